//! A report: models, and everything they answer without being asked, in one file.

use crate::alive;
use crate::document::Document;
use crate::interpreter::Interpreter;
use crate::section::{
    Section, ask, assumptions, courses, evidence, findings, loops, picture, products, services, situation, tests, texts,
};
use crate::texts::Texts;
use coproduce_core::Program;
use coproduce_core::analysis::Options;
use coproduce_report::evaluation::Extent;
use coproduce_report::evidence::FitResult;
use coproduce_report::findings::summary;
use coproduce_report::page::escape::inline;
use coproduce_report::test::Tested;
use coproduce_report::wire::Summary;
use maud::{Markup, html};

/// What a report does while it is read.
const SCRIPT: &str = include_str!("../assets/report.js");
/// So many situations are shown in full.
const SITUATIONS: usize = 60;

/// A model of a report.
pub struct Model<'p> {
    /// What its file is called.
    pub file: &'p str,
    /// The model.
    pub program: &'p Program,
    /// How its cases went.
    pub tested: Option<&'p Tested>,
    /// What its evidence says.
    pub fitted: Option<&'p FitResult<'p>>,
    /// Its texts, with which a page that is alive reads it again.
    pub texts: &'p Texts,
}

/// A report on some models; alive, where there is an interpreter for it.
pub fn report(models: &[Model], interpreter: Option<&Interpreter>) -> String {
    let called = |model: &Model| {
        model.program.title().map_or_else(|| model.file.to_owned(), |title| inline(&title).into_owned())
    };
    let title = match models {
        [only] => called(only),
        _ => format!("{} models", models.len()),
    };
    let is_alive = interpreter.is_some() && models.iter().any(|model| model.program.understood);
    let parts: Vec<(String, Markup)> =
        models.iter().enumerate().map(|(at, model)| whole(at, model, &called(model), is_alive)).collect();
    let body = html! {
        a.skip href="#report" { "Skip to the report" }
        header.masthead {
            p.kicker { "Coproduce report" }
            h1 { (title) }
            p.standfirst { (judged(models)) }
        }
        nav.contents aria-label="Contents" { @for (contents, _) in &parts { (maud::PreEscaped(contents)) } }
        main #report { @for (_, part) in &parts { (part) } }
        footer.colophon {
            p {
                "Made by coproduce " (env!("CARGO_PKG_VERSION")) ". The same model gives the same page. "
                @if is_alive { "This page holds the model’s text and the interpreter; it fetches nothing and sends nothing." }
                @else { "This page is still: it shows what the model answers, and asks nothing." }
            }
        }
    };
    let mut document = Document { title: &title, body, ..Document::default() };
    if let Some(interpreter) = interpreter.filter(|_| is_alive) {
        let texts: Vec<&Texts> = models.iter().map(|model| model.texts).collect();
        document.scripts.push(alive::script(SCRIPT));
        document.data = alive::data(interpreter, &texts);
    }
    document.write()
}

/// `2 files checked: 1 warning. judged: …`
fn judged(models: &[Model]) -> String {
    let mut found = Summary::default();
    for model in models {
        found.add(&model.program.findings);
        found.cover(model.program.judged());
    }
    let checked = summary::checked(found);
    summary::judged(found).map_or_else(|| format!("{checked}."), |judged| format!("{checked}; {judged}."))
}

/// A model, and the way to its parts.
fn whole(at: usize, model: &Model, title: &str, is_alive: bool) -> (String, Markup) {
    let sections = sections(model, is_alive);
    let address = |section: &Section| format!("{}-{at}", section.anchor);
    let contents = html! {
        h2 { a href={ "#model-" (at) } { (title) } }
        ul { @for section in &sections { li { a href={ "#" (address(section)) } { (section.title) } } } }
    };
    let body = html! {
        article.model #{ "model-" (at) } data-model=(at) {
            h2 { (inline(model.file)) }
            @for section in &sections {
                section.part #(address(section)) data-part=(section.anchor) aria-labelledby={ "heading-" (address(section)) }
                    hidden[section.anchor == "ask"] {
                    h3 #{ "heading-" (address(section)) } { (section.title) }
                    (section.body)
                }
            }
        }
    };
    (contents.into_string(), body)
}

fn sections(model: &Model, is_alive: bool) -> Vec<Section> {
    let program = model.program;
    let found = (!program.findings.is_empty()).then(|| Section {
        anchor: "findings",
        title: "What was found",
        body: findings::list(&program.sources, &program.findings),
    });
    if !program.understood {
        let unread = Section {
            anchor: "unread",
            title: "Not evaluated",
            body: html! { p { "The model is not understood: what was found has to be mended first." } },
        };
        return found.into_iter().chain([unread]).chain(texts::section(program)).collect();
    }
    let options = Options { listed: Extent::READABLE.products, missing_sets: 20, ..Options::default() };
    let evaluation = program.evaluate(&options);
    let situations = (!evaluation.situations.is_empty()).then(|| Section {
        anchor: "situations",
        title: "What comes of each situation",
        body: html! {
            @for one in evaluation.situations.iter().take(SITUATIONS) {
                article.situation { h4 { (situation::heading(one)) } (situation::article(one, false)) }
            }
            @if evaluation.situations.len() > SITUATIONS {
                p { (evaluation.situations.len() - SITUATIONS) " more: " code { "coproduce run" } " shows them." }
            }
        },
    });
    let drawn = Section { anchor: "picture", title: "The model as a picture", body: picture::of(program, None) };
    [
        found,
        products::section(program),
        if is_alive { ask::section(program) } else { None },
        situations,
        courses::section(&evaluation.courses, is_alive),
        Some(drawn),
        loops::section(program),
        services::section(program, &evaluation.offerings, &evaluation.cocreations),
        model.fitted.and_then(evidence::section),
        model.tested.and_then(tests::section),
        assumptions::section(program),
        texts::section(program),
    ]
    .into_iter()
    .flatten()
    .collect()
}
