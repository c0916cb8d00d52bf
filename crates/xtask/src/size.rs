//! What the first view downloads, and the gate that it must pass.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::widget_build;
use crate::workspace::Workspace;

/// The most that the first view may download, in bytes of brotli; ARCHITECTURE.md says what the number is made of and
/// defends it. When it comes near, `cargo xtask first-view` moves into the rest what the first view does without.
const GATE: usize = 194_000;

/// The script that an integrator's page loads, beside the page that frames the widget: no part of the first view.
const EMBED: &str = "embed.js";

/// The most that it may be, in bytes of brotli: it stands in the way of a page that is not ours.
const EMBED_GATE: usize = 3_000;

/// A file with its sizes in bytes.
#[derive(Debug)]
struct FileSize {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds the widget, prints the sizes, and fails when the gate does not hold.
///
/// # Errors
/// When the widget cannot be built or its page names a file that is not there.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    widget_build::build(workspace)?;
    let directory = widget_build::directory(workspace);
    let sum = print(&measure(&directory)?);
    print_rest(&directory)?;
    let embed = measure_file(&directory, EMBED)?;
    print_line(&embed, "for pages that embed it: ");
    let held = [holds("the first view", sum, GATE), holds(EMBED, embed.brotli, EMBED_GATE)];
    Ok(if held == [true, true] { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says how far from its gate something is, and whether on the right side.
fn holds(what: &str, brotli: usize, gate: usize) -> bool {
    match gate.checked_sub(brotli) {
        Some(left) => println!("{what} is {left} bytes below its gate of {gate}"),
        None => eprintln!("error: {what} is {brotli} bytes of brotli, {gate} are allowed"),
    }
    brotli <= gate
}

fn measure(directory: &Path) -> anyhow::Result<Vec<FileSize>> {
    let page = fs::read_to_string(directory.join("index.html")).context("cannot read the page")?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(first_view(&page).iter().map(|name| (*name).to_owned()));
    if !names.iter().any(|name| has_extension(name, "wasm")) {
        bail!("the built page names no wasm file, so its size cannot be measured");
    }
    names.iter().map(|name| measure_file(directory, name)).collect()
}

/// What the page loads by itself as soon as the first view stands.
fn print_rest(directory: &Path) -> anyhow::Result<()> {
    let page = fs::read_to_string(directory.join("index.html")).context("cannot read the page")?;
    let metas = page
        .split('<')
        .filter(|tag| tag.starts_with("meta ") && matches!(attribute(tag, "name"), Some("rest" | "later-style")));
    for name in metas.filter_map(|tag| attribute(tag, "content")) {
        let rest = measure_file(directory, name.trim_start_matches('/'))?;
        print_line(&rest, "loaded after it: ");
    }
    Ok(())
}

fn measure_file(directory: &Path, name: &str) -> anyhow::Result<FileSize> {
    let bytes =
        fs::read(directory.join(name)).with_context(|| format!("{name} is part of the widget and cannot be read"))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    widget_build::brotli(&bytes, &mut brotli)?;
    let gzip = gzip.finish()?;
    Ok(FileSize { name: name.to_owned(), raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
}

/// The files that the page's links and scripts name, each once, in their order.
fn first_view(page: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for tag in page.split('<').filter(|tag| tag.starts_with("link ") || tag.starts_with("script ")) {
        let tag = tag.split('>').next().unwrap_or(tag);
        let Some(address) = attribute(tag, "href").or_else(|| attribute(tag, "src")) else {
            continue;
        };
        let name = address.trim_start_matches("./").trim_start_matches('/');
        let own = !name.is_empty() && !name.contains(':');
        if own && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let named = tag.match_indices(name).map(|(start, _)| tag.split_at(start));
    let value = named
        .filter(|(before, _)| before.ends_with(char::is_whitespace))
        .find_map(|(_, rest)| rest.strip_prefix(name)?.strip_prefix('='))?;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split(char::is_whitespace).next(),
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn print(files: &[FileSize]) -> usize {
    println!("{:>10} {:>10} {:>10}  file", "raw", "gzip", "brotli");
    for file in files {
        print_line(file, "");
    }
    let raw: usize = files.iter().map(|file| file.raw).sum();
    let gzip: usize = files.iter().map(|file| file.gzip).sum();
    let brotli = files.iter().map(|file| file.brotli).sum();
    println!("{raw:>10} {gzip:>10} {brotli:>10}  the first view");
    brotli
}

fn print_line(file: &FileSize, what: &str) {
    println!("{:>10} {:>10} {:>10}  {what}{}", file.raw, file.gzip, file.brotli, file.name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_is_what_links_and_scripts_name() {
        let page = r#"<!doctype html><html><head><link rel="stylesheet" href="/tokens-1.css" integrity="x"/>
            <link rel=icon href=data:,><script type="module"
            src="./boot-2.js"></script>
            <link rel="modulepreload" href='/app-3.js'><link rel="preload" href="/app-3_bg.wasm" as="fetch">
            <link rel="modulepreload" href="/app-3.js"></head><body><a href="/not.html">no</a>"#;
        assert_eq!(first_view(page), ["tokens-1.css", "boot-2.js", "app-3.js", "app-3_bg.wasm"]);
    }

    #[test]
    fn each_file_is_measured_in_three_ways() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), r#"<link href="/app_bg.wasm">"#).unwrap();
        fs::write(folder.path().join("app_bg.wasm"), "wasm".repeat(500)).unwrap();
        let files = measure(folder.path()).unwrap();
        let wasm = &files[1];
        assert_eq!(wasm.raw, 2000);
        assert!(wasm.brotli < wasm.gzip && wasm.gzip < wasm.raw);
    }

    #[test]
    fn a_page_without_its_wasm_is_not_small_but_wrong() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "<p>hello</p>").unwrap();
        assert!(measure(folder.path()).unwrap_err().to_string().contains("no wasm"));
    }

    #[test]
    fn a_gate_holds_up_to_its_last_byte() {
        assert!(holds("embed.js", EMBED_GATE, EMBED_GATE));
        assert!(!holds("embed.js", EMBED_GATE + 1, EMBED_GATE));
    }

    #[test]
    fn what_pages_elsewhere_load_is_put_beside_the_page() {
        let workspace = Workspace::locate();
        let page = fs::read_to_string(workspace.path("index.html")).unwrap();
        for name in [EMBED, "embed.d.ts"] {
            let source = format!("embed/{name}");
            assert!(page.contains(&format!(r#"rel="copy-file" href="{source}""#)), "{name}");
            assert!(workspace.path(&source).is_file(), "{name}");
        }
    }
}
