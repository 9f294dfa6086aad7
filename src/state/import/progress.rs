//! [`SheetImport`]: how far an import has come.

use leptos::prelude::*;
use worker::protocol::{SheetsPreview, Stage, Take, Takes};

/// How far an import has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum SheetImport {
    /// No file is picked.
    #[default]
    Idle,
    /// Files are being read.
    Reading {
        /// Name of the present one; empty while all are laid over the draft.
        file: String,
        /// Its number, from 1.
        at: usize,
        /// How many there are.
        count: usize,
        /// What is being done; none until the worker says so.
        stage: Option<Stage>,
    },
    /// They were read.
    Read(Box<ReadSheets>),
}

/// Files that were read, laid over the draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ReadSheets {
    /// What is shown of them.
    pub(crate) preview: SheetsPreview,
    /// How it is chosen what is taken.
    pub(crate) way: TakeWay,
    /// What is taken.
    pub(crate) takes: Takes,
    /// True while another choice is being worked out.
    pub(crate) is_waiting: bool,
}

/// How it is chosen what is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TakeWay {
    /// Everything.
    All,
    /// Only what is new.
    #[default]
    New,
    /// For each part.
    Each,
}

impl TakeWay {
    /// How much is taken of parts that nothing else is said of.
    pub(crate) fn others(self) -> Take {
        match self {
            Self::All => Take::All,
            Self::New | Self::Each => Take::New,
        }
    }
}

impl ReadSheets {
    /// True if there is something to take, and the draft can hold it.
    pub(crate) fn is_ready(&self) -> bool {
        self.preview.is_any && self.preview.too_large.is_empty() && !self.is_waiting
    }
}

thread_local! {
    // Beside the session, so that the first page need not carry them.
    static IMPORT: ArcRwSignal<SheetImport> = ArcRwSignal::new(SheetImport::Idle);
    static REFUSALS: ArcRwSignal<Vec<String>> = ArcRwSignal::new(Vec::new());
}

/// How far an import has come.
pub(crate) fn sheet_import() -> ArcRwSignal<SheetImport> {
    IMPORT.with(Clone::clone)
}

/// Files that were not read: why, in words.
pub(crate) fn refusals() -> ArcRwSignal<Vec<String>> {
    REFUSALS.with(Clone::clone)
}

/// Something of the files that are looked at, tracked; the default where there are none.
pub(crate) fn of_sheets<T: Default>(take: impl FnOnce(&ReadSheets) -> T) -> T {
    sheet_import().with(|import| match import {
        SheetImport::Read(read) => take(read),
        _ => T::default(),
    })
}

/// Changes what is looked at.
pub(super) fn change_read(change: impl FnOnce(&mut ReadSheets)) {
    sheet_import().update(|import| {
        if let SheetImport::Read(read) = import {
            change(read);
        }
    });
}
