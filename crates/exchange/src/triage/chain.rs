//! Versions of a submission: which one a package follows, by what the packages say of themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::portfolio::PackageRef;

/// How a package stands to the versions that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// The first that there is.
    Alone,
    /// It follows the newest one.
    Follows,
    /// It is newer, and does not follow the newest one.
    Torn,
    /// It is older.
    Older,
    /// Another one of the same version is there.
    Same,
    /// What it says of versions before leads back to itself.
    Cyclic,
}

/// How a package stands to others of its cluster.
pub(super) fn link(package: &PackageRef, others: &[PackageRef]) -> Link {
    let others: Vec<&PackageRef> = others.iter().filter(|it| it.sha256 != package.sha256).collect();
    if is_cyclic(package, &others) {
        return Link::Cyclic;
    }
    let Some(newest) = others.iter().max_by_key(|it| (it.number, &it.sha256)) else {
        return if package.previous.is_some() || package.number > 1 {
            Link::Torn
        } else {
            Link::Alone
        };
    };
    match package.number.cmp(&newest.number) {
        core::cmp::Ordering::Less => Link::Older,
        core::cmp::Ordering::Equal => Link::Same,
        core::cmp::Ordering::Greater => {
            let follows = package.previous.as_ref() == Some(&newest.manifest)
                && package.number == newest.number.saturating_add(1);
            if follows { Link::Follows } else { Link::Torn }
        }
    }
}

/// Whether the versions before come back to one that was passed. Whole packages cannot: each names
/// the digest of the one before. A log can say anything.
fn is_cyclic(package: &PackageRef, others: &[&PackageRef]) -> bool {
    let before: BTreeMap<&str, &str> = others
        .iter()
        .copied()
        .chain([package])
        .filter_map(|it| Some((it.manifest.as_str(), it.previous.as_deref()?)))
        .collect();
    let (mut at, mut passed) = (package.manifest.as_str(), BTreeSet::new());
    loop {
        if !passed.insert(at) {
            return true;
        }
        match before.get(at) {
            Some(next) => at = next,
            None => return false,
        }
    }
}
