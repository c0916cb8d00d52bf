//! Starts the widget.

use social_messaging_widget::{app, drawing, effects, platform};

fn main() {
    std::panic::set_hook(Box::new(platform::panic::show));
    let Some(body) = leptos::prelude::document().body() else { return };
    wasm_bindgen_futures::spawn_local(async move {
        effects::speak().await;
        drawing::mount(&body, || {
            effects::start();
            app::App()
        })
        .forget();
    });
}
