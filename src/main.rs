//! Wutong in the browser: mounts the app.

fn main() {
    wutong_app::mount();
}
