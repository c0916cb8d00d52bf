//! Chromium, its driver, and fonts for every script that the tests show.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::bail;

use super::debian;
use super::node::end_to_end_packages;
use crate::command::{answer, find, program};
use crate::workspace::Workspace;

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Debian's packages of the fonts, with a script that each is there for.
const FONTS: [(&str, &str); 3] =
    [("fonts-noto-core", "ar"), ("fonts-noto-cjk", "ja"), ("fonts-noto-color-emoji", "und-zsye")];

/// The browser of the tests.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium's executable.
    pub(crate) chromium: PathBuf,
    /// ChromeDriver's executable, of Chromium's version.
    pub(crate) driver: PathBuf,
}

/// Finds Chromium and its driver, installs them and the fonts where the system lets us.
///
/// # Errors
/// Says in one line what to install where it cannot.
pub(crate) fn browser(workspace: &Workspace) -> anyhow::Result<Browser> {
    let missing = missing_packages(workspace)?;
    if !missing.is_empty() {
        debian::install(workspace, &missing)?;
    }
    let chromium = CHROMIUM_NAMES.iter().find_map(|name| find(workspace, name));
    match (chromium, find(workspace, "chromedriver")) {
        (Some(chromium), Some(driver)) => Ok(Browser { chromium, driver }),
        _ => bail!("Chromium and ChromeDriver are not on the PATH"),
    }
}

/// Playwright in the folder of the end-to-end tests, with its packages and the browser; what it runs is for the caller to say.
///
/// # Errors
/// As [`browser`] and [`end_to_end_packages`].
pub(crate) fn playwright(workspace: &Workspace) -> anyhow::Result<Command> {
    end_to_end_packages(workspace)?;
    let browser = browser(workspace)?;
    let directory = workspace.path("tests/e2e");
    let mut playwright = program(workspace, directory.join("node_modules/.bin/playwright"))?;
    playwright
        .arg("test")
        .current_dir(directory)
        .envs(browser_environment(workspace)?)
        .env("E2E_CHROMIUM", browser.chromium);
    Ok(playwright)
}

/// Variables that keep what a browser writes inside the repository's folder.
///
/// # Errors
/// When the folder cannot be made.
pub(crate) fn browser_environment(workspace: &Workspace) -> anyhow::Result<Vec<(&'static str, OsString)>> {
    let directory = workspace.scratch("browser")?;
    Ok(vec![("XDG_CONFIG_HOME", directory.join("config").into()), ("XDG_CACHE_HOME", directory.join("cache").into())])
}

fn missing_packages(workspace: &Workspace) -> anyhow::Result<Vec<&'static str>> {
    let mut missing = Vec::new();
    if !CHROMIUM_NAMES.iter().any(|name| find(workspace, name).is_some()) {
        missing.push("chromium");
    }
    if find(workspace, "chromedriver").is_none() {
        missing.push("chromium-driver");
    }
    for (package, language) in FONTS {
        if !font_present(workspace, package, language)? {
            missing.push(package);
        }
    }
    Ok(missing)
}

fn font_present(workspace: &Workspace, package: &str, language: &str) -> anyhow::Result<bool> {
    if debian::is_this() {
        let mut query = program(workspace, "dpkg-query")?;
        query.args(["--show", "--showformat=${db:Status-Status}", package]);
        return Ok(answer(query).as_deref() == Some("installed"));
    }
    let mut list = program(workspace, "fc-list")?;
    list.arg(format!(":lang={language}"));
    // Without fontconfig nothing can be said, and the tests that need a font will say it.
    Ok(answer(list).is_none_or(|fonts| !fonts.is_empty()))
}
