//! The app: addresses to pages, one language for all, and what the window tells.

#![allow(unreachable_pub, reason = "leptos makes a public item of each component")]

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use locale::{Language, keys, text};
use report::forms::Section;
use worker::ledger::lines::{Fields, Lines};

use crate::browser::events::{
    Shortcut, after, every, on_close, on_foreign_write, on_fragment, on_leave, on_return,
    on_shortcut,
};
use crate::browser::{channel, crash, events, page};
use crate::components::shell::{DraftHead, Header, KeysDialog, NoticeBar, Tab, Tagline, TaskList};
use crate::pages::{
    DraftPages, DraftParts, Draw, Home, LedgerPages, Part, Unknown, Waiting, desk_part,
};
use crate::state::shelf::Shelf;
use crate::state::{Answer, Route, Session, Workspace};

/// A minute begins unseen for so long, at most.
const TICK_MS: u32 = 10_000;

/// Says that what every page of a draft needs comes with the first one, which has room for it.
fn with_the_start() {
    core::hint::black_box::<fn(&mut Workspace) -> bool>(Workspace::undo);
    core::hint::black_box::<fn(&mut Workspace, usize, Option<Answer>)>(Workspace::answer);
    core::hint::black_box::<fn(&mut Lines, &str) -> usize>(|lines, line| {
        let (name, mut fields) = Fields::of_line(line);
        lines.line(name).text(&fields.text()).number(fields.number());
        usize::from(fields.has_more())
    });
    core::hint::black_box::<Draw>(|_| view! { <DraftHead /><TaskList /> }.into_any());
}

/// Starts the app in the page's body.
pub fn mount() {
    with_the_start();
    crash::watch();
    events::spawn(async {
        let shelf = Shelf::open().await;
        mount_to_body(move || view! { <App shelf /> });
    });
}

/// The whole page.
#[component]
fn App(
    /// Where drafts lie.
    shelf: Shelf,
) -> impl IntoView {
    let session = Session::start(shelf);
    provide_context(session);
    session.follow(&session.route.get_untracked());
    listen(session);
    let tab = RwSignal::new(Tab::Form);
    provide_context(tab);
    let draft = DraftPages::part();
    let desk = desk_part();
    provide_context(DraftParts::away());
    let tables = LedgerPages::part();
    provide_context(tables);
    let title = Memo::new(move |_| title(session));
    Effect::new(move |_| page::set_title(&title.get()));
    Effect::new(move |_| page::set_language(session.language.get().tag()));
    Effect::new(move |_| {
        if session.route.with(|route| route.draft().is_some() || route.is_beside_drafts()) {
            draft.need();
        }
        // A form and its tables come at once, not one after the other.
        if session.route.with(|route| matches!(route, Route::Section { .. })) {
            tables.need();
        }
        if session.route.with(|route| matches!(route, Route::Desk { .. })) {
            desk.need();
        }
    });
    // Everything is drawn again when page or language change; the elements stay, and with them
    // the focus.
    move || {
        let language = session.language.get();
        let route = session.route.get();
        view! {
            <a class="skip" href="#main" on:click=move |_| tab.set(Tab::Form)>
                {keys::APP_SKIP.words(language)}
            </a>
            <Header>{head_of(session, draft)}</Header>
            {page_of(session, &route, (draft, desk))}
            <NoticeBar />
            <KeysDialog />
        }
    }
}

/// What the head of the page says of the open draft.
fn head_of(session: Session, draft: Part<DraftPages>) -> AnyView {
    let is_open = session.workspace.with_untracked(Option::is_some);
    match draft.here().filter(|_| is_open) {
        Some(pages) => (pages.head)(session),
        None => view! { <Tagline /> }.into_any(),
    }
}

fn page_of(
    session: Session,
    route: &Route,
    (draft, desk): (Part<DraftPages>, Part<Draw>),
) -> AnyView {
    let is_open = session.workspace.with_untracked(Option::is_some);
    match route {
        Route::Home => view! { <Home /> }.into_any(),
        Route::Desk { .. } => match desk.here() {
            Some(draw) => draw(session),
            None => view! { <Waiting part=desk /> }.into_any(),
        },
        // A report that is begun becomes a draft: their pages come along.
        _ if route.is_beside_drafts() || is_open && route.draft().is_some() => match draft.here() {
            Some(pages) => (pages.page)(session),
            None => view! { <Waiting part=draft /> }.into_any(),
        },
        _ => view! { <Unknown /> }.into_any(),
    }
}

