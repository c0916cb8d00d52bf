//! The style sheets in one: each of its own would be one more request, and compress worse.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::hashed;
use super::module::rewrite_page;

/// How a link to a style sheet begins, as Trunk writes it, and how it ends.
const LINK: (&str, &str) = (r#"<link rel="stylesheet" href="/"#, "/>");

/// Joins the page's style sheets in their order.
///
/// # Errors
/// When one cannot be read, or the page cannot be written.
pub(super) fn join(directory: &Path) -> anyhow::Result<()> {
    rewrite_page(directory, |page| {
        let mut joined = String::new();
        let mut parts = page.split(LINK.0);
        let head = parts.next().unwrap_or_default().trim_end().to_owned();
        let mut rest = String::new();
        for part in parts {
            let (link, after) = part.split_once(LINK.1).context("a link that does not end")?;
            let path = directory.join(link.split('"').next().unwrap_or_default());
            joined += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            rest += after.trim_start();
        }
        let name = format!("social-messaging-{}.css", hashed(&joined));
        fs::write(directory.join(&name), joined).with_context(|| format!("cannot write {name}"))?;
        Ok(format!("{head}\n    {}{name}\"{}\n    {rest}", LINK.0, LINK.1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sheet_has_the_rules_of_all_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        let page = r#"<head><title>a</title>
            <link rel="stylesheet" href="/a-1.css" data-integrity="none"/>
            <link rel="stylesheet" href="/b-2.css"/>
            <script src="/boot.js"></script></head>"#;
        fs::write(folder.path().join("index.html"), page).unwrap();
        fs::write(folder.path().join("a-1.css"), "a { color: red }\n").unwrap();
        fs::write(folder.path().join("b-2.css"), "b { color: blue }\n").unwrap();
        join(folder.path()).unwrap();
        let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
        let sheets: Vec<_> = page.split("href=\"/").skip(1).filter_map(|link| link.split('"').next()).collect();
        let [sheet] = sheets[..] else { panic!("one sheet: {page}") };
        let rules = fs::read_to_string(folder.path().join(sheet)).unwrap();
        assert_eq!(rules, "a { color: red }\nb { color: blue }\n");
        assert!(page.contains("<title>a</title>") && page.contains(r#"<script src="/boot.js"></script></head>"#));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
