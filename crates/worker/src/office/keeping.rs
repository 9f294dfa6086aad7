//! What was kept comes back to the desk, and two portfolios become one.

use exchange::portfolio::{Entry, Event, PortfolioFile, portfolio_refusal_text};
use locale::{keys, text};

use super::answer::Answer;
use super::desk::Office;
use super::told::Wish;

impl Office {
    /// Begins anew with entries.
    pub(super) fn open(&mut self, wish: &Wish, bytes: &[u8]) -> Answer {
        *self = Self {
            rules: self.rules.take(),
            language: self.language,
            by: core::mem::take(&mut self.by),
            now: core::mem::take(&mut self.now),
            ..Self::default()
        };
        let mut unread = 0usize;
        for (_, bytes) in wish.files(bytes) {
            match serde_json::from_slice::<Entry>(bytes) {
                Ok(entry) => {
                    self.log.insert(entry);
                }
                Err(_) => unread = unread.saturating_add(1),
            }
        }
        let words = || text(self.language, keys::DESK_UNREAD, &[("count", &unread.to_string())]);
        let said = if unread > 0 { words() } else { String::new() };
        Answer { said, ..Answer::default() }
    }

    /// Takes over files that were kept; those that nothing names any more play no part.
    pub(super) fn keep(&mut self, wish: &Wish, bytes: &[u8]) -> Answer {
        let files = wish.files(bytes);
        let count = files.len();
        for (_, bytes) in files {
            self.files.keep(bytes.to_vec());
        }
        self.read_tables();
        Answer { count, ..Answer::default() }
    }

    /// Takes over what another official's portfolio has.
    pub(super) fn merge(&mut self, bytes: &[u8]) -> Result<Answer, String> {
        let read = PortfolioFile::from_bytes(bytes);
        let other = read.map_err(|refusal| portfolio_refusal_text(&refusal, self.language))?;
        let new: Vec<String> = other
            .files
            .iter()
            .map(|(sha256, _)| sha256.to_owned())
            .filter(|sha256| exchange::portfolio::Store::bytes(&self.files, sha256).is_none())
            .collect();
        self.files.join(&other.files);
        let added = self.log.merge(&other.log);
        let (files, all) = self.files_of(&new);
        self.hand_out(all);
        let arguments = [("entries", added.len().to_string()), ("files", new.len().to_string())];
        let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
        let said = text(self.language, keys::DESK_MERGED, &arguments);
        Ok(Answer { said, files, ..Answer::default() })
    }

    /// Files by SHA-256 with their lengths, and their bytes in that order.
    pub(super) fn files_of(&self, names: &[String]) -> (Vec<(String, usize)>, Vec<u8>) {
        let (mut files, mut all) = (Vec::new(), Vec::new());
        for name in names {
            if let Some(bytes) = exchange::portfolio::Store::bytes(&self.files, name) {
                files.push((name.clone(), bytes.len()));
                all.extend_from_slice(&bytes);
            }
        }
        (files, all)
    }

    /// The portfolio as one file.
    pub(super) fn portfolio(&self) -> Result<Vec<u8>, String> {
        let file = PortfolioFile { log: self.log.clone(), files: self.files.clone() };
        file.to_bytes().map_err(|refusal| portfolio_refusal_text(&refusal, self.language))
    }

    /// The time at which a package came in.
    pub(super) fn received_at(&self, sha256: &str) -> Option<String> {
        let received = self.log.entries().filter_map(|(_, entry)| match &entry.event {
            Event::Received { package } if package.sha256 == sha256 => Some(entry.at.clone()),
            _ => None,
        });
        received.min()
    }

    /// The check code that was compared, if it was.
    pub(super) fn code_of(&self, sha256: &str) -> Option<String> {
        self.log.entries().find_map(|(_, entry)| match &entry.event {
            Event::Received { package } if package.sha256 == sha256 => package.code.clone(),
            _ => None,
        })
    }
}
