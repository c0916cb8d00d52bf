//! A host's page beside the demo: the server of `examples/`, and what the backend is told of it.

use std::net::TcpListener;

use crate::command::{program, say};
use crate::command_line::Host;
use crate::installation::{Installation, Process, quoted, random_secret};
use crate::tools;
use crate::workspace::Workspace;

/// The id of the key that the launch tokens of the examples are signed with.
const KEY: &str = "examples";

/// Whom the launch tokens are for.
const AUDIENCE: &str = "social-messaging-launch";

/// The running server of the examples.
pub(super) struct HostPage {
    host: Host,
    process: Process,
    secret: String,
}

impl HostPage {
    /// Starts the server on the port after the widget's, else on a free one.
    ///
    /// # Errors
    /// When there is no Node.js, or its packages cannot be installed, or it does not start.
    pub(super) fn start(
        workspace: &Workspace,
        installation: &Installation<'_>,
        host: Host,
        widget: u16,
    ) -> anyhow::Result<Self> {
        tools::example_packages(workspace)?;
        say("Starting", format_args!("the page of the host {}", host.name()));
        let secret = random_secret()?;
        let listen = widget.checked_add(1).filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
        let mut command = program(workspace, "node")?;
        command
            .arg(workspace.path("examples/serve.mjs"))
            .env("EXAMPLES_PORT", listen.unwrap_or(0).to_string())
            .env("EXAMPLES_WIDGET", format!("http://127.0.0.1:{widget}"))
            .env("EXAMPLES_LAUNCH_SECRET", &secret)
            .env("EXAMPLES_LAUNCH_KEY", KEY)
            .env("EXAMPLES_LAUNCH_AUDIENCE", AUDIENCE);
        let process = installation.start_beside("examples", command)?;
        Ok(Self { host, process, secret })
    }

    /// What the backend's configuration says of this host: tables, which stand after all others.
    pub(super) fn configuration(&self) -> String {
        configuration(self.process.address(), &self.secret)
    }

    /// The address of the host's page.
    pub(super) fn address(&self) -> String {
        format!("{}/{}/", self.process.address(), self.host.name())
    }

    /// The server.
    pub(super) fn process(&mut self) -> &mut Process {
        &mut self.process
    }
}

fn configuration(origin: &str, secret: &str) -> String {
    format!(
        "\n[embedding]\nhosts = [{}]\n\n\
         [launch]\naudience = {}\n\n\
         [[launch.keys]]\nkid = {}\nalgorithm = \"HS256\"\nsecret = {}\n",
        quoted(origin),
        quoted(AUDIENCE),
        quoted(KEY),
        quoted(secret),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backend_is_told_who_frames_it_and_whose_tokens_it_takes() {
        let text = configuration("http://127.0.0.1:8081", "a \"secret\"");
        let expected = r#"
[embedding]
hosts = ["http://127.0.0.1:8081"]

[launch]
audience = "social-messaging-launch"

[[launch.keys]]
kid = "examples"
algorithm = "HS256"
secret = "a \"secret\""
"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn every_host_has_its_page() {
        for host in Host::ALL {
            let page = Workspace::locate().path(&format!("examples/{}/index.html", host.name()));
            assert!(page.is_file(), "{}", page.display());
        }
    }
}
