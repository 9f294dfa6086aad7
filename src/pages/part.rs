//! Parts of the app that are downloaded when they are first needed: [`Part`].
//!
//! A part is a table of functions behind one `wasm_split` function. Everything that only those
//! functions reach leaves the main module when the site is put together, by the graph of calls;
//! nothing else has to be declared.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

use crate::browser::{events, page};
use crate::state::Session;

/// Draws something of the session.
pub(crate) type Draw = fn(Session) -> AnyView;

/// A part on its way, with its table of functions at the end.
pub(crate) type Download<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// What all pages of a draft look like.
pub(crate) const OF_DRAFTS: &[&str] = &["draft"];

/// How far a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress<T> {
    /// Nobody needed it yet.
    Away,
    /// It is on its way.
    Coming,
    /// It did not arrive; it can be asked for again.
    Failed,
    /// It is here, and stays.
    Here(T),
}

/// A part of the app that is downloaded when it is first needed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<T: Copy + Send + Sync + 'static> {
    progress: RwSignal<Progress<T>>,
    /// The style sheets that come with it, as `index.html` calls them.
    styles: &'static [&'static str],
    download: fn() -> Download<T>,
}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    /// A part that is not here yet, by the style sheets that come with it and the way to it.
    pub(crate) fn of(styles: &'static [&'static str], download: fn() -> Download<T>) -> Self {
        Self { progress: RwSignal::new(Progress::Away), styles, download }
    }

    /// How far it is, tracked.
    pub(crate) fn progress(&self) -> Progress<T> {
        self.progress.get()
    }

    /// Its functions, tracked; none as long as it is not here.
    pub(crate) fn here(&self) -> Option<T> {
        match self.progress.get() {
            Progress::Here(table) => Some(table),
            Progress::Away | Progress::Coming | Progress::Failed => None,
        }
    }

    /// It is needed now: asks for it, unless that was done before.
    pub(crate) fn need(&self) {
        if matches!(self.progress.get_untracked(), Progress::Away) {
            self.ask();
        }
    }

    /// Asks for it.
    pub(crate) fn ask(&self) {
        let Self { progress, styles, download } = *self;
        draw(progress, Progress::Coming);
        events::spawn(async move {
            let styles: Vec<_> = styles.iter().map(|name| page::style(name)).collect();
            let mut arrived = download().await.ok();
            for style in styles {
                let is_styled = events::settled(style).await;
                arrived = arrived.filter(|_| is_styled);
            }
            draw(progress, arrived.map_or(Progress::Failed, Progress::Here));
        });
    }
}

/// Draws anew what waits for a part. If what had the focus went with it, the page gets the focus;
/// whoever types into a field beside it is not disturbed.
fn draw<T: Copy + Send + Sync + 'static>(progress: RwSignal<Progress<T>>, now: Progress<T>) {
    let had_focus = page::has_focus_in("main");
    progress.set(now);
    if had_focus {
        let regain = || {
            if !page::has_focus_in("main") {
                page::begin("main");
            }
        };
        events::after(0, regain).forget();
    }
}
