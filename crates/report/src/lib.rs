//! Findings and evaluations as text: one rendering a file.
//!
//! In: the sources, and findings or an evaluation. Out: text on a writer; where it goes, and whether in colour, is the
//! caller's choice. Nothing of a model reaches a writer but through [`escape`](page::escape) or the JSON of [`wire`].

pub mod answer;
pub mod compare;
pub mod course;
pub mod difference;
pub mod evaluation;
pub mod evidence;
pub mod findings;
pub mod graph;
mod layout;
pub mod orchestration;
pub mod page;
pub mod production;
pub mod propose;
pub mod refusal;
pub mod service;
pub mod simulate;
pub mod test;
pub mod trade;
pub mod wire;
pub mod words;

pub(crate) use page::number::signed;
