//! Handing in: answers looked through once more, the declaration, the package, the print that is
//! stamped; and packages of others checked.

mod answers;
mod check;
mod declare;
mod evidence;
mod files;
mod handed;
mod obstacles;
mod stamped;
mod submit;

pub(crate) use answers::Answers;
pub(crate) use check::CheckForm;
pub(crate) use declare::Declare;
pub(crate) use evidence::Evidence;
pub(crate) use files::Files;
pub(crate) use handed::Handed;
pub(crate) use obstacles::Obstacles;
pub(crate) use stamped::Stamped;
pub(crate) use submit::Submit;
