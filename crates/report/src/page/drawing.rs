//! Pictures in SVG: files of their own, or parts of a page that dresses all of its pictures alike.

use crate::graph::svg::{Round, text};

/// A picture before it is written.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Which of the [`KINDS`] it is.
    pub kind: &'static str,
    /// What it shows, in one line.
    pub title: String,
    /// How wide and how high it is.
    pub size: [f64; 2],
    pub(crate) style: String,
    pub(crate) definitions: String,
    pub(crate) body: String,
}

/// What all pictures of a kind are dressed with, on a page that has several of them.
#[derive(Clone, Copy, Debug)]
pub struct Dress {
    /// The kind; a picture within a page has it as a class.
    pub kind: &'static str,
    /// Their style, for what lies within elements of the class.
    pub style: [&'static str; 3],
    /// The arrowheads and patterns they refer to.
    pub definitions: [&'static str; 2],
}

/// The kinds of pictures.
pub const KINDS: [Dress; 4] =
    [crate::graph::svg::DRESS, crate::course::DRESS, crate::simulate::svg::DRESS, crate::evidence::DRESS];

impl Drawing {
    /// The picture as a file.
    pub fn file(&self) -> String {
        let definitions = match self.definitions.as_str() {
            "" => String::new(),
            definitions => format!("<defs>{definitions}</defs>\n"),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\">\n\
             <title>{2}</title>\n<style>{3}</style>\n{definitions}<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
             {4}</svg>\n",
            Round(self.size[0]),
            Round(self.size[1]),
            text(&self.title),
            self.style,
            self.body,
        )
    }

    /// The picture as a part of a page that has the [`Dress`] of its kind.
    pub fn within_page(&self) -> String {
        format!(
            "<svg class=\"drawing {3}\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" \
             aria-label=\"{2}\">{4}</svg>",
            Round(self.size[0]),
            Round(self.size[1]),
            text(&self.title),
            self.kind,
            self.body,
        )
    }
}
