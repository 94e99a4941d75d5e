//! A whole document: its head, its style, what it may do, and its scripts.
//!
//! What a page may do is said in it, and enforced by the browser: it fetches nothing and sends nothing, and of scripts and
//! styles runs only those with the digests that stand there, so that nothing a model is called can become one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use coproduce_report::page::drawing::KINDS;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The style of all pages.
const STYLE: &str = include_str!("../assets/page.css");

/// A document before it is written.
#[derive(Default)]
pub struct Document<'d> {
    /// What it is called.
    pub title: &'d str,
    /// What it looks like beyond what all pages do.
    pub style: &'static str,
    /// What it does, one script after the other.
    pub scripts: Vec<String>,
    /// What it carries for its script: the address of each part, and the part.
    pub data: Vec<(&'static str, Data<'d>)>,
    /// What stands in it.
    pub body: Markup,
}

/// Something that a page carries for its script, and never runs.
pub enum Data<'d> {
    /// A value as JSON.
    Json(String),
    /// Bytes in base 64.
    Bytes(&'d str),
    /// A script of a thread of its own, as a string of JSON.
    Text(&'d str),
}

impl Data<'_> {
    /// A value as JSON, in which nothing ends the element that it stands in.
    pub fn json(value: &impl Serialize) -> Self {
        // In JSON, `<` stands in strings alone.
        Self::Json(serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c"))
    }
}

impl Document<'_> {
    /// The document as text.
    pub fn write(&self) -> String {
        let style = style(self.style);
        let policy = policy(&style, &self.scripts);
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content={ "coproduce " (env!("CARGO_PKG_VERSION")) };
                    title { (self.title) }
                    style { (PreEscaped(&style)) }
                }
                body {
                    (self.body)
                    (definitions())
                    @for (address, data) in &self.data {
                        @match data {
                            Data::Json(json) => { script type="application/json" id=(address) { (PreEscaped(json)) } }
                            Data::Bytes(bytes) => { script type="application/octet-stream" id=(address) { (PreEscaped(bytes)) } }
                            Data::Text(text) => { script type="application/json" id=(address) {
                                (PreEscaped(serde_json::to_string(text).unwrap_or_default().replace('<', "\\u003c")))
                            } }
                        }
                    }
                    @for script in &self.scripts { script { (PreEscaped(script)) } }
                }
            }
        };
        page.into_string()
    }
}

/// The style of the page, that of each kind of drawing, for drawings of this kind alone, and what is the page's own.
fn style(own: &str) -> String {
    let drawings = KINDS.map(|dress| format!(".{}{{{}}}", dress.kind, dress.style.concat()));
    format!("{STYLE}\n{}\n{own}", drawings.join("\n"))
}

/// The arrowheads and patterns that drawings refer to, once.
fn definitions() -> Markup {
    html! {
        svg.definitions width="0" height="0" aria-hidden="true" focusable="false" {
            defs { @for dress in KINDS { @for part in dress.definitions { (PreEscaped(part)) } } }
        }
    }
}

/// What the browser lets the page do.
fn policy(style: &str, scripts: &[String]) -> String {
    let style = digest(style);
    let scripts = match scripts {
        [] => "script-src 'none'".to_owned(),
        scripts => {
            let digests: Vec<String> = scripts.iter().map(|script| digest(script)).collect();
            format!("script-src {} 'wasm-unsafe-eval'; worker-src blob:", digests.join(" "))
        }
    };
    format!("default-src 'none'; style-src {style}; {scripts}; base-uri 'none'; form-action 'none'")
}

fn digest(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
