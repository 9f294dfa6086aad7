//! The period pack, the city's table and the bureau's list: chosen, and read again from what was kept.

use engine::rollup::CityFigures;
use exchange::firm_roll::Dictionary;
use exchange::pack_file::{is_pack, pack_from_bytes};
use exchange::portfolio::{Event, Store as _, TableUse};
use exchange::rollup::bureau::bureau_from_bytes;
use exchange::rollup::city::city_from_bytes;
use exchange::rollup::figures_of_pack;

use super::desk::Office;

/// What the pack is cited by.
const PACK: &str = "pack.json";

impl Office {
    /// Takes a file that is no package but a period pack or a table, and says so in the log; false
    /// if it is none.
    pub(super) fn took_table(&mut self, name: &str, bytes: &[u8]) -> bool {
        let event = if is_pack(bytes) {
            pack_from_bytes(bytes).ok().map(|_| {
                let sha256 = self.files.keep(bytes.to_vec());
                Event::Pack { sha256 }
            })
        } else if is_table(name) {
            self.usage_of(name, bytes).map(|usage| {
                let sha256 = self.files.keep(bytes.to_vec());
                Event::Table { name: name.to_owned(), sha256, usage }
            })
        } else {
            None
        };
        let Some(event) = event else { return false };
        if self.append(None, event).is_err() {
            return false;
        }
        // Packages of the same batch are held against the pack that came with them.
        self.state = self.log.state();
        self.sorted.clear();
        self.read_tables();
        true
    }

    /// What a table is for: the city's has items and periods, the bureau's has firms.
    fn usage_of(&self, name: &str, bytes: &[u8]) -> Option<TableUse> {
        let rules = self.rules.as_ref()?;
        let units = rules.first().map(|it| it.rubric.units.clone()).unwrap_or_default();
        if city_from_bytes(name, bytes, &rules.rollup, &units).is_ok() {
            return Some(TableUse::City);
        }
        let dictionary = Dictionary::from_json(rubrics::HEADINGS).ok()?;
        let (firms, _) = bureau_from_bytes(name, bytes, &dictionary, None).ok()?;
        (!firms.is_empty()).then_some(TableUse::Bureau)
    }

    /// Packs and tables that the log names, whose bytes are here: what came with a batch is among
    /// them, and to be kept.
    pub(super) fn tables_of_batch(&self) -> Vec<String> {
        let tables = self.state.tables.values().map(|(_, sha256)| sha256);
        tables.chain(&self.state.pack).cloned().collect()
    }

    /// Reads pack and tables again.
    pub(super) fn read_tables(&mut self) {
        let Some(rules) = self.rules.as_ref() else { return };
        let units = rules.first().map(|it| it.rubric.units.clone()).unwrap_or_default();
        let pack = self.state.pack.as_ref().and_then(|it| self.files.bytes(it));
        let pack = pack.and_then(|bytes| pack_from_bytes(&bytes).ok());
        let mut city = CityFigures::default();
        if let Some((name, sha256)) = self.state.tables.get(&TableUse::City)
            && let Some(bytes) = self.files.bytes(sha256)
            && let Ok((figures, _)) = city_from_bytes(name, &bytes, &rules.rollup, &units)
        {
            city = figures;
        }
        if let Some(pack) = &pack {
            city.0.extend(figures_of_pack(PACK, pack));
        }
        let period = pack.as_ref().and_then(|it| engine::facts::ReportingPeriod::parse(&it.period));
        let mut bureau = Vec::new();
        if let Some((name, sha256)) = self.state.tables.get(&TableUse::Bureau)
            && let Some(bytes) = self.files.bytes(sha256)
            && let Ok(dictionary) = Dictionary::from_json(rubrics::HEADINGS)
            && let Ok((firms, _)) = bureau_from_bytes(name, &bytes, &dictionary, period)
        {
            bureau = firms;
        }
        if pack != self.pack {
            self.sorted.clear();
        }
        (self.pack, self.city, self.bureau) = (pack, city, bureau);
        self.rolled = None;
    }
}

fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ["csv", "xlsx", "xls", "ods", "txt"].contains(&ending.unwrap_or_default().as_str())
}
