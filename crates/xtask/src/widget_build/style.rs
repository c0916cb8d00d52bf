//! The style sheets in two: what the first view shows, and what comes after it. Each of its own would be one more request,
//! and compress worse.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::hashed;
use super::module::rewrite_page;

/// How a link to a style sheet begins, as Trunk writes it, and how it ends.
const LINK: (&str, &str) = (r#"<link rel="stylesheet" href="/"#, "/>");

/// What the name of a sheet begins with that the first view does without.
const LATER: &str = "later-";

/// Where the page names the second sheet, for `boot.js`.
const ROOM: (&str, &str) = (r#"<meta name="later-style" content=""#, r#"" />"#);

/// Joins the page's style sheets in their order: those of the first view, which the page links to, and the others, which
/// it names.
///
/// # Errors
/// When one cannot be read, or the page cannot be written.
pub(super) fn join(directory: &Path) -> anyhow::Result<()> {
    rewrite_page(directory, |page| {
        let (mut first, mut later) = (String::new(), String::new());
        let mut parts = page.split(LINK.0);
        let head = parts.next().unwrap_or_default().trim_end().to_owned();
        let mut rest = String::new();
        for part in parts {
            let (link, after) = part.split_once(LINK.1).context("a link that does not end")?;
            let name = link.split('"').next().unwrap_or_default();
            let path = directory.join(name);
            let sheet = if name.starts_with(LATER) { &mut later } else { &mut first };
            *sheet += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            rest += after.trim_start();
        }
        let write = |kind: &str, sheet: &str| -> anyhow::Result<String> {
            let name = format!("{kind}-{}.css", hashed(sheet));
            fs::write(directory.join(&name), sheet).with_context(|| format!("cannot write {name}"))?;
            Ok(name)
        };
        let (first, later) = (write("social-messaging", &first)?, write("social-messaging-later", &later)?);
        let named = format!("{}/{later}{}", ROOM.0, ROOM.1);
        let head = head.replace(&format!("{}{}", ROOM.0, ROOM.1), &named);
        Ok(format!("{head}\n    {}{first}\"{}\n    {rest}", LINK.0, LINK.1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_views_sheet_is_linked_and_the_later_one_named() {
        let folder = tempfile::tempdir().unwrap();
        let page = r#"<head><meta name="later-style" content="" /><title>a</title>
            <link rel="stylesheet" href="/a-1.css" data-integrity="none"/>
            <link rel="stylesheet" href="/later-c-3.css"/>
            <link rel="stylesheet" href="/b-2.css"/>
            <script src="/boot.js"></script></head>"#;
        fs::write(folder.path().join("index.html"), page).unwrap();
        let sheets = [("a-1", "a { color: red }\n"), ("b-2", "b { color: blue }\n"), ("later-c-3", "c { top: 0 }\n")];
        for (name, rules) in sheets {
            fs::write(folder.path().join(format!("{name}.css")), rules).unwrap();
        }
        join(folder.path()).unwrap();
        let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
        let read = |before: &str| {
            let names: Vec<_> = page.split(before).skip(1).filter_map(|link| link.split('"').next()).collect();
            let [name] = names[..] else { panic!("one sheet after {before}: {page}") };
            fs::read_to_string(folder.path().join(name)).unwrap()
        };
        assert_eq!(read("href=\"/"), "a { color: red }\nb { color: blue }\n");
        assert_eq!(read("content=\"/"), "c { top: 0 }\n");
        assert!(page.contains("<title>a</title>") && page.contains(r#"<script src="/boot.js"></script></head>"#));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
