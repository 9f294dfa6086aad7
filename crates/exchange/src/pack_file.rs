//! [`pack_from_bytes`], [`pack_json`]: period packs (申报通知包) as files, read strictly.
//!
//! A pack is one JSON object. Its digest is that of its own content, so a pack that was changed
//! after it was issued is refused; who issued it, a digest cannot prove.

use engine::facts::ReportingPeriod;
use engine::ledger::Date;
use engine::periods::{PackCluster, PeriodPack, Published};
use engine::quantity::rational::rational_from_decimal;
use engine::rubric::digest::digest_of_text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

use crate::dossier_file::Refusal;
use crate::strict_json::{Members, members};

/// The version of packs that is written.
pub const VERSION: u64 = 1;

/// The greatest pack that is read, in bytes.
pub const LARGEST: usize = 20_000_000;

/// Why a pack was not read. `locale` has the words under `refusal` and `pack`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackRefusal {
    /// Not a file that can be read at all.
    File(Refusal),
    /// JSON, but no pack; what the reader says.
    NotAPack(String),
    /// Of a version that this program does not know.
    Version(u64),
    /// A value that is not of its form; the place.
    WrongForm(String),
    /// Changed since it was issued.
    Digest,
}

#[derive(Serialize, Deserialize)]
struct Head {
    pack: Version,
}

#[derive(Serialize, Deserialize)]
struct Version {
    version: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    pack: Version,
    issuer: String,
    rubrics: BTreeMap<String, String>,
    period: String,
    deadline: String,
    city: Option<City>,
    districts: Districts,
    #[serde(default)]
    industries: BTreeMap<String, String>,
    clusters: Vec<Cluster>,
    digest: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct City {
    revenue_growth: String,
    source: String,
    date: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Districts {
    source: String,
    date: String,
    revenue: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cluster {
    id: String,
    name: String,
    district: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    firms: Option<Vec<Firm>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Firm {
    uscc: String,
    name: String,
}

/// True if a file means to be a pack: whether it is one, [`pack_from_bytes`] says.
pub fn is_pack(bytes: &[u8]) -> bool {
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let Ok(Some(Members(top))) = members(text) else { return false };
    let has = |name: &str| top.iter().any(|(key, _)| key == name);
    has("pack") && !has("figures")
}

/// Reads a pack.
///
/// # Errors
/// The first reason why the file is not a pack that holds together.
pub fn pack_from_bytes(bytes: &[u8]) -> Result<PeriodPack, PackRefusal> {
    if bytes.len() > LARGEST {
        return Err(PackRefusal::File(Refusal::TooLarge));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(PackRefusal::File(Refusal::ByteOrderMark));
    }
    let text = core::str::from_utf8(bytes)
        .map_err(|error| PackRefusal::File(Refusal::NotUtf8(error.valid_up_to())))?;
    // Looks for keys that stand twice, which the reader below would not see.
    members(text).map_err(|error| PackRefusal::File(error.into()))?;
    let not_a_pack = |error: serde_json::Error| PackRefusal::NotAPack(error.to_string());
    let head: Head = serde_json::from_str(text).map_err(not_a_pack)?;
    if head.pack.version != VERSION {
        return Err(PackRefusal::Version(head.pack.version));
    }
    let file: File = serde_json::from_str(text).map_err(not_a_pack)?;
    if let Some(at) = wrong_form(&file) {
        return Err(PackRefusal::WrongForm(at));
    }
    if digest_of(&file) != file.digest {
        return Err(PackRefusal::Digest);
    }
    Ok(pack_of(file))
}

/// The JSON of a pack, with the digest of its content: that of `pack` is not looked at.
pub fn pack_json(pack: &PeriodPack) -> String {
    let mut file = file_of(pack);
    file.digest = digest_of(&file);
    let mut json = serde_json::to_string_pretty(&file).unwrap_or_default();
    json.push('\n');
    json
}

/// SHA-256 of the RFC 8785 JSON of everything but the digest. All values are texts, so sorted keys
/// without spaces are that form.
fn digest_of(file: &File) -> String {
    let mut value = serde_json::to_value(file).unwrap_or_default();
    if let Some(members) = value.as_object_mut() {
        members.remove("digest");
        members.retain(|_, member| *member != Value::Null);
    }
    digest_of_text(&value.to_string())
}

/// The first value that is not of its form.
fn wrong_form(file: &File) -> Option<String> {
    let is_number = |text: &String| rational_from_decimal(text).is_some();
    let is_date = |text: &str| text.is_empty() || Date::parse(text).is_some();
    if ReportingPeriod::parse(&file.period).is_none() {
        return Some("period".to_owned());
    }
    let day = file.deadline.split('T').next().unwrap_or_default();
    if Date::parse(day).is_none() {
        return Some("deadline".to_owned());
    }
    if let Some(city) = &file.city {
        if !is_number(&city.revenue_growth) {
            return Some("city.revenue-growth".to_owned());
        }
        if !is_date(&city.date) {
            return Some("city.date".to_owned());
        }
    }
    if !is_date(&file.districts.date) {
        return Some("districts.date".to_owned());
    }
    let wrong = file.districts.revenue.iter().find(|(_, value)| !is_number(value));
    if let Some((code, _)) = wrong {
        return Some(format!("districts.revenue.{code}"));
    }
    let wrong = file.industries.iter().find(|(_, value)| !is_number(value));
    wrong.map(|(division, _)| format!("industries.{division}"))
}

fn pack_of(file: File) -> PeriodPack {
    let cluster = |it: Cluster| PackCluster {
        id: it.id,
        name: it.name,
        district: it.district,
        firms: it.firms.map(|firms| firms.into_iter().map(|it| (it.uscc, it.name)).collect()),
    };
    PeriodPack {
        digest: file.digest,
        issuer: file.issuer,
        rubrics: file.rubrics.into_iter().collect(),
        period: file.period,
        deadline: file.deadline,
        city_growth: file.city.map(|it| Published {
            value: it.revenue_growth,
            source: it.source,
            date: it.date,
        }),
        district_revenue: file.districts.revenue.into_iter().collect(),
        district_source: (file.districts.source, file.districts.date),
        industry_share: file.industries.into_iter().collect(),
        clusters: file.clusters.into_iter().map(cluster).collect(),
    }
}

fn file_of(pack: &PeriodPack) -> File {
    let cluster = |it: &PackCluster| Cluster {
        id: it.id.clone(),
        name: it.name.clone(),
        district: it.district.clone(),
        firms: it.firms.as_ref().map(|firms| {
            let firm =
                |(uscc, name): &(String, String)| Firm { uscc: uscc.clone(), name: name.clone() };
            firms.iter().map(firm).collect()
        }),
    };
    let (source, date) = pack.district_source.clone();
    File {
        pack: Version { version: VERSION },
        issuer: pack.issuer.clone(),
        rubrics: pack.rubrics.iter().cloned().collect(),
        period: pack.period.clone(),
        deadline: pack.deadline.clone(),
        city: pack.city_growth.as_ref().map(|it| City {
            revenue_growth: it.value.clone(),
            source: it.source.clone(),
            date: it.date.clone(),
        }),
        districts: Districts {
            source,
            date,
            revenue: pack.district_revenue.iter().cloned().collect(),
        },
        industries: pack.industry_share.iter().cloned().collect(),
        clusters: pack.clusters.iter().map(cluster).collect(),
        digest: String::new(),
    }
}
