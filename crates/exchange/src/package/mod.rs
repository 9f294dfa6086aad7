//! The submission package: a frozen submission in one ZIP that any tool opens, its check, and its
//! seal. The format is described byte for byte in `docs/submission-package.md`.
//!
//! * [`shelf`]: the editions that a dossier is judged by, handed in from outside.
//! * [`candidate`]: a dossier that is to be handed in, and what stands in its way.
//! * [`submission`]: what is handed in. [`summary`]: its self-assessment.
//! * [`canonical`]: RFC 8785. [`spelling`]: most texts are so already. [`digests`]: SHA-256, also of
//!   the members of a JSON text.
//! * [`manifest`]: the list of parts. [`check_code`]: what is printed of its digest.
//! * [`part_names`]: what parts are called, and in which order they stand.
//! * `archive`: the ZIP itself, written in one way and read with everything odd named.
//! * [`packing`]: submission → file. [`unpacking`]: file → submission.
//! * [`verify`]: whether a file is what was handed in, and what was changed.
//! * [`changes`]: what differs between two versions.
//! * `schema` (feature of that name): the JSON Schema of its parts.
//! * [`sealed`]: the file under a passphrase, in the age format.
//! * [`code_picture`]: the check code as a QR code. `words`: submissions and checks in lines.
//!
//! Nothing here has a clock, randomness or files: all three are handed in.

pub(crate) mod archive;
pub mod candidate;
pub mod canonical;
pub mod changes;
pub mod check_code;
pub mod code_picture;
mod comparing;
pub mod digests;
pub mod manifest;
pub mod packing;
pub mod part_names;
mod reassessing;
pub mod refusal;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sealed;
pub mod shelf;
mod spelling;
pub mod submission;
pub mod summary;
pub mod unpacking;
pub mod verification_file;
pub mod verify;
mod words;

pub use candidate::{Candidate, Handing, hand_in_obstacles};
pub use changes::changes_between;
pub use check_code::{CheckCode, CodeProblem};
pub use code_picture::CodePicture;
pub use packing::{Packed, package_name, package_of};
pub use refusal::{PackageRefusal, code_problem_text, package_refusal_text, seal_refusal_text};
pub use shelf::{Edition, Shelf};
pub use submission::{Declaration, Head, Original, Previous, Signatory, Submission};
pub use summary::Summary;
pub use unpacking::{package_files, unpack};
pub use verification_file::verification_json;
pub use verify::{Verification, verify, verify_as_next};
pub use words::{head_lines, identity_line, result_line, verification_lines};

/// The greatest package that is written or read, in bytes.
pub const LARGEST: usize = 64_000_000;

/// The most parts of a package.
pub const MOST_PARTS: usize = 200;
