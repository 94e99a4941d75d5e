//! The grammar file as an oracle: read it, recognise with it, draw sentences from it.
//!
//! Nothing here uses the interpreter, so that the two can be held against each other. In: the text of
//! `grammar/coproduce.ebnf`. Out: a [`grammar::Grammar`] that accepts or refuses token lists, a [`sentences::Sampler`]
//! that invents them, [`render::render`], which writes them out as source text, and [`scan::scan`], which reads them back.

pub mod earley;
pub mod ebnf;
pub mod grammar;
pub mod keyword;
pub mod random;
pub mod render;
pub mod scan;
pub mod sentences;
pub mod terminal;
