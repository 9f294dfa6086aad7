//! A period pack made at the desk: the form, filled from the pack that is in use, and what becomes
//! of it. Lists are pasted from spreadsheets: a line each, cells between tabs or commas.

use engine::periods::PeriodPack;
use exchange::pack_form::{PackForm, pack_from_form, pack_problem_text};
use exchange::pack_json;
use exchange::package::Shelf as _;
use exchange::portfolio::{Event, Store as _};
use locale::{keys, text};

use super::answer::Answer;
use super::block::Block;
use super::desk::Office;
use super::told::Wish;

/// What a pack is called as a file.
pub(super) const PACK_FILE: &str = "pack.json";

/// Fields of the form.
const FIELDS: [&str; 13] = [
    "issuer",
    "period",
    "deadline",
    "editions",
    "city",
    "city-source",
    "city-date",
    "district-source",
    "district-date",
    "clusters",
    "districts",
    "industries",
    "firms",
];

pub(super) fn shown(office: &Office) -> Vec<Block> {
    let language = office.language;
    let known = office.pack.as_ref();
    let lead = match known {
        Some(pack) => {
            let deadline = pack.deadline.replace('T', " ");
            let said = [("period", pack.period.as_str()), ("deadline", &deadline)];
            text(language, keys::DESK_PACK_CHOSEN, &said)
        }
        None => keys::DESK_NO_PACK.words(language).to_owned(),
    };
    let values = known.map_or_else(|| blank(office), values_of);
    let fields = FIELDS.iter().zip(values).map(|(name, value)| (value, (*name).to_owned()));
    vec![
        Block::words("lead", lead),
        Block::Words { kind: "options".to_owned(), pieces: fields.collect() },
    ]
}

/// A form that nobody filled in: all editions are chosen.
fn blank(office: &Office) -> [String; 13] {
    let mut values = [(); 13].map(|()| String::new());
    if let (Some(editions), Some(rules)) = (values.get_mut(3), office.rules.as_ref()) {
        *editions = rules.references().join(" ");
    }
    values
}

fn values_of(pack: &PeriodPack) -> [String; 13] {
    let lines =
        |rows: Vec<Vec<&str>>| rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    let pairs = |list: &[(String, String)]| {
        lines(list.iter().map(|(code, value)| vec![code.as_str(), value]).collect())
    };
    let city = pack.city_growth.as_ref();
    let city = city.map(|it| [&it.value, &it.source, &it.date].map(Clone::clone));
    let [growth, source, date] = city.unwrap_or_default();
    let clusters = pack.clusters.iter();
    let clusters = clusters.map(|it| vec![it.id.as_str(), &it.name, &it.district]).collect();
    let firms = pack.clusters.iter().flat_map(|cluster| {
        let own = cluster.firms.iter().flatten();
        own.map(|(uscc, name)| vec![cluster.id.as_str(), uscc, name])
    });
    let editions: Vec<&str> = pack.rubrics.iter().map(|(it, _)| it.as_str()).collect();
    [
        pack.issuer.clone(),
        pack.period.clone(),
        pack.deadline.clone(),
        editions.join(" "),
        growth,
        source,
        date,
        pack.district_source.0.clone(),
        pack.district_source.1.clone(),
        lines(clusters),
        pairs(&pack.district_revenue),
        pairs(&pack.industry_share),
        lines(firms.collect()),
    ]
}

impl Office {
    /// Makes the pack of a form and uses it; else says all that is wrong with it.
    pub(super) fn make_pack(&mut self, wish: &Wish) -> Result<Answer, String> {
        let language = self.language;
        let form = form_of(wish);
        let digest = |reference: &str| {
            let edition = self.rules.as_ref()?.edition(reference)?;
            Some(edition.rubric.digest.clone())
        };
        let pack = pack_from_form(&form, &digest).map_err(|problems| {
            let said = problems.iter().map(|it| pack_problem_text(it, language));
            said.collect::<Vec<_>>().join("\n")
        })?;
        let bytes = pack_json(&pack).into_bytes();
        let sha256 = self.files.keep(bytes);
        self.append(None, Event::Pack { sha256: sha256.clone() })?;
        let (files, all) = self.files_of(&[sha256]);
        self.hand_out(all);
        let said = [("period", pack.period.as_str())];
        let said = text(language, keys::DESK_PACK_MADE, &said);
        Ok(Answer { said, files, ..Answer::default() })
    }

    /// The bytes of the pack that is in use.
    pub(super) fn pack_bytes(&self) -> Option<Vec<u8>> {
        let sha256 = self.state.pack.as_ref()?;
        self.files.bytes(sha256).map(std::borrow::Cow::into_owned)
    }
}

fn form_of(wish: &Wish) -> PackForm {
    let word = |name: &str| {
        let named = wish.words.chunks(2).find(|pair| pair.first().is_some_and(|it| it == name));
        named.and_then(|pair| pair.get(1)).cloned().unwrap_or_default()
    };
    PackForm {
        issuer: word("issuer"),
        editions: word("editions").split_whitespace().map(str::to_owned).collect(),
        period: word("period"),
        deadline: word("deadline"),
        city: [word("city"), word("city-source"), word("city-date")],
        district_source: [word("district-source"), word("district-date")],
        districts: rows(&word("districts")),
        industries: rows(&word("industries")),
        clusters: rows(&word("clusters")),
        firms: rows(&word("firms")),
    }
}

/// Lines of cells: between tabs, else between commas; what a line has too much goes to its last cell.
fn rows<const CELLS: usize>(typed: &str) -> Vec<[String; CELLS]> {
    let line = |line: &str| {
        let is_tabbed = line.contains('\t');
        let between =
            |it: char| if is_tabbed { it == '\t' } else { matches!(it, ',' | '\u{ff0c}') };
        let mut cells = line.splitn(CELLS, between).map(|it| it.trim().to_owned());
        core::array::from_fn(|_| cells.next().unwrap_or_default())
    };
    typed.lines().filter(|it| !it.trim().is_empty()).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_they_are_pasted() {
        let read: Vec<[String; 3]> = rows("a\tb, c\td\n\n e \u{ff0c}f,g,h\nonly\n");
        assert_eq!(read, [["a", "b, c", "d"], ["e", "f", "g,h"], ["only", "", ""]]);
    }
}
