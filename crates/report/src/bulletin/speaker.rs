//! What a sentence of a bulletin says, in words, or nothing where it is not known.

use core::cmp::Ordering;

use engine::assess::VetoOutcome;
use engine::quantity::Rational;
use engine::ranking::Standing;
use engine::ranking::measure::Place;
use engine::rollup::TotalLine;
use engine::rollup::root_decimal;
use engine::rollup::rules::TotalRule;
use locale::{Group as Messages, Language, groups, keys, text};

use super::names::{decimal, percent, unknown, visible};
use super::rules::{SayKind, SayRule, SayingRule};
use super::source::BulletinSource;
use crate::development::Sentence;
use crate::development::sentence::{About, Piece, plain};
use crate::development::words::{against_city, percentage};
use crate::stars::star_range_words;

/// 万元, in which investments are planned.
const TEN_THOUSAND_YUAN: &str = "\u{4e07}\u{5143}";

/// Says sentences in a language.
pub(super) struct Speaker<'a> {
    pub(super) source: &'a BulletinSource<'a>,
    pub(super) language: Language,
    /// The period and the kind of cluster, which any sentence may name.
    pub(super) period: String,
    pub(super) kind: String,
}

impl Speaker<'_> {
    /// The sentence; nothing if it is left out.
    pub(super) fn sentence(&self, rule: &SayingRule) -> Option<Sentence> {
        let mut said: Vec<(&str, Vec<Piece>)> =
            vec![plain("period", &self.period), plain("kind", &self.kind)];
        for item in &rule.say {
            let piece = match self.said(item) {
                Some(words) => Piece { words, about: about(item) },
                None if rule.needs.contains(&item.name) => return None,
                None => Piece::words(unknown(self.language)),
            };
            said.push((&item.name, vec![piece]));
        }
        Some(Sentence::filled(self.language.of(&rule.text.zh, &rule.text.en), &said))
    }

    fn said(&self, item: &SayRule) -> Option<String> {
        let (source, language) = (self.source, self.language);
        let count = |count: usize| (count > 0).then(|| count.to_string());
        match item.kind {
            SayKind::Count => Some(source.group.members.len().to_string()),
            SayKind::Total => {
                let (rule, line) = self.line(item)?;
                Some(self.amount(item, &line.total.as_ref()?.value, &rule.unit))
            }
            SayKind::Share => Some(percentage(&self.line(item)?.1.share.as_ref()?.value)),
            SayKind::Change => {
                let (rule, line) = self.line(item)?;
                Some(source.change(&line.growth.as_ref()?.change, &rule.unit, language))
            }
            SayKind::AgainstCity => {
                let value = &self.line(item)?.1.against_city.as_ref()?.value;
                Some(against_city(value, language))
            }
            SayKind::Step => self.step(&self.line(item)?.1.step.as_ref()?.value),
            SayKind::Lacking => {
                let total = self.line(item)?.1.total.as_ref();
                count(total.map_or(source.group.members.len(), |it| it.lacking.len()))
            }
            SayKind::Clusters => self.clusters(item),
            SayKind::Reaching => count(self.reaching(item).len()),
            SayKind::Ratio => self.ratio(item),
            SayKind::RatioChange => self.ratio_change(item),
            SayKind::Stage | SayKind::StageInvestment => self.stage(item),
            _ => self.of_ranking(item),
        }
    }

    fn of_ranking(&self, item: &SayRule) -> Option<String> {
        let (source, language) = (self.source, self.language);
        let count = |count: usize| (count > 0).then(|| count.to_string());
        match item.kind {
            SayKind::First => self.first(item),
            SayKind::Risen => self.risen(),
            SayKind::Listed => self.listed(item),
            SayKind::Stars => Some(self.stars()),
            SayKind::Vetoes => {
                let members = source.group.members.iter().filter_map(|at| source.submission(*at));
                let is_limited = |it: &&engine::rollup::Submission| {
                    it.evaluation.sheet().vetoes.iter().any(VetoOutcome::is_effective)
                };
                count(members.filter(is_limited).count())
            }
            SayKind::Audits => {
                let names = source.ranking.audits.iter().map(|it| source.cluster(it.submission));
                self.joined(&names.map(str::to_owned).collect::<Vec<_>>())
            }
            SayKind::Targets => {
                let reached = source.ranking.targets.iter().filter(|it| it.is_reached).count();
                Some(reached.to_string())
            }
            SayKind::Alike => self.alike(item),
            SayKind::Aside => {
                let aside = source.portfolio.aside.iter();
                count(aside.filter(|it| !it.reason.is_harmless()).count())
            }
            SayKind::Agreed => {
                let members = source.group.members.iter().filter_map(|at| source.submission(*at));
                count(members.flat_map(|it| &it.agreed).filter(|it| it.differs()).count())
            }
            _ => None,
        }
        .map(|words| crate::development::words::run_in(words, language))
    }

    fn line(&self, item: &SayRule) -> Option<(&TotalRule, &TotalLine)> {
        let rule = self.source.rollup_rules.total(&item.of)?;
        Some((rule, self.source.group.total(&item.of)?))
    }

    fn amount(&self, item: &SayRule, value: &Rational, unit: &str) -> String {
        self.source.amount(value, unit, (&item.unit, item.places), self.language)
    }

    /// By how many points growth is faster or slower than up to the quarter before.
    fn step(&self, value: &Rational) -> Option<String> {
        let (_, quarter) = self.source.rollup.quarter;
        let before = match quarter {
            2 => keys::BULLETIN_BEFORE_Q1,
            3 => keys::BULLETIN_BEFORE_Q2,
            4 => keys::BULLETIN_BEFORE_Q3,
            _ => return None,
        };
        let key = match value.cmp(&Rational::ZERO) {
            Ordering::Greater => keys::BULLETIN_STEP_UP,
            Ordering::Equal => keys::BULLETIN_STEP_LEVEL,
            Ordering::Less => keys::BULLETIN_STEP_DOWN,
        };
        let points = visible(&(size(value.clone()) * Rational::from(100u8)), 1);
        let before = before.words(self.language);
        Some(text(self.language, key, &[("before", before), ("points", &points)]))
    }

    /// Places and numbers of the clusters that reach a measure, the greatest first.
    fn reaching(&self, item: &SayRule) -> Vec<(usize, Rational)> {
        let Some(measure) = &item.measure else { return Vec::new() };
        let source = self.source;
        let mut reaching: Vec<(usize, Rational)> = Vec::new();
        for at in &source.group.members {
            let both = source.submission(*at).zip(source.rollup.members.get(*at));
            let value = both.and_then(|(it, member)| measure.of(it, &member.own, &self.place(*at)));
            let Some(value) = value else { continue };
            let is_enough = item.at_least.as_ref().is_none_or(|bound| value >= *bound);
            if is_enough && item.below.as_ref().is_none_or(|bound| value < *bound) {
                reaching.push((*at, value));
            }
        }
        reaching.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        reaching
    }

    fn place(&self, at: usize) -> Place {
        let standing = self.source.ranking.standings.iter().find(|it| it.submission == at);
        let standing = standing.map(|it| Place {
            rank: Some(it.rank),
            change: it.change,
            peer: Some(it.peer.total.to_rational()),
        });
        standing.unwrap_or_default()
    }

    fn clusters(&self, item: &SayRule) -> Option<String> {
        let said = self.reaching(item).into_iter().take(item.most).map(|(at, value)| {
            let number = percent(&value);
            self.with_number(self.source.cluster(at), &number)
        });
        self.joined(&said.collect::<Vec<_>>())
    }

    fn with_number(&self, name: &str, number: &str) -> String {
        let arguments = [("name", name), ("number", number)];
        text(self.language, keys::BULLETIN_NAMED, &arguments)
    }

    fn joined(&self, names: &[String]) -> Option<String> {
        let separator = keys::LIST_SEPARATOR.words(self.language);
        (!names.is_empty()).then(|| names.join(separator))
    }

    fn ratio(&self, item: &SayRule) -> Option<String> {
        let rule = self.source.rollup_rules.ratio(&item.of)?;
        let value = &self.source.group.ratio(&item.of)?.value.as_ref()?.value;
        let number = decimal(value, rule.places);
        let unit = self.source.unit(&rule.unit, self.language);
        let said = locale::format::with_unit(self.language, &number, &unit);
        Some(crate::development::words::run_in(said, self.language))
    }

    /// A ratio in % against the year before in percentage points, any other in percent.
    fn ratio_change(&self, item: &SayRule) -> Option<String> {
        let rule = self.source.rollup_rules.ratio(&item.of)?;
        let line = self.source.group.ratio(&item.of)?;
        let (value, base) = (&line.value.as_ref()?.value, &line.base.as_ref()?.value);
        if rule.unit == "%" {
            let points = value - base;
            let key = match points.cmp(&Rational::ZERO) {
                Ordering::Greater => keys::BULLETIN_RATIO_UP,
                Ordering::Equal => keys::BULLETIN_RATIO_LEVEL,
                Ordering::Less => keys::BULLETIN_RATIO_DOWN,
            };
            let points = visible(&size(points), 1);
            return Some(text(self.language, key, &[("points", &points)]));
        }
        let change = engine::periods::change_of(value, base);
        change.rate()?;
        Some(self.source.change(&change, "", self.language))
    }

    fn stage(&self, item: &SayRule) -> Option<String> {
        let line = self.source.group.stages.iter().find(|it| it.stage == item.of)?;
        if item.kind == SayKind::Stage {
            return Some(line.projects.to_string());
        }
        Some(self.amount(item, &line.investment, TEN_THOUSAND_YUAN))
    }

    fn first(&self, item: &SayRule) -> Option<String> {
        let places = self.source.ranking_rules.places;
        let ranked = self.source.ranking.standings.iter().filter(|it| it.rank <= item.most);
        let said = ranked.map(|it| {
            let by = it.by.as_ref().map(|by| decimal(by, places)).unwrap_or_default();
            let number = text(self.language, keys::BULLETIN_POINTS, &[("points", &by)]);
            self.with_number(self.source.cluster(it.submission), &number)
        });
        self.joined(&said.collect::<Vec<_>>())
    }

    fn risen(&self) -> Option<String> {
        let standings = &self.source.ranking.standings;
        let most = standings.iter().filter_map(|it| it.change).max().filter(|it| *it > 0)?;
        let risen = standings.iter().filter(|it: &&Standing| it.change == Some(most));
        let said = risen.map(|it| {
            let ranks = most.to_string();
            let number = text(self.language, keys::BULLETIN_RANKS_UP, &[("ranks", &ranks)]);
            self.with_number(self.source.cluster(it.submission), &number)
        });
        self.joined(&said.collect::<Vec<_>>())
    }

    fn listed(&self, item: &SayRule) -> Option<String> {
        let place = self.source.ranking_rules.lists.iter().position(|it| it.id == item.of)?;
        let listed = self.source.ranking.lists.get(place)?.iter();
        let listed = listed.filter(|it| !it.grounds.is_empty());
        self.joined(
            &listed.map(|it| self.source.cluster(it.submission).to_owned()).collect::<Vec<_>>(),
        )
    }

    /// How many clusters stand at which stars, most stars first.
    fn stars(&self) -> String {
        let source = self.source;
        let members = source.group.members.iter().filter_map(|at| source.submission(*at));
        let mut counted: Vec<([u8; 2], usize)> = Vec::new();
        for submission in members {
            let stars = submission.evaluation.sheet().stars;
            let range = stars.value.map_or([stars.low, stars.high], |value| [value, value]);
            match counted.iter_mut().find(|(known, _)| *known == range) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => counted.push((range, 1)),
            }
        }
        counted.sort_by_key(|(range, _)| core::cmp::Reverse(*range));
        let said = counted.into_iter().map(|([low, high], count)| {
            let stars = star_range_words(low, high, self.language);
            let count = count.to_string();
            text(self.language, keys::BULLETIN_STARS, &[("stars", &stars), ("count", &count)])
        });
        self.joined(&said.collect::<Vec<_>>()).unwrap_or_default()
    }

    fn alike(&self, item: &SayRule) -> Option<String> {
        let source = self.source;
        let pairs = source.rollup.structures.most_alike(&source.group.members, item.most);
        let said = pairs.into_iter().filter(|(_, _, square)| {
            let bound = item.at_least.clone().unwrap_or_default();
            // Squares are compared, for the roots are not rational.
            *square >= &bound * &bound
        });
        let said = said.map(|(left, right, square)| {
            let root = root_decimal(&square, 2);
            let arguments = [
                ("left", source.cluster(left)),
                ("right", source.cluster(right)),
                ("similarity", &root),
            ];
            text(self.language, keys::BULLETIN_PAIR, &arguments)
        });
        self.joined(&said.collect::<Vec<_>>())
    }
}

