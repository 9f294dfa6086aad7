//! A file out, a file in.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement,
    Url,
};

use super::events::after;
use super::page::document;

/// How long the browser may take to begin a download.
const UNTIL_REVOKED_MS: u32 = 60_000;

/// Hands a text out as a file.
pub(crate) fn download(name: &str, text: &str) {
    // A browser that hands out no files has said so itself.
    let _ = url_of_text(text).and_then(|url| try_download(name, url));
}

/// Hands bytes out as a file.
pub(crate) fn download_bytes(name: &str, bytes: &[u8]) {
    let url = url_of(&Uint8Array::from(bytes).into(), "application/octet-stream");
    // As above.
    let _ = url.and_then(|url| try_download(name, url));
}

fn try_download(name: &str, url: String) -> Option<()> {
    let anchor: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    after(UNTIL_REVOKED_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// An address under which the browser finds a text.
pub(crate) fn url_of_text(text: &str) -> Option<String> {
    url_of(&JsValue::from_str(text), "application/json")
}

fn url_of(content: &JsValue, media_type: &str) -> Option<String> {
    let parts = Array::of1(content);
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// A file that was picked: its name, and its bytes unless it was too large to be read.
pub(crate) struct Picked {
    pub(crate) name: String,
    pub(crate) bytes: Option<Vec<u8>>,
}

/// Reads the file that was picked in an input, unless it has more bytes than `largest`.
pub(crate) fn read_picked(event: &Event, largest: u32, then: impl FnOnce(Picked) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file may be picked again, after it was mended.
    input.set_value("");
    read(&file, largest, then);
}

/// Reads the file that was dropped on the page, unless it has more bytes than `largest`.
pub(crate) fn read_dropped(event: &DragEvent, largest: u32, then: impl FnOnce(Picked) + 'static) {
    // Else the browser would leave the page for the file.
    event.prevent_default();
    let files = event.data_transfer().and_then(|dropped| dropped.files());
    if let Some(file) = files.and_then(|files| files.get(0)) {
        read(&file, largest, then);
    }
}

/// Files that were picked in an input; they are read one by one, see [`read_one`].
pub(crate) fn all_picked(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let picked = listed(input.files().as_ref());
    // The same files may be picked again, after they were mended.
    input.set_value("");
    picked
}

/// Files that were dropped on the page.
pub(crate) fn all_dropped(event: &DragEvent) -> Vec<File> {
    // Else the browser would leave the page for the file.
    event.prevent_default();
    let dropped = event.data_transfer().and_then(|dropped| dropped.files());
    listed(dropped.as_ref())
}

/// Reads a file, unless it has more bytes than `largest`.
pub(crate) async fn read_one(file: &File, largest: u32) -> Picked {
    let is_small = file.size() <= f64::from(largest);
    let buffer = if is_small { JsFuture::from(file.array_buffer()).await.ok() } else { None };
    let bytes = buffer.map(|buffer| Uint8Array::new(&buffer).to_vec());
    Picked { name: file.name(), bytes }
}

fn listed(files: Option<&FileList>) -> Vec<File> {
    let count = files.map_or(0, FileList::length);
    (0..count).filter_map(|place| files?.get(place)).collect()
}

/// Reads all files that were picked in an input, each unless it has more bytes than `largest`.
pub(crate) fn read_all_picked(
    event: &Event,
    largest: u32,
    then: impl FnOnce(Vec<Picked>) + 'static,
) {
    read_all(all_picked(event), largest, then);
}

/// Reads all files that were dropped on the page, each unless it has more bytes than `largest`.
pub(crate) fn read_all_dropped(
    event: &DragEvent,
    largest: u32,
    then: impl FnOnce(Vec<Picked>) + 'static,
) {
    read_all(all_dropped(event), largest, then);
}

fn read_all(files: Vec<File>, largest: u32, then: impl FnOnce(Vec<Picked>) + 'static) {
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut picked = Vec::new();
        for file in files {
            picked.push(read_one(&file, largest).await);
        }
        then(picked);
    });
}

fn read(file: &File, largest: u32, then: impl FnOnce(Picked) + 'static) {
    let name = file.name();
    if file.size() > f64::from(largest) {
        return then(Picked { name, bytes: None });
    }
    let content = file.array_buffer();
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(content).await {
            then(Picked { name, bytes: Some(Uint8Array::new(&buffer).to_vec()) });
        }
    });
}