fn section_of(session: Session, id: &str) -> Option<Section> {
    session.workspace.with_untracked(|workspace| {
        let mut sections = workspace.as_ref()?.edition().forms.section.iter();
        sections.find(|section| section.id == id).cloned()
    })
}

/// What the browser calls the page.
fn title(session: Session) -> String {
    let language = session.language.get();
    let cluster = session.of(|workspace| workspace.cluster_words(language));
    let page = match session.route.get() {
        Route::Home => keys::HOME_TITLE.words(language).to_owned(),
        Route::Section { section, .. } => section_title(session, &section, language),
        Route::Indicators { .. } => keys::RESULTS_TITLE.words(language).to_owned(),
        Route::Xray { .. } => keys::XRAY_TITLE.words(language).to_owned(),
        Route::Print { .. } => keys::PAPER_PRINT.words(language).to_owned(),
        Route::Roll { .. } => keys::ROLL_PAGE_TITLE.words(language).to_owned(),
        Route::Report { .. } => keys::DEVELOPMENT_TITLE.words(language).to_owned(),
        Route::Import { .. } => keys::SHEETS_PAGE_TITLE.words(language).to_owned(),
        Route::Begin => keys::PERIODS_BEGIN_TITLE.words(language).to_owned(),
        Route::Period { .. } => keys::PERIODS_TITLE.words(language).to_owned(),
        Route::HandIn { .. } => keys::HANDING_TITLE.words(language).to_owned(),
        Route::Files { .. } => keys::HANDING_FILES_TITLE.words(language).to_owned(),
        Route::Verify => keys::HANDING_CHECK_TITLE.words(language).to_owned(),
        Route::Desk { .. } => keys::DESK_TITLE.words(language).to_owned(),
        Route::Unknown => keys::APP_UNKNOWN_TITLE.words(language).to_owned(),
    };
    let page = if cluster.is_empty() {
        page
    } else {
        format!("{page}{}{cluster}", keys::HOME_SEPARATOR.words(language))
    };
    text(language, keys::APP_TITLE, &[("page", &page)])
}

fn section_title(session: Session, id: &str, language: Language) -> String {
    let section = section_of(session, id);
    section.map(|it| language.of(&it.name.zh, &it.name.en).to_owned()).unwrap_or_default()
}

/// What the window tells, for as long as the page is open.
fn listen(session: Session) {
    on_fragment(move || {
        let fragment = page::fragment();
        let (place, why) = Route::split_why(&fragment);
        let (place, field) = Route::split_field(place);
        match Route::parse(place) {
            Some(route) if session.route.with_untracked(|here| *here == route) => {
                let is_closed = why.is_none() && session.why.with_untracked(Option::is_some);
                session.why.set(why);
                match field {
                    Some(field) => begin_at(&route, &field),
                    None if is_closed => page::return_focus(),
                    None => {}
                }
            }
            Some(route) => {
                session.why.set(why);
                session.follow(&route);
                session.route.set(route.clone());
                // After the page was drawn.
                let begin = move || match field {
                    Some(field) => begin_at(&route, &field),
                    None => page::begin("main"),
                };
                after(0, begin).forget();
            }
            // A place in the page: the focus goes there, and the address stays the page's.
            None => {
                begin_at(&session.route.get_untracked(), fragment.trim_start_matches('#'));
            }
        }
    });
    every(TICK_MS, move || session.tick.update(|tick| *tick = tick.wrapping_add(1)));
    on_leave(move || session.flush());
    on_foreign_write(move |key| session.heed(&key));
    on_close(move || session.leave_seat());
    on_return(move || session.return_to_seat());
    channel::listen(move |words| session.hear(words));
    on_shortcut(move |shortcut| match shortcut {
        Shortcut::Undo => session.undo(),
        Shortcut::Redo => session.redo(),
        Shortcut::Keys => session.is_keys_open.set(true),
    });
}

/// Moves the focus to a field of the page; the address stays the page's.
fn begin_at(route: &Route, field: &str) {
    page::replace_address(&route.href());
    page::focus(field);
}
