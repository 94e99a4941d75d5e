//! One room that asks: a question as a value, an answer as a value.
//!
//! In: a model, a situation by names ([`NamedSetting`]) and a [`Question`] by names. Out: an [`Answer`], or a [`Refusal`].
//! The command line, the session and whoever embeds the library ask here, so that one question has one answer whichever
//! way it is asked. Nothing here knows how an answer looks.

pub mod answer;
mod asked;
mod compare;
mod course;
mod evidence;
mod member;
pub mod name;
mod propose;
mod question;
mod record;
mod refusal;
mod setting;
mod supposable;
mod word;

pub use answer::Answer;
pub use asked::Asked;
pub use compare::compared;
pub use course::{courses, laid_out};
pub use evidence::{EvidenceTables, Fitted, case_setting, evidence_tables, fitted};
pub use propose::proposed;
pub use question::{Extent, Question, Records, Update};
pub use record::records;
pub use refusal::Refusal;
pub use setting::NamedSetting;
pub use supposable::{Said, Supposable, supposable};
pub use word::text_of;
pub use word::{NamedMember, Word};
