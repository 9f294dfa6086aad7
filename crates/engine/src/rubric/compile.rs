//! From a document to a [`Rubric`]: every expression built, every problem found at once.

use super::check::{plain_problems_of, problems_of, weight_of};
use super::compiled::{Case, Derived, Dimension, Indicator, Route, Rubric, Then};
use super::curve::ScoreCurve;
use super::decode::document_from_canonical;
use super::digest::digest_of_text;
use super::document::{IndicatorEntry, RouteEntry, RubricDocument};
use super::figures::{figure_type, unit_table};
use super::problem::{Problem, closest};
use super::vetoes::{band_totals, vetoes};
use crate::expression::{ExpressionProblem, parse};
use crate::graph::{Graph, Node, NodeId, NodeKind, Scope, mismatch, node_from_expression};
use crate::quantity::rational::rational_from_decimal;
use crate::quantity::{Rational, Type, Unit, UnitTable};

/// The rubric of a canonical JSON text, as shipped: its digest is that of the text itself.
///
/// # Errors
/// Every problem of the document, in its order; `None` if the text is not of a rubric.
pub fn rubric_from_canonical(text: &str) -> Result<Rubric, Option<Vec<Problem>>> {
    let document = document_from_canonical(text).ok_or(None)?;
    let problems = problems_of(&document);
    compiled(document, digest_of_text(text), problems).map_err(Some)
}

/// The rubric that a document declares.
///
/// # Errors
/// Every problem of the document, in its order.
#[cfg(feature = "source")]
pub fn rubric_from_document(document: RubricDocument) -> Result<Rubric, Vec<Problem>> {
    let digest = digest_of_text(&super::digest::canonical_json(&document));
    let problems = problems_of(&document);
    compiled(document, digest, problems)
}

/// A rubric of figures and conditions alone, in which nothing is worth points.
pub(crate) fn conditions_from_document(
    document: RubricDocument,
    digest: String,
) -> Result<Rubric, Vec<Problem>> {
    let problems = plain_problems_of(&document);
    compiled(document, digest, problems)
}

fn compiled(
    document: RubricDocument,
    digest: String,
    mut problems: Vec<Problem>,
) -> Result<Rubric, Vec<Problem>> {
    let mut compiler = Compiler::new(&document, &mut problems);
    let figures = compiler.figures();
    let derived = compiler.derived();
    let indicators = compiler.indicators();
    let vetoes = vetoes(&mut compiler);
    let Compiler { graph, units, .. } = compiler;
    if !problems.is_empty() {
        return Err(problems);
    }
    let dimensions = dimensions(&document);
    let bands = band_totals(&document);
    let mut rubric = Rubric {
        document,
        digest,
        units,
        graph,
        figures,
        derived,
        dimensions,
        indicators,
        vetoes,
        bands,
    };
    connect(&mut rubric);
    Ok(rubric)
}

/// Code of problems that follow from one which is reported where it stands.
const REPORTED_ELSEWHERE: &str = "";

/// State while a document is compiled.
pub(super) struct Compiler<'a> {
    pub(super) document: &'a RubricDocument,
    pub(super) problems: &'a mut Vec<Problem>,
    pub(super) graph: Graph,
    units: UnitTable,
    /// Types of the figures, by place; `None` where the declaration is broken.
    pub(super) types: Vec<Option<Type>>,
    /// Derived facts under way, to find circles.
    open: Vec<usize>,
}

impl<'a> Compiler<'a> {
    fn new(document: &'a RubricDocument, problems: &'a mut Vec<Problem>) -> Self {
        let units = unit_table(document, problems);
        let types = document.figure.iter().map(|entry| figure_type(entry, &units)).collect();
        Self { document, problems, graph: Graph::default(), units, types, open: Vec::new() }
    }

    /// Reports a problem.
    pub(super) fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The unit of that symbol; reported if there is none.
    pub(super) fn unit(&mut self, path: &str, symbol: &str) -> Option<Unit> {
        let unit = self.units.unit(symbol);
        if unit.is_none() {
            self.report(Problem::new(path, "unknown-unit", symbol));
        }
        unit
    }

    /// The place of a figure; reported if there is none.
    pub(super) fn figure(&mut self, path: &str, id: &str) -> Option<usize> {
        let index = self.document.figure.iter().position(|entry| entry.id == id);
        if index.is_none() {
            let known = self.document.figure.iter().map(|entry| entry.id.as_str());
            let meant = closest(id, known).unwrap_or_default().to_owned();
            self.report(Problem::new(path, "unknown-name", id).expecting(meant));
        }
        index
    }

