//! Who runs the commands.

/// Whether it is the system's administrator.
#[cfg(unix)]
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Whether it is the system's administrator.
#[cfg(not(unix))]
pub(crate) fn is_root() -> bool {
    false
}
