//! What people write into the development report themselves, section by section.

use crate::state::history::Edit;
use crate::state::workspace::Workspace;

impl Workspace {
    /// Writes into a section; what is typed without leaving the field is one step.
    pub(crate) fn write_paragraph(&mut self, section: &str, text: String) {
        let before = self.draft().paragraphs.get(section).cloned().unwrap_or_default();
        if before != text {
            let section = section.to_owned();
            let after = text.clone();
            self.history.push(Edit::Paragraph { section: section.clone(), before, after });
            self.put_paragraph(section, text);
        }
    }

    pub(in crate::state) fn put_paragraph(&mut self, section: String, text: String) {
        let paragraphs = &mut self.draft.paragraphs;
        if text.is_empty() {
            paragraphs.remove(&section);
        } else {
            paragraphs.insert(section, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use locale::Language;

    use super::*;
    use crate::state::draft::Draft;
    use crate::state::shipped::{LATEST, edition};

    #[test]
    fn a_paragraph_typed_at_one_go_is_one_step_back() {
        let Some(edition) = edition(LATEST) else { return assert_eq!(LATEST, "shipped") };
        let draft = Draft { rubric: LATEST.to_owned(), ..Draft::default() };
        let mut workspace = Workspace::open(edition, draft, Language::En);
        for text in ["o", "ou", "our"] {
            workspace.write_paragraph("economy", text.to_owned());
        }
        workspace.write_paragraph("guide", "more".to_owned());
        workspace.undo();
        let told = |workspace: &Workspace| workspace.draft().paragraphs.get("economy").cloned();
        assert_eq!(told(&workspace).as_deref(), Some("our"));
        workspace.undo();
        assert!(workspace.draft().paragraphs.is_empty());
        workspace.redo();
        assert_eq!(told(&workspace).as_deref(), Some("our"));
    }
}
