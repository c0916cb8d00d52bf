//! The widget built for release: only when something changed, compressed beside itself.

mod first_view;
mod module;
mod names;
mod optimised;
mod own_paths;
mod parts;
mod shorter;
mod style;
mod watched;

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::command::{program, run, say};
use crate::tools;
use crate::workspace::Workspace;

pub(crate) use first_view::record;

/// What the built widget depends on; what does not exist does not count.
const INPUTS: [&str; 16] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "assets",
    "crates/domain/Cargo.toml",
    "crates/domain/src",
    "crates/markup/Cargo.toml",
    "crates/markup/src",
    "crates/xtask/src/widget_build",
    "crates/xtask/src/widget_build.rs",
    "embed",
    "emoji",
    "index.html",
    "languages",
    "src",
    "style",
];

/// The kinds of file that the backend serves compressed.
const COMPRESSED: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "wasm"];

/// Where Trunk puts the widget.
pub(crate) fn directory(workspace: &Workspace) -> PathBuf {
    workspace.path("dist")
}

/// Builds the widget for release unless nothing changed since the last time.
///
/// # Errors
/// When a tool is missing or the build fails.
pub(crate) fn build(workspace: &Workspace) -> anyhow::Result<()> {
    let stamp = workspace.scratch("xtask")?.join("widget.fingerprint");
    let fingerprint = fingerprint(workspace)?;
    let built = directory(workspace).join("index.html.br").is_file();
    if built && fs::read_to_string(&stamp).is_ok_and(|last| last == fingerprint) {
        return Ok(());
    }
    tools::for_widget(workspace)?;
    say("Building", "the widget for release");
    let flags = own_paths::forgotten(workspace);
    let mut trunk = program(workspace, "trunk")?;
    trunk
        .args(["build", "--release"])
        .env("CARGO_TARGET_DIR", workspace.widget_target())
        .env(flags.name, flags.value)
        .env("XDG_CACHE_HOME", workspace.tools().join("cache"))
        // Trunk reads NO_COLOR as a flag that wants true or false.
        .env_remove("NO_COLOR");
    run(trunk, "trunk build")?;
    module::divide(workspace, &directory(workspace))?;
    style::join(&directory(workspace))?;
    minify(workspace, &directory(workspace))?;
    say("Compressing", "the widget");
    compress_all(&directory(workspace))?;
    fs::write(&stamp, fingerprint).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Brotli as the widget is served: the best there is, since it is done once.
///
/// # Errors
/// When writing fails.
pub(crate) fn brotli(bytes: &[u8], into: impl Write) -> anyhow::Result<()> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut writer = into;
    brotli::BrotliCompress(&mut &bytes[..], &mut writer, &parameters)?;
    Ok(())
}

/// Scripts and styles without what only we read. Trunk's names stay: they are hashes of what was there before, which is
/// as good.
fn minify(workspace: &Workspace, directory: &Path) -> anyhow::Result<()> {
    let is_text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "js" || extension == "css");
    let files: Vec<PathBuf> = files_below(directory)?.into_iter().filter(is_text).collect();
    let mut esbuild = program(workspace, "esbuild")?;
    esbuild.args([
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--log-level=warning",
        "--allow-overwrite",
        "--outdir=.",
    ]);
    esbuild.args(&files).current_dir(directory);
    run(esbuild, "esbuild")
}

fn compress_all(directory: &Path) -> anyhow::Result<()> {
    for path in files_below(directory)? {
        let kind = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !COMPRESSED.contains(&kind) {
            continue;
        }
        let compressed = path.with_added_extension("br");
        let write = || -> anyhow::Result<()> { brotli(&fs::read(&path)?, File::create(&compressed)?) };
        write().with_context(|| format!("cannot compress {}", path.display()))?;
    }
    Ok(())
}

/// What stands for some content in a file's name.
fn hashed(content: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn fingerprint(workspace: &Workspace) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    for input in INPUTS {
        let path = workspace.path(input);
        let files = if path.is_dir() { files_below(&path)? } else { vec![path] };
        for file in files.iter().filter(|file| file.is_file()) {
            file.hash(&mut hasher);
            let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            bytes.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files_below(directory: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![directory.to_path_buf()];
    while let Some(current) = pending.pop() {
        let entries = fs::read_dir(&current).with_context(|| format!("cannot list {}", current.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_every_folder_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("z.css"), "z").unwrap();
        fs::write(folder.path().join("a/b.css"), "b").unwrap();
        let found = files_below(folder.path()).unwrap();
        assert_eq!(found, [folder.path().join("a/b.css"), folder.path().join("z.css")]);
    }

    #[test]
    fn what_is_served_has_its_compressed_form_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("app.css"), "a{}".repeat(1000)).unwrap();
        fs::write(folder.path().join("logo.png"), "png").unwrap();
        compress_all(folder.path()).unwrap();
        let compressed = fs::read(folder.path().join("app.css.br")).unwrap();
        assert!(compressed.len() < 100);
        assert!(!folder.path().join("logo.png.br").exists());
    }
}
