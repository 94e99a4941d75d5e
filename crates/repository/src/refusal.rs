//! Why a path of a model is refused.

use super::find::is_model;
use super::follow::Obstacle;
use super::modules::dotted;
use super::tree::slashed;
use coproduce_core::model::Refusal;

/// What was found, and what can be done.
pub(super) fn refused(remark: impl Into<String>, help: impl Into<String>) -> Refusal {
    Refusal { remark: remark.into(), help: help.into() }
}

/// Why what is in the way of a path refuses it, where there is more to say than that there is nothing.
pub(super) fn refusal(obstacle: &Obstacle) -> Option<Refusal> {
    Some(match obstacle {
        Obstacle::Missing => return None,
        Obstacle::Respelt(file) => {
            let shown = slashed(file);
            let written = if is_model(file) { dotted(file) } else { None };
            refused(
                format!("the file is called `{shown}`"),
                format!("write `{}`: case matters, on every file system", written.unwrap_or(shown)),
            )
        }
        Obstacle::Ambiguous(name) => refused(
            format!("several entries of one folder are called `{name}`"),
            "rename all but one of them: their names differ only in how letters are composed",
        ),
        Obstacle::LeadsOut => {
            refused("leads out of the repository", "put the file into the repository, and name it there")
        }
        Obstacle::LinkLeadsOut => {
            refused("a link there leads out of the repository", "put the file into the repository")
        }
        Obstacle::Hidden => refused(
            "leads to something hidden, which begins with `.`",
            "put the file where no name on the way begins with `.`",
        ),
        Obstacle::LinkToHidden => refused(
            "a link there leads to something hidden, which begins with `.`",
            "put the file where no name on the way begins with `.`",
        ),
        Obstacle::Endless => refused("links there lead to one another", "put a file or a folder in their place"),
        Obstacle::Unreadable(reason) => {
            refused(format!("a folder there cannot be read: {reason}"), "let the folder be read")
        }
    })
}
