//! Submission packages in a folder that is rolled up: they count as their dossiers do, and one that
//! was changed is set aside with its reason.

#![allow(clippy::expect_used, reason = "a test may stop where it stands")]

use tests::packages::{candidate, handing, packed};
use tests::portfolios::{Desk, File, qingdao};
use wutong_cli::ShippedShelf;

/// The package of a dossier, under the dossier's name so that both are cited alike.
fn package((name, bytes): &File) -> File {
    let text = core::str::from_utf8(bytes).expect("UTF-8");
    let submission = candidate(text).submission(handing(), &ShippedShelf);
    (name.clone(), packed(&submission).bytes)
}

#[test]
fn packages_count_as_their_dossiers_do() {
    let desk = Desk::shipped();
    let dossiers = qingdao();
    let packages: Vec<File> = dossiers.iter().map(package).collect();
    assert_eq!(desk.json(&packages), desk.json(&dossiers));
}

#[test]
fn a_package_that_was_changed_is_set_aside() {
    let desk = Desk::shipped();
    let mut packages: Vec<File> = qingdao().iter().take(2).map(package).collect();
    let (_, bytes) = packages.first_mut().expect("a package");
    bytes.pop();
    let portfolio = desk.portfolio(&packages);
    assert_eq!(portfolio.aside.len(), 1);
}
