//! Starts the widget.

use leptos::prelude::IntoView;
use social_messaging_widget::{app, effects, platform};

fn main() {
    std::panic::set_hook(Box::new(platform::panic::show));
    leptos::mount::mount_to_body(|| {
        effects::start();
        app::App().into_view()
    });
}
