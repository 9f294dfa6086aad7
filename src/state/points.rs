//! Points of the open draft: named, listed, compared, gone back to.

use leptos::prelude::*;
use locale::keys;

use super::comparison::{Difference, differences};
use super::draft::Draft;
use super::saving::Saving;
use super::session::Session;
use super::workspace::Workspace;
use crate::browser::events;
use crate::storage::newest::Held;
use crate::storage::order::Outcome;
use crate::storage::points::Point;

impl Session {
    /// Keeps the open draft as it is now under a name.
    pub(crate) fn name_point(&self, name: String) {
        let session = *self;
        events::spawn(async move {
            if !session.keep_point(&name).await {
                let language = session.language.get_untracked();
                session.say(keys::STORAGE_POINT_FAILED.words(language).to_owned());
            }
            session.load_points().await;
        });
    }

    /// Writes the open draft and keeps it under a name; true if that was done.
    pub(super) async fn keep_point(&self, name: &str) -> bool {
        self.flush();
        let Some(id) = self.open_id() else { return false };
        let keeper = &self.shelf().keeper;
        match keeper.look(&id).await.map(|found| found.held) {
            Ok(Held::Draft(_, text)) => keeper.name_point(&id, name, &text).await == Outcome::Done,
            _ => false,
        }
    }

    /// Opens the list of points.
    pub(crate) fn open_points(&self) {
        self.flush();
        let session = *self;
        events::spawn(async move {
            session.load_points().await;
            session.are_points_open.set(true);
        });
    }

    pub(super) async fn load_points(&self) {
        let Some(id) = self.open_id() else { return };
        let points = self.shelf().keeper.points(&id).await.unwrap_or_default();
        self.points.set(points);
    }

    /// What differs between two points, by revision; none of them is the open draft as it is now.
    pub(crate) fn differences_between(
        &self,
        from: Option<u64>,
        to: Option<u64>,
    ) -> Vec<Difference> {
        let language = self.language.get_untracked();
        let points = self.points.get();
        self.of(|workspace| {
            let state = |revision: Option<u64>| {
                let point = points.iter().find(|it| Some(it.envelope.revision) == revision);
                match point.map(|point| point.envelope.draft.clone()) {
                    Some(stored) => Draft::from_stored(&workspace.draft().id, stored),
                    None => workspace.draft().clone(),
                }
            };
            differences(workspace.edition(), &state(from), &state(to), language)
        })
    }

    /// Goes back to a point: it becomes the next revision, and the present state a point.
    pub(crate) fn go_back_to(&self, point: Point) {
        let session = *self;
        events::spawn(async move {
            let language = session.language.get_untracked();
            if session.is_stopped()
                || !session.keep_point(keys::STORAGE_POINT_BEFORE.words(language)).await
            {
                return session.say(keys::STORAGE_POINT_FAILED.words(language).to_owned());
            }
            session.workspace.update(|workspace| {
                if let Some(workspace) = workspace {
                    let draft = Draft::from_stored(&workspace.draft().id, point.envelope.draft);
                    *workspace = Workspace::open(workspace.edition(), draft, language);
                }
            });
            session.saving.set(Saving::Pending);
            session.flush();
            session.are_points_open.set(false);
            session.say(keys::STORAGE_POINT_RESTORED.words(language).to_owned());
        });
    }

    /// True while nothing may be written.
    fn is_stopped(&self) -> bool {
        self.saving.with_untracked(Saving::is_stopped)
    }
}
