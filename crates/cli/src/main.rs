//! The command line: wutong assess, check-rubric, rubrics.
fn main() {}