    /// The node of an expression of any type; reported if it cannot be.
    pub(super) fn any_node(&mut self, path: &str, text: &str) -> Option<NodeId> {
        let built = self.expression(text);
        self.reported(path, built)
    }

    /// The node of an expression, which must be of type `wanted`; reported if it cannot be.
    pub(super) fn node(&mut self, path: &str, text: &str, wanted: &Type) -> Option<NodeId> {
        let built = self.expression(text).and_then(|id| {
            let found = self.graph.node(id).map_or_else(Type::number, |node| node.of.clone());
            found.fits(wanted).then_some(id).ok_or_else(|| mismatch(0, &found, wanted))
        });
        self.reported(path, built)
    }

    fn reported(&mut self, path: &str, built: Result<NodeId, ExpressionProblem>) -> Option<NodeId> {
        match built {
            Ok(id) => Some(id),
            Err(problem) if problem.code == REPORTED_ELSEWHERE => None,
            Err(problem) => {
                self.report(Problem::in_expression(path, problem));
                None
            }
        }
    }

    fn expression(&mut self, text: &str) -> Result<NodeId, ExpressionProblem> {
        let tree = parse(text, &self.units)?;
        let mut graph = core::mem::take(&mut self.graph);
        let built = node_from_expression(&mut graph, self, &tree);
        self.graph = graph;
        built
    }

    pub(super) fn decimal(&mut self, path: &str, text: &str) -> Option<Rational> {
        let number = rational_from_decimal(text);
        if number.is_none() {
            self.report(Problem::new(path, "bad-decimal", text));
        }
        number
    }

    fn derived(&mut self) -> Vec<Derived> {
        let document = self.document;
        let mut derived = Vec::new();
        for (index, entry) in document.derived.iter().enumerate() {
            let unit = self.unit(&format!("derived.{index}.unit"), &entry.unit);
            let Some(unit) = unit else { continue };
            self.open.push(index);
            let value = self.node(&format!("derived.{index}.value"), &entry.value, &unit.of);
            self.open.pop();
            derived.extend(value.map(|value| Derived { value, unit }));
        }
        derived
    }

    fn indicators(&mut self) -> Vec<Indicator> {
        let document = self.document;
        let entries = document.indicator.iter().enumerate();
        entries.filter_map(|(index, entry)| self.indicator(index, entry)).collect()
    }

    fn indicator(&mut self, index: usize, entry: &IndicatorEntry) -> Option<Indicator> {
        let path = |key: &str| format!("indicator.{index}.{key}");
        let dimension = self.document.dimension.iter().position(|it| it.id == entry.dimension);
        if dimension.is_none() {
            self.report(Problem::new(path("dimension"), "unknown-dimension", &entry.dimension));
        }
        let weight = weight_of(&entry.weight);
        if weight.is_none() {
            self.report(Problem::new(path("weight"), "bad-weight", &entry.weight));
        }
        let cases = self.cases(index, entry);
        let own = RouteEntry {
            unit: entry.unit.clone(),
            value: entry.value.clone(),
            curve: entry.curve.clone(),
            lines: entry.lines.clone(),
        };
        let route = self.route(&format!("indicator.{index}"), &own)?;
        Some(Indicator {
            dimension: dimension?,
            cases,
            route,
            weight: weight?,
            term: entry.term,
            figures: Vec::new(),
        })
    }

    fn route(&mut self, path: &str, entry: &RouteEntry) -> Option<Route> {
        let curve = ScoreCurve::from_entry(&entry.curve)
            .map_err(|(code, found)| {
                self.report(Problem::new(format!("{path}.curve"), code, found));
            })
            .ok();
        let mut lines = Vec::new();
        for line in &entry.lines {
            lines.extend(self.decimal(&format!("{path}.lines"), line));
        }
        let unit = self.unit(&format!("{path}.unit"), &entry.unit)?;
        let value = self.node(&format!("{path}.value"), &entry.value, &unit.of)?;
        Some(Route { unit, value, curve: curve?, lines })
    }

    fn cases(&mut self, index: usize, entry: &IndicatorEntry) -> Vec<Case> {
        let mut cases = Vec::new();
        for (number, case) in entry.case.iter().enumerate() {
            let path = |key: &str| format!("indicator.{index}.case.{number}.{key}");
            let when = self.node(&path("when"), &case.when, &Type::Truth);
            let then = match (&case.share, &case.route) {
                (Some(share), None) => self.share_case(&path, share, case.word.as_deref()),
                (None, Some(route)) => {
                    let place = format!("indicator.{index}.case.{number}.route");
                    self.route(&place, route).map(Then::Route)
                }
                _ => {
                    self.report(Problem::new(path("when"), "case-kind", &case.when));
                    None
                }
            };
            cases.extend(when.zip(then).map(|(when, then)| Case { when, then }));
        }
        cases
    }

