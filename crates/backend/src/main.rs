//! Starts the backend.

use std::process::ExitCode;

fn main() -> ExitCode {
    social_messaging_backend::cli::run()
}
