//! The command line: arguments in, text and an exit status out.
//!
//! The only folder that touches files, terminal and environment. A subcommand reads its files through `files`, writes
//! through `output`, and says how it went with a [`Status`].

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the command line is where the world comes in"
)]

mod ask;
mod baseline;
mod budget;
mod check;
mod compare;
mod completions;
mod complexity;
mod diff;
mod disk;
mod evidence;
mod explain;
mod export;
mod files;
mod findings;
mod fit;
mod fix;
mod fmt;
#[cfg(feature = "git")]
mod git;
mod graph;
mod guard;
mod hash;
mod import;
mod init;
#[cfg(feature = "pages")]
mod installed;
mod levels;
mod loops;
#[cfg(feature = "lsp")]
mod lsp;
mod matrix;
mod models;
mod narrow;
mod necessary;
mod output;
mod paths;
mod play;
#[cfg(feature = "pages")]
mod playground;
mod program;
mod propose;
mod rank;
mod records;
mod relate;
#[cfg(feature = "repl")]
mod repl;
#[cfg(feature = "pages")]
mod report;
#[cfg(feature = "git")]
mod revision;
mod rules;
mod run;
mod selection;
mod sets;
mod setting;
mod side;
mod sides;
mod simulate;
mod statistics;
mod status;
mod steady;
mod sustain;
mod test;
mod trade;
mod version;
#[cfg(not(feature = "watch"))]
#[path = "unwatched.rs"]
mod watch;
#[cfg(feature = "watch")]
mod watch;
mod why;
mod why_not;
mod write;

pub use disk::Disk;
#[cfg(feature = "git")]
pub use git::Git;
#[cfg(feature = "git")]
pub use revision::Revision;
pub use status::Status;

use clap::{Args, Parser, Subcommand, ValueEnum};
use output::Output;
use std::process::ExitCode;

/// Says who and what jointly produces an outcome, and checks it.
#[derive(Debug, Parser)]
#[command(name = "coproduce", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Whether human-readable findings are coloured; `auto` follows the terminal and `NO_COLOR`.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: When,
    /// How many seconds a command may take: then analyses end as if they had reached their limits, and say so.
    #[arg(long, global = true, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    budget: Option<u32>,
}

const EXAMPLES: &str = "\
Examples:
  coproduce check                         every model of this repository
  coproduce run acorn.coprod              what is produced, and what is missing
  coproduce run acorn.coprod --in forest --given acorn
  coproduce repl acorn.coprod             ask one question after another
  coproduce explain law                   what a word, a command or a rule means

Exit status: 0 fine, 1 findings or failed expectations, 2 could not run";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check models: all findings in all files.
    Check(check::Arguments),
    /// Say what is produced in each situation, and what is missing for the rest.
    Run(run::Arguments),
    /// Show what happens to products in several situations, side by side.
    Compare(compare::Arguments),
    /// Say why something is produced: the proof, in the terms of the model.
    Why(why::Arguments),
    /// Say why something is not produced: what is missing, and what blocks it.
    WhyNot(why_not::Arguments),
    /// List the sets of coproducers that suffice for a product, and those that prevent it.
    Sets(sets::Arguments),
    /// List what a product cannot do without: every coproducer taken away in turn.
    Necessary(necessary::Arguments),
    /// Say how probable a product is, and how much each coproducer matters for it.
    Rank(rank::Arguments),
    /// Say how coproducers relate to a product, relation by relation.
    Relate(relate::Arguments),
    /// List the feedback loops, and what would seed each.
    Loops(loops::Arguments),
    /// List the states in which nothing changes any more.
    Steady(steady::Arguments),
    /// List the laws that sustain themselves, and what would start those that cannot.
    Sustain(sustain::Arguments),
    /// Say what platforms do, by strategy and phase of co-creation, and what is left to do.
    Matrix(matrix::Arguments),
    /// Say how complex problems are, what the models show of it, and who decides.
    Complexity(complexity::Arguments),
    /// Say how hypergames turn out: what each player expects, and what happens.
    Play(play::Arguments),
    /// Say on which terms everyone gains by exchanges, who exports what, and what each gains.
    Trade(trade::Arguments),
    /// Propose what two actors could promise one another, to the advantage of both.
    Propose(propose::Arguments),
    /// Follow adoptions, find prices, and follow the spirals of co-creations.
    Simulate(simulate::Arguments),
    /// Hold laws against cases: what is borne out, and what the cases suggest.
    Fit(fit::Arguments),
    /// Draw a model: who and what produces what, by which law.
    Graph(graph::Arguments),
    /// Write models, and all that they answer, as one page that can be questioned.
    #[cfg(feature = "pages")]
    Report(report::Arguments),
    /// Write a page in which models are written, and answer as they are.
    #[cfg(feature = "pages")]
    Playground(playground::Arguments),
    /// Show how a change affects what follows from models.
    Diff(diff::Arguments),
    /// Hash what a model means, whatever its text: to cite it.
    Hash(hash::Arguments),
    /// Explore a model: ask, suppose, withdraw, ask again.
    #[cfg(feature = "repl")]
    Repl(repl::Arguments),
    /// Serve an editor: findings as one writes, what names stand for, and more.
    #[cfg(feature = "lsp")]
    Lsp(lsp::Arguments),
    /// Run the tests of models: what scenarios expect, and what is claimed.
    Test(test::Arguments),
    /// Lay models out in the canonical form.
    Fmt(fmt::Arguments),
    /// Turn a folder into a repository of models, with a model, its tests and a workflow.
    Init(init::InitArguments),
    /// Create a new folder with a repository of models in it.
    New(init::NewArguments),
    /// Convert a model from another tool.
    Import(import::Arguments),
    /// Write a model for another tool.
    Export(export::Arguments),
    /// Explain a word of the language, a command or a rule.
    Explain(explain::Arguments),
    /// List all rules.
    Rules(rules::Arguments),
    /// Write completions for a shell.
    Completions(completions::CompletionArguments),
    /// Write pages of the manual.
    Man(completions::ManualArguments),
    /// Show the version of the tool and of the language.
    Version(version::Arguments),
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// Text for people or JSON for machines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum TextOrJson {
    /// For people.
    #[default]
    Text,
    /// One envelope for machines.
    Json,
}

