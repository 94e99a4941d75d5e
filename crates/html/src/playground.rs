//! A playground: a page in which a model is written, and answers as it is written.

use crate::alive;
use crate::document::{Data, Document};
use crate::interpreter::Interpreter;
use crate::texts::Texts;
use coproduce_report::page::escape::inline;
use coproduce_syntax::Token;
use maud::{Markup, html};
use serde::Serialize;

/// What the page does while a model is written in it.
const SCRIPT: &str = include_str!("../assets/playground.js");
/// How it differs from a page that is read.
const STYLE: &str = include_str!("../assets/playground.css");
/// What a file of the editor has in it, so that a page takes no other.
const MARK: &str = concat!("coproduce editor ", env!("CARGO_PKG_VERSION"));

/// The editor, which is a script of its own. Without it, a model is written in a plain field.
#[derive(Clone, Debug)]
pub struct Editor {
    script: String,
}

impl Editor {
    /// Takes the text of the script; none where it is of another version than this one, or would end its element.
    pub fn new(script: String) -> Option<Self> {
        let ends_early = ["</script", "<!--"].iter().any(|end| script.contains(end));
        (script.contains(MARK) && !ends_early).then_some(Self { script })
    }
}

/// A model to begin with.
pub struct Beginning {
    /// What it is called.
    pub title: String,
    /// What it says, with all that it uses.
    pub texts: Texts,
}

/// The words of the language, by what they are for.
#[derive(Serialize)]
struct Words {
    /// Those that are never names.
    reserved: Vec<&'static str>,
    /// Those that begin a declaration.
    declaring: Vec<&'static str>,
    others: Vec<&'static str>,
}

impl Words {
    fn all() -> Self {
        let declaring: Vec<&str> = Token::declaring().collect();
        let is_reserved = |word: &&str| Token::single(word).is_some_and(|token| !token.is_keyword());
        let (reserved, others) = Token::words().filter(|word| !declaring.contains(word)).partition(is_reserved);
        Self { reserved, declaring, others }
    }
}

/// A page in which models are written, one at a time.
pub fn playground(beginnings: &[Beginning], interpreter: &Interpreter, editor: Option<&Editor>) -> String {
    let texts: Vec<&Texts> = beginnings.iter().map(|one| &one.texts).collect();
    let mut data = alive::data(interpreter, &texts);
    data.push(("words", Data::json(&Words::all())));
    let scripts = editor.map(|editor| editor.script.clone()).into_iter().chain([alive::script(SCRIPT)]);
    Document { title: "Coproduce playground", style: STYLE, scripts: scripts.collect(), data, body: body(beginnings) }
        .write()
}

fn body(beginnings: &[Beginning]) -> Markup {
    html! {
        a.skip href="#findings" { "Skip to what is found" }
        header.masthead {
            p.kicker { "Coproduce playground" }
            h1 { "Who and what produces it?" }
            p.standfirst {
                "Write a model: what is found in it, and what comes of it, follows as you write. "
                "Nothing leaves this page."
            }
            div.bar {
                label { "Begin with"
                    select.beginning { @for one in beginnings { option { (inline(&one.title)) } } }
                }
                label { "Open a file" input.file type="file" accept=".coprod,text/plain"; }
                button.save type="button" { "Save file" }
                button.format type="button" { "Lay out" }
                button.share type="button" { "Copy link" }
            }
            p.told role="status" aria-live="polite" { "The page needs JavaScript." }
        }
        main {
            section.writing aria-label="The model" {
                label.field { span.label { "The model" } textarea.text spellcheck="false" autocapitalize="off" {} }
                div.editor hidden {}
            }
            div.reading {
                section.part #findings aria-labelledby="heading-findings" {
                    h2 #heading-findings { "What is found" }
                    div.found {}
                }
                div.asked {}
                section.part.comes aria-labelledby="heading-comes" hidden {
                    h2 #heading-comes { "What comes of each situation" }
                    div.evaluated {}
                }
            }
        }
        footer.colophon { p { "Made by coproduce " (env!("CARGO_PKG_VERSION")) ". It fetches nothing and sends nothing." } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_of_this_version_and_ends_no_element() {
        assert!(Editor::new(format!("// {MARK}\nglobalThis.codeEditor = 1;")).is_some());
        assert!(Editor::new("// coproduce editor 0.0.0".to_owned()).is_none());
        assert!(Editor::new(format!("// {MARK}\nlet end = '</script>';")).is_none());
    }

    #[test]
    fn every_word_is_of_one_kind() {
        let Words { reserved, declaring, others } = Words::all();
        assert!(reserved.contains(&"and") && declaring.contains(&"law") && others.contains(&"produce"));
        assert_eq!(reserved.len() + declaring.len() + others.len(), Token::words().count());
    }
}