fn size(value: Rational) -> Rational {
    if value < Rational::ZERO { -value } else { value }
}

/// What explains a number that is said: the measure's name.
fn about(item: &SayRule) -> About {
    let subject = |name: &str| About::Number(format!("{name}:{}", item.of));
    match item.kind {
        SayKind::Total => subject("total"),
        SayKind::Change => subject("growth"),
        SayKind::Share => subject("share"),
        SayKind::AgainstCity => subject("against-city"),
        SayKind::Step => subject("step"),
        SayKind::Ratio => subject("ratio"),
        _ => About::Words,
    }
}

/// A message of a group by name.
pub(super) fn named(messages: Messages, name: &str, language: Language) -> String {
    messages.named(name).map_or(name, |key| key.words(language)).to_owned()
}

/// A choice of the ledgers in words.
pub(super) fn option_name(
    source: &BulletinSource<'_>,
    choice: &str,
    code: &str,
    language: Language,
) -> String {
    let choices = source.ledgers.map(|it| it.choice.as_slice()).unwrap_or_default();
    let options = choices.iter().find(|it| it.id == choice).map(|it| it.option.as_slice());
    let option = options.unwrap_or_default().iter().find(|it| it.code == code);
    option.map_or(code, |it| language.of(&it.name.zh, &it.name.en)).to_owned()
}

/// The words of a reason to look at a cluster.
pub(super) const AUDIT: Messages = groups::BULLETIN_AUDIT;