/// Which findings fail a command.
#[derive(Clone, Copy, Debug, Args)]
struct Strictness {
    /// Let warnings fail as errors do.
    #[arg(long)]
    deny_warnings: bool,
    /// Report findings, but exit with status 0 all the same.
    #[arg(long)]
    exit_zero: bool,
}

/// Runs the command line of this process, and ends it.
///
/// What was allocated is left to the operating system: to free a model of millions of declarations takes longer than
/// to say what was found in it.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let mut output = Output::new(arguments.color);
    if let Some(seconds) = arguments.budget {
        budget::begin(seconds);
    }
    let done = match arguments.command {
        Command::Check(arguments) => {
            arguments.watch.each_time(&arguments.paths, &mut output, |output| check::check(&arguments, output))
        }
        Command::Run(arguments) => {
            arguments.watch.each_time(&arguments.paths, &mut output, |output| run::run(&arguments, output))
        }
        Command::Why(arguments) => why::run(&arguments, &mut output),
        Command::WhyNot(arguments) => why_not::run(&arguments, &mut output),
        Command::Sets(arguments) => sets::run(&arguments, &mut output),
        Command::Necessary(arguments) => necessary::run(&arguments, &mut output),
        Command::Rank(arguments) => rank::run(&arguments, &mut output),
        Command::Relate(arguments) => relate::run(&arguments, &mut output),
        Command::Compare(arguments) => compare::run(&arguments, &mut output),
        Command::Loops(arguments) => loops::run(&arguments, &mut output),
        Command::Steady(arguments) => steady::run(&arguments, &mut output),
        Command::Sustain(arguments) => sustain::run(&arguments, &mut output),
        Command::Matrix(arguments) => matrix::run(&arguments, &mut output),
        Command::Complexity(arguments) => complexity::run(&arguments, &mut output),
        Command::Play(arguments) => play::run(&arguments, &mut output),
        Command::Trade(arguments) => trade::run(&arguments, &mut output),
        Command::Propose(arguments) => propose::run(&arguments, &mut output),
        Command::Simulate(arguments) => simulate::run(&arguments, &mut output),
        Command::Fit(arguments) => fit::run(&arguments, &mut output),
        Command::Graph(arguments) => graph::run(&arguments, &mut output),
        #[cfg(feature = "pages")]
        Command::Report(arguments) => report::run(&arguments, &mut output),
        #[cfg(feature = "pages")]
        Command::Playground(arguments) => playground::run(&arguments, &mut output),
        Command::Diff(arguments) => diff::run(&arguments, &mut output),
        Command::Hash(arguments) => hash::run(&arguments, &mut output),
        #[cfg(feature = "repl")]
        Command::Repl(arguments) => repl::run(&arguments, &mut output),
        #[cfg(feature = "lsp")]
        Command::Lsp(arguments) => lsp::run(&arguments, &mut output),
        Command::Test(arguments) => {
            arguments.watch.each_time(&arguments.paths, &mut output, |output| test::test(&arguments, output))
        }
        Command::Fmt(arguments) => fmt::fmt(&arguments, &mut output),
        Command::Init(arguments) => init::init(&arguments, &mut output),
        Command::New(arguments) => init::new(&arguments, &mut output),
        Command::Import(arguments) => import::import(&arguments, &mut output),
        Command::Export(arguments) => export::export(&arguments, &mut output),
        Command::Explain(arguments) => explain::explain(&arguments, &mut output),
        Command::Rules(arguments) => rules::rules(&arguments, &mut output),
        Command::Completions(arguments) => completions::completions(&arguments, &mut output),
        Command::Man(arguments) => completions::manual(&arguments, &mut output),
        Command::Version(arguments) => version::version(&arguments, &mut output),
    };
    let done = done.and_then(|()| {
        if !budget::is_over() {
            return Ok(());
        }
        output.raise(Status::CouldNotRun);
        output.remark("the time is over: what was not finished is not claimed (help: `--budget` allows more)")
    });
    let status = output.finish(done);
    std::process::exit(status.code())
}
