//! `graph`: models as graphs, for other tools and as pictures.

use super::models::{self, Named};
use super::output::Output;
use clap::{Args, ValueEnum};
use coproduce_core::Program;
use coproduce_core::analysis::graph::{Graph, Node, Shown, View, picture};
use coproduce_core::analysis::{Setting, Words};
use coproduce_core::kernel::{CourseId, EnvironmentId, Period, ScenarioId};
use coproduce_core::model::{Kind, plain};
use coproduce_report::graph::{Drawn, dot, mermaid, svg};
use coproduce_report::wire::Envelope;
use coproduce_syntax::diagnostic::{joined, nearest};
use serde::Serialize;
use std::io::{Result, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, and folders with all `.coprod` files below them; the current repository if none is named.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The format that is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Only the laws that apply in this environment, with what it holds and lacks, and what comes of that alone.
    #[arg(long = "in", value_name = "ENVIRONMENT")]
    environment: Option<String>,
    /// What is there in this scenario, what is given and taken away, and what is missing.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["environment", "course"])]
    scenario: Option<String>,
    /// What is there in a period of this course, and the laws that apply where one is then.
    #[arg(long, value_name = "NAME", conflicts_with = "environment")]
    course: Option<String>,
    /// In which period of the course; the last if this is not said.
    #[arg(long, value_name = "PERIOD", requires = "course")]
    at: Option<u32>,
    /// Where arrows lead.
    #[arg(long, value_enum, value_name = "WHERE", default_value_t)]
    direction: Direction,
    /// What a picture is grouped by.
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    /// Only what is near this name, in both directions; the name may be that of a law.
    #[arg(long, value_name = "NAME")]
    focus: Option<String>,
    /// How many names away something may be from the one in focus.
    #[arg(long, value_name = "NUMBER", default_value_t = 2, requires = "focus")]
    depth: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture, for browsers and documents.
    #[default]
    Svg,
    /// For Graphviz.
    Dot,
    /// For Markdown.
    Mermaid,
    /// One envelope for machines.
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Direction {
    /// From left to right.
    #[default]
    Right,
    /// From above to below.
    Down,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// What belongs to a constellation is drawn together.
    Constellation,
}

const EXAMPLES: &str = "\
Examples:
  coproduce graph acorn.coprod >acorn.svg
  coproduce graph acorn.coprod --in ocean >ocean.svg
  coproduce graph acorn.coprod --scenario at_sea --direction down >at_sea.svg
  coproduce graph thermostat.coprod --course winter --at 3 >winter.svg
  coproduce graph white_shirt.coprod --by constellation >constellation.svg
  coproduce graph white_shirt.coprod --focus esteem --depth 1 --format mermaid
  coproduce graph acorn.coprod --format dot | dot -Tpdf >acorn.pdf

A law is a dot where its coproducers meet, a hollow one an alternative; from a dashed line, the absence
of its source counts; what is grey is held, or there in the situation that is shown. A bar ends what it leads to, and ‖ takes time. R marks the laws
of a loop that reinforces itself, B those of one that balances itself. A model that another one uses is drawn as part of it.
Exit status: 0 fine, 1 a model cannot be understood, 2 could not run";

#[derive(Serialize)]
struct Results<'p> {
    graphs: Vec<Drawn<'p>>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<()> {
    output.lay_out_no_more();
    let (programs, summary) = models::with_laws_once(&arguments.paths, "not drawn", output)?;
    let views = match views(arguments, &programs) {
        Ok(views) => views,
        Err(reason) => return output.refuse(&reason),
    };
    let drawn = programs.iter().zip(views).filter_map(|((name, program), view)| {
        let (graph, view) = view?;
        let words = Words { sources: &program.sources, kernel: &program.kernel };
        Some(Drawn {
            file: name.into(),
            title: program.title(),
            picture: picture(words, &program.networks, &graph, &view),
        })
    });
    let graphs: Vec<Drawn> = drawn.collect();
    if graphs.is_empty() {
        return Ok(());
    }
    let down = arguments.direction == Direction::Down;
    match arguments.format {
        Format::Dot => dot::render(&graphs, down, &mut output.out),
        Format::Mermaid => mermaid::render(&graphs, down, &mut output.out),
        Format::Json => Envelope::new(Vec::new(), Results { graphs }, summary).render(&mut output.out),
        Format::Svg => match svg::render(&graphs, down) {
            Ok(picture) => output.out.write_all(picture.file().as_bytes()),
            Err(too_large) => {
                let help = "`--focus NAME --depth 1` draws what is near a name, `--format dot` writes all of it";
                output.refuse(&format!("{too_large} (help: {help})"))
            }
        },
    }
}

type Views = Vec<Option<(Graph, View)>>;

