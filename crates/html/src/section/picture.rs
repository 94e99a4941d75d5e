//! Pictures of a model, and of a situation in it.

use crate::mark::figure;
use coproduce_core::Program;
use coproduce_core::analysis::graph::{Graph, Shown, View, picture};
use coproduce_report::graph::{Drawn, TooLarge, svg, words};
use maud::{Markup, html};

/// A picture of the model, or of what is there in a situation.
pub fn of(program: &Program, shown: Option<Shown>) -> Markup {
    let drawn = [drawn(program, shown)];
    match svg::render(&drawn, false) {
        Ok(drawing) => figure(&drawing, &words(&drawn[0].picture)),
        Err(too_large) => html! {
            p { (too_large) ": " code { "coproduce graph --focus NAME" } " draws what is near a name." }
        },
    }
}

/// A picture of the model as a file.
///
/// # Errors
///
/// That it is too large.
pub fn file(program: &Program) -> Result<String, TooLarge> {
    svg::render(&[drawn(program, None)], false).map(|drawing| drawing.file())
}

fn drawn(program: &Program, shown: Option<Shown>) -> Drawn<'_> {
    let environment = shown.as_ref().map(|shown| match shown {
        Shown::Setting(setting) => setting.environment(&program.kernel),
        Shown::Moment(course, at) => program.kernel.course(*course).environment(*at),
    });
    let view = View { environment, shown, ..View::default() };
    let picture = picture(program.words(), &program.networks, &Graph::of(&program.kernel), &view);
    Drawn { file: program.name().into(), title: program.title(), picture }
}
