//! Projects by stage: [`StageLine`].

use super::totals::Of;
use crate::quantity::Rational;

/// The projects of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StageLine {
    /// Code of the stage, as the ledger has it.
    pub stage: String,
    /// How many projects.
    pub projects: usize,
    /// Their planned investment, as far as it is known.
    pub investment: Rational,
    /// How many have no planned investment.
    pub without: usize,
    /// Whose projects they are, by place.
    pub of: Vec<usize>,
}

/// The projects of a group, in the order of `stages`; a stage that nobody has has none.
pub(super) fn stage_lines(stages: &[String], of: Of<'_>) -> Vec<StageLine> {
    let line = |stage: &String| {
        let mut line = StageLine { stage: stage.clone(), ..StageLine::default() };
        for (place, submission) in of {
            let own = submission.projects.iter().filter(|it| it.stage == *stage);
            let before = line.projects;
            for project in own {
                line.projects = line.projects.saturating_add(1);
                match &project.investment {
                    Some(amount) => line.investment += amount,
                    None => line.without = line.without.saturating_add(1),
                }
            }
            if line.projects > before {
                line.of.push(*place);
            }
        }
        line
    };
    stages.iter().map(line).collect()
}