    fn share_case(
        &mut self,
        path: &dyn Fn(&str) -> String,
        text: &str,
        word: Option<&str>,
    ) -> Option<Then> {
        let share = self.node(&path("share"), text, &Type::number())?;
        let constant = self.graph.constant(share);
        if constant.is_some_and(|it| *it < Rational::ZERO || *it > Rational::ONE) {
            self.report(Problem::new(path("share"), "share-outside", text));
        }
        let word = word.and_then(|word| {
            let known = self.document.word.iter().position(|entry| entry.id == word);
            if known.is_none() {
                self.report(Problem::new(path("word"), "unknown-word", word));
            }
            known
        });
        Some(Then::Share(share, word))
    }
}

impl Scope for Compiler<'_> {
    fn units(&self) -> &UnitTable {
        &self.units
    }

    fn node_of(
        &mut self,
        graph: &mut Graph,
        name: &str,
        offset: usize,
    ) -> Result<NodeId, ExpressionProblem> {
        if let Some(index) = self.document.figure.iter().position(|entry| entry.id == name) {
            let Some(of) = self.types.get(index).cloned().flatten() else {
                return Err(ExpressionProblem::new(offset, REPORTED_ELSEWHERE, name));
            };
            return Ok(graph.add(Node { kind: NodeKind::Figure(index), arguments: vec![], of }));
        }
        let Some(index) = self.document.derived.iter().position(|entry| entry.id == name) else {
            let figures = self.document.figure.iter().map(|entry| entry.id.as_str());
            let derived = self.document.derived.iter().map(|entry| entry.id.as_str());
            let meant = closest(name, figures.chain(derived)).unwrap_or_default();
            return Err(ExpressionProblem::new(offset, "unknown-name", name).expecting(meant));
        };
        if self.open.contains(&index) {
            let circle = self.open.iter().chain([&index]);
            let names = circle.filter_map(|it| self.document.derived.get(*it));
            let names: Vec<&str> = names.map(|entry| entry.id.as_str()).collect();
            return Err(ExpressionProblem::new(offset, "circle", names.join(" > ")));
        }
        self.open.push(index);
        let text = self.document.derived.get(index).map_or("", |entry| entry.value.as_str());
        let built = parse(text, &self.units)
            .and_then(|tree| node_from_expression(graph, self, &tree))
            .map_err(|problem| match problem.code {
                "circle" => ExpressionProblem { offset, ..problem },
                _ => ExpressionProblem::new(offset, REPORTED_ELSEWHERE, name),
            });
        self.open.pop();
        match built {
            // A circle is told at the derived facts that form it, not at what uses them.
            Err(_) if self.open.is_empty() => {
                Err(ExpressionProblem::new(offset, REPORTED_ELSEWHERE, name))
            }
            other => other,
        }
    }
}

fn dimensions(document: &RubricDocument) -> Vec<Dimension> {
    let of = |id: &str| {
        let own = document.indicator.iter().enumerate().filter(|(_, it)| it.dimension == id);
        own.map(|(index, _)| index).collect()
    };
    let entries = document.dimension.iter();
    entries
        .map(|entry| Dimension {
            weight: weight_of(&entry.weight).unwrap_or_default(),
            indicators: of(&entry.id),
        })
        .collect()
}

/// Finds which figures touch what.
fn connect(rubric: &mut Rubric) {
    let graph = &rubric.graph;
    for indicator in &mut rubric.indicators {
        let cases = indicator.cases.iter().flat_map(|case| [case.when, case.node()]);
        let mut figures: Vec<usize> =
            cases.chain([indicator.route.value]).flat_map(|node| graph.figures_of(node)).collect();
        figures.sort_unstable();
        figures.dedup();
        indicator.figures = figures;
    }
    for (index, figure) in rubric.figures.iter_mut().enumerate() {
        figure.cone = graph.cone_of(index);
        let touched = rubric.indicators.iter().enumerate();
        let touched = touched.filter(|(_, indicator)| indicator.figures.contains(&index));
        figure.indicators = touched.map(|(indicator, _)| indicator).collect();
        let touched = rubric.vetoes.iter().enumerate();
        let touched = touched.filter(|(_, veto)| veto.figures().contains(&index));
        figure.vetoes = touched.map(|(veto, _)| veto).collect();
        figure.is_used = !figure.indicators.is_empty() || !figure.vetoes.is_empty();
    }
}
