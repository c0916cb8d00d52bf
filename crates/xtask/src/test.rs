//! `cargo xtask test`: every check and test, and their count.

mod checks;
mod count;
mod postgresql;
mod suites;

use std::process::ExitCode;

use crate::command::say;
use crate::command_line::Part;
use crate::interrupt;
use crate::workspace::Workspace;
use count::Count;
pub(crate) use suites::build_processes;

/// One thing to run, and how it went.
struct Step {
    name: &'static str,
    run: fn(&Workspace) -> anyhow::Result<Count>,
}

impl Step {
    const fn new(name: &'static str, run: fn(&Workspace) -> anyhow::Result<Count>) -> Self {
        Self { name, run }
    }
}

/// Quick checks come first, then what needs more and more of the product built.
const ALL: [Step; 15] = [
    Step::new("whether the tools are there", checks::tools),
    Step::new("formatting", checks::formatting),
    DOMAIN,
    BACKEND,
    BACKEND_ON_POSTGRESQL,
    Step::new("xtask's tests", suites::xtask),
    Step::new("clippy of the host's packages", checks::clippy_host),
    Step::new("dependencies", checks::dependencies),
    Step::new("advisories", checks::advisories),
    WIDGET_NATIVE,
    Step::new("clippy of the widget", checks::clippy_widget),
    WIDGET_BROWSER,
    Step::new("size", checks::size),
    END_TO_END_TYPES,
    END_TO_END,
];

const DOMAIN: Step = Step::new("the domain's tests", suites::domain);
const BACKEND: Step = Step::new("the backend's and the sandbox's tests", suites::backend);
const BACKEND_ON_POSTGRESQL: Step = Step::new("the backend's tests on PostgreSQL", suites::backend_on_postgresql);
const WIDGET_NATIVE: Step = Step::new("the widget's native tests", suites::widget_native);
const WIDGET_BROWSER: Step = Step::new("the widget's browser tests", suites::widget_browser);
const END_TO_END_TYPES: Step = Step::new("types of the end-to-end tests", checks::end_to_end_types);
const END_TO_END: Step = Step::new("the end-to-end tests", suites::end_to_end);

/// Runs everything, or one part, goes on after a failure, and ends with a count.
///
/// # Errors
/// Never: what goes wrong is counted.
pub(crate) fn run(workspace: &Workspace, only: Option<Part>) -> anyhow::Result<ExitCode> {
    let steps: &[Step] = match only {
        None => &ALL,
        Some(Part::Domain) => &[DOMAIN],
        Some(Part::Backend) => &[BACKEND, BACKEND_ON_POSTGRESQL],
        Some(Part::Widget) => &[WIDGET_NATIVE, WIDGET_BROWSER],
        Some(Part::EndToEnd) => &[END_TO_END_TYPES, END_TO_END],
    };
    let mut total = Count::default();
    let mut failures = Vec::new();
    for step in steps {
        say("Testing", step.name);
        let count = (step.run)(workspace).unwrap_or_else(|error| {
            eprintln!("error: {}: {error:#}", step.name);
            Count::one_failed()
        });
        if count.failed > 0 {
            failures.push(format!("{}: {} failed", step.name, count.failed));
        }
        total += count;
        if interrupt::requested() {
            failures.push("stopped before the end".to_owned());
            break;
        }
    }
    for failure in &failures {
        eprintln!("error: {failure}");
    }
    println!("{total}");
    Ok(if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