/// What is drawn of each model; none where it does not know the names that another knows.
fn views(arguments: &Arguments, programs: &[Named]) -> std::result::Result<Views, String> {
    let environments = named(arguments.environment.as_deref(), programs, "environment", environment)?;
    let foci = named(arguments.focus.as_deref(), programs, "name", node)?;
    let courses = named(arguments.course.as_deref(), programs, "course", course)?;
    let scenarios = named(arguments.scenario.as_deref(), programs, "scenario", scenario)?;
    if let Some(reason) = beyond(arguments.at, programs, &courses) {
        return Err(reason);
    }
    if let Some(reason) = contradicted(programs, &courses) {
        return Err(reason);
    }
    let several = programs.iter().zip(environments.into_iter().zip(foci)).zip(courses.into_iter().zip(scenarios));
    let views = several.map(|(((_, program), (environment, focus)), (course, scenario))| {
        let kernel = &program.kernel;
        let is_left_out = arguments.environment.is_some() && environment.is_none()
            || arguments.focus.is_some() && focus.is_none()
            || arguments.course.is_some() && course.is_none()
            || arguments.scenario.is_some() && scenario.is_none();
        let shown = scenario.map(|id| Shown::Setting(Setting::Scenario(id.index())));
        let moment = |id: CourseId| Shown::Moment(id, arguments.at.unwrap_or(kernel.course(id).last));
        let shown =
            shown.or_else(|| course.map(moment)).or_else(|| environment.map(|id| Shown::Setting(Setting::bare(id))));
        let environment = shown.as_ref().map(|shown| match shown {
            Shown::Setting(setting) => setting.environment(kernel),
            Shown::Moment(id, at) => kernel.course(*id).environment(*at),
        });
        let view = View {
            environment,
            shown,
            focus: focus.map(|node| (node, arguments.depth)),
            by_constellation: arguments.by == Some(By::Constellation),
        };
        (!is_left_out).then(|| (Graph::of(&program.kernel), view))
    });
    Ok(views.collect())
}

/// That a course has no such period.
fn beyond(at: Option<Period>, programs: &[Named], courses: &[Option<CourseId>]) -> Option<String> {
    let lasts = programs.iter().zip(courses).filter_map(|((_, program), id)| Some(program.kernel.course((*id)?).last));
    let (at, last) = (at?, lasts.min()?);
    (at > last).then(|| format!("the course has no period {at} (help: its last period is {last})"))
}

/// That a course contradicts itself: as everywhere, nothing is said of its periods then.
fn contradicted(programs: &[Named], courses: &[Option<CourseId>]) -> Option<String> {
    let conflicts = programs.iter().zip(courses).filter_map(|((_, program), id)| {
        let kernel = &program.kernel;
        Some(kernel.conflict(kernel.course((*id)?).scenario)?.finding(kernel, &program.sources))
    });
    let finding = conflicts.into_iter().next()?;
    let help = finding.help.map(|help| format!(" (help: {help})")).unwrap_or_default();
    Some(format!("{}{help}", finding.message))
}

/// What a name of the command line stands for in each model that knows it.
fn named<T>(
    name: Option<&str>,
    programs: &[Named],
    noun: &str,
    find: impl Fn(&Program, &str) -> std::result::Result<T, Vec<String>>,
) -> std::result::Result<Vec<Option<T>>, String> {
    let Some(name) = name.map(plain) else { return Ok(programs.iter().map(|_| None).collect()) };
    let mut known = Vec::new();
    let mut found = Vec::new();
    for (_, program) in programs {
        match find(program, &name) {
            Ok(one) => found.push(Some(one)),
            Err(names) => {
                known.extend(names);
                found.push(None);
            }
        }
    }
    if found.iter().any(Option::is_some) || programs.is_empty() {
        return Ok(found);
    }
    let near = nearest(&name, known.iter().map(String::as_str));
    let help = match near.first() {
        Some(near) => format!(" (help: perhaps `{near}` was meant)"),
        None if known.len() <= 5 && !known.is_empty() => format!(" (help: there is {})", joined(&known, "and")),
        None => String::new(),
    };
    Err(format!("no {noun} `{name}`{help}"))
}

fn environment(program: &Program, name: &str) -> std::result::Result<EnvironmentId, Vec<String>> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let found = program.find(name).one().and_then(|atom| program.kernel.environment_of(atom));
    found.ok_or_else(|| program.kernel.environment_ids().map(|id| words.environment(id).into_owned()).collect())
}

fn course(program: &Program, name: &str) -> std::result::Result<CourseId, Vec<String>> {
    let found = program.course_names().find(|(_, known)| known == name).map(|(id, _)| id);
    found.ok_or_else(|| program.course_names().map(|(_, known)| known).collect())
}

fn scenario(program: &Program, name: &str) -> std::result::Result<ScenarioId, Vec<String>> {
    let kernel = &program.kernel;
    let words = Words { sources: &program.sources, kernel };
    let is_meant = |id: &ScenarioId| kernel.scenarios[id.index()].is_own_situation();
    let found = program.find_scenario(name).all().into_iter().find(is_meant);
    let own = || kernel.scenarios.iter().filter(|scenario| scenario.is_own_situation());
    found.ok_or_else(|| own().map(|scenario| words.scenario(scenario).into_owned()).collect())
}

/// A name, or a law of this name.
fn node(program: &Program, name: &str) -> std::result::Result<Node, Vec<String>> {
    let kernel = &program.kernel;
    let is_drawn = |kind: &Kind| !matches!(kind, Kind::Constellation | Kind::Exchange | Kind::Evidence);
    let names = || program.names().filter(|(_, kind, _)| is_drawn(kind));
    if let Some(atom) = program.find(name).one().filter(|&found| names().any(|(.., atom)| atom == found)) {
        return Ok(Node::Atom(atom));
    }
    let words = Words { sources: &program.sources, kernel };
    let laws = || {
        kernel
            .laws_with_ids()
            .filter(|(_, law)| law.origin != coproduce_core::kernel::Origin::Definition)
            .map(|(id, _)| id)
    };
    program.find_law(name).one().map(Node::Law).ok_or_else(|| {
        let known = names().map(|(known, ..)| known.into_owned());
        known.chain(laws().map(|id| words.law(id).into_owned())).collect()
    })
}
