//! The commands: one list, from which help, abbreviations and completion are made.

use super::parse::whole;
use coproduce_syntax::diagnostic::{Diagnostic, joined, nearest, rules, shortened};
use coproduce_syntax::source::{Span, offset};

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Reads model files in place of those loaded before.
    Load,
    /// Reads the loaded files again.
    Reload,
    /// Writes the session as a model file.
    Save,
    /// Lists environments, or goes into one.
    Env,
    /// Lists scenarios, or goes into one.
    Scenario,
    /// Lists courses, or enters one.
    Course,
    /// Goes to a period of the course.
    At,
    /// Goes on by a period.
    Step,
    /// Withdraws suppositions.
    Reset,
    /// Takes back the last change.
    Undo,
    /// Says what a name stands for.
    Type,
    /// Shows the documentation of a name.
    Doc,
    /// Lists the rules.
    Rules,
    /// Explains a word or a rule.
    Explain,
    /// Shows what stands next to a name.
    Graph,
    /// Shows what the session changed, or how it differs from files.
    Diff,
    /// Holds laws against the cases of evidence.
    Fit,
    /// Asks the last question again, for more.
    More,
    /// Says what can be entered.
    Help,
    /// Ends the session.
    Quit,
}

/// What an argument is completed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// There is none.
    None,
    /// A file.
    File,
    /// An environment.
    Environment,
    /// A scenario.
    Scenario,
    /// A course.
    Course,
    /// Any declared name.
    Name,
    /// A word that is explained.
    Word,
    /// A command.
    Command,
}

/// A command with its help.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// What it does.
    pub command: Command,
    /// Its name, without the colon.
    pub name: &'static str,
    /// What stands behind it.
    pub usage: &'static str,
    /// What that is completed with.
    pub argument: Argument,
    /// One line of help.
    pub help: &'static str,
    /// What else there is to know.
    pub more: &'static str,
}

const fn about(
    (command, name): (Command, &'static str),
    (usage, argument): (&'static str, Argument),
    help: &'static str,
    more: &'static str,
) -> About {
    About { command, name, usage, argument, help, more }
}

/// All commands, in the order of the help.
pub const COMMANDS: [About; 20] = [
    about(
        (Command::Load, "load"),
        ("PATH …", Argument::File),
        "read model files in place of those loaded before",
        "Several files are read as one model; a folder stands for all `.coprod` files below it. Declarations made by \
         hand are dropped; `:undo` brings them back.",
    ),
    about(
        (Command::Reload, "reload"),
        ("", Argument::None),
        "read the loaded files again, and say what changes",
        "Declarations made by hand and the situation stay. Suppositions about a name that is gone are dropped, and \
         reported.",
    ),
    about(
        (Command::Save, "save"),
        ("FILE", Argument::File),
        "write the session as a model: texts, declarations, situation",
        "The situation becomes a scenario, `session`. Only `:save! FILE` replaces a file that exists.",
    ),
    about(
        (Command::Env, "env"),
        ("[NAME]", Argument::Environment),
        "list the environments, or enter one, as `in NAME` does",
        "What is neither supposed nor stated by an environment is open. A scenario is left; what was supposed stays.",
    ),
    about(
        (Command::Scenario, "scenario"),
        ("[NAME]", Argument::Scenario),
        "list the scenarios, or enter one: what it does not give is absent",
        "`given`, `without` and `unknown` then change that situation; `in NAME` and `:reset` leave the scenario.",
    ),
    about(
        (Command::Course, "course"),
        ("[NAME]", Argument::Course),
        "list the courses, or enter one at its first period, and show it",
        "`:at` and `:step` go to its other periods; what is supposed there is supposed throughout. `in NAME` and `:reset` leave it.",
    ),
    about(
        (Command::At, "at"),
        ("PERIOD", Argument::None),
        "go to a period of the course",
        "A question may say it for itself: `warm? at 4`.",
    ),
    about((Command::Step, "step"), ("", Argument::None), "go on by one period of the course", ""),
    about(
        (Command::Reset, "reset"),
        ("[NAME, …]", Argument::Name),
        "withdraw suppositions: about some names, or all of them",
        "Without names, the scenario is left as well; the environment stays.",
    ),
    about(
        (Command::Undo, "undo"),
        ("", Argument::None),
        "undo the last declaration or change of the situation",
        "As often as needed, back to the beginning.",
    ),
    about(
        (Command::Type, "type"),
        ("NAME", Argument::Name),
        "say what a name stands for, and where it is declared",
        "",
    ),
    about((Command::Doc, "doc"), ("NAME", Argument::Name), "show what the model says about a name", ""),
    about((Command::Rules, "rules"), ("", Argument::None), "list the rules that models are checked against", ""),
    about(
        (Command::Explain, "explain"),
        ("[WORD]", Argument::Word),
        "explain a word of the language, a command or a rule, or list them",
        "The words of the language, such as `law` and `at least`; the commands of the command line; the rules, as findings show them in brackets. A command of the session may be named with its colon.",
    ),
    about(
        (Command::Graph, "graph"),
        ("NAME", Argument::Name),
        "show who coproduces a name, and what it coproduces",
        "",
    ),
    about(
        (Command::Diff, "diff"),
        ("[PATH …]", Argument::File),
        "show what the session added to the loaded files, and what it supposes",
        "With files: how what follows from the model differs from what follows from them.",
    ),
    about(
        (Command::Fit, "fit"),
        ("[NAME]", Argument::Name),
        "hold laws against the cases of evidence",
        "How far the cases bear out each law, which of them deviate, and what the rows of the truth table come to; of all evidence, or of the one that is named. The tables are read anew each time.",
    ),
    about(
        (Command::More, "more"),
        ("", Argument::None),
        "list more of the last answer",
        "Ten times as much each time.",
    ),
    about(
        (Command::Help, "help"),
        ("[COMMAND]", Argument::Command),
        "say what can be entered, or what a command does",
        "",
    ),
    about((Command::Quit, "quit"), ("", Argument::None), "end the session, as Ctrl-D does", ""),
];

impl Command {
    /// Its entry in the list.
    ///
    /// # Panics
    ///
    /// Never: every command is in the list.
    pub fn about(self) -> &'static About {
        COMMANDS.iter().find(|about| about.command == self).expect("every command is listed")
    }
}

/// A command that is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is called.
    pub command: Command,
    /// Whether a `!` follows its name.
    pub firmly: bool,
    /// What stands behind it.
    pub argument: String,
    /// Where that begins.
    pub start: usize,
}

/// Reads a command; the text behind its colon begins at `start`.
pub(super) fn read(text: &str, start: usize) -> Result<Call, Diagnostic> {
    let rest = &text[start..];
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    let argument = behind.trim();
    let name_span = Span::new(offset(start), offset(start + end));
    let bare = name.strip_suffix('!').unwrap_or(name);
    let command = find(bare)
        .map_err(|(message, help)| rules::SYNTAX_ERROR.at(name_span, message).remark("not a command").help(help))?;
    let firmly = bare != name;
    let about = command.about();
    if firmly && command != Command::Save {
        let message = format!("`:{}` takes no `!`", about.name);
        return Err(rules::SYNTAX_ERROR.at(name_span, message).remark("ends in `!`").help("leave out the `!`"));
    }
    let at = start + end + (behind.len() - behind.trim_start().len());
    if about.usage.is_empty() && !argument.is_empty() {
        let span = Span::new(offset(at), offset(at + argument.len()));
        let message = format!("`:{}` takes no argument", about.name);
        return Err(rules::SYNTAX_ERROR.at(span, message).remark("not needed").help("leave this out"));
    }
    if argument.is_empty() && !about.usage.is_empty() && !about.usage.starts_with('[') {
        let message = format!("`:{}` needs {}", about.name, about.usage.trim_end_matches(" …"));
        let help = format!("write `:{} {}`", about.name, about.usage);
        return Err(rules::SYNTAX_ERROR.at(whole(text), message).remark("nothing follows").help(help));
    }
    Ok(Call { command, firmly, argument: argument.to_owned(), start: at })
}

/// The command that a name, or the beginning of one, calls; or why it calls none, and what would.
pub(super) fn find(name: &str) -> Result<Command, (String, String)> {
    if let Some(about) = COMMANDS.iter().find(|about| about.name == name) {
        return Ok(about.command);
    }
    let colon = |name: &&str| format!(":{name}");
    let names = || COMMANDS.iter().map(|about| about.name);
    let begun: Vec<&str> = names().filter(|known| !name.is_empty() && known.starts_with(name)).collect();
    match begun.as_slice() {
        [only] => find(only),
        [] => {
            let near: Vec<String> = nearest(name, names()).iter().map(colon).collect();
            let help = if near.is_empty() {
                "`:help` lists the commands".to_owned()
            } else {
                format!("perhaps {} was meant", joined(&near, "or"))
            };
            Err((format!("no command `:{}`", shortened(name)), help))
        }
        several => {
            let several: Vec<String> = several.iter().map(colon).collect();
            Err((format!("`:{name}` may be {}", joined(&several, "or")), "write one more letter".to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_calls_the_only_command_that_begins_so() {
        assert_eq!(find("q"), Ok(Command::Quit));
        assert_eq!(find("rel"), Ok(Command::Reload));
        assert_eq!(find("rul"), Ok(Command::Rules));
        assert_eq!(find("sc"), Ok(Command::Scenario));
        assert_eq!(find("r").unwrap_err().0, "`:r` may be `:reload`, `:reset` or `:rules`");
        assert_eq!(find("sav").unwrap(), Command::Save);
        assert_eq!(find("lod").unwrap_err().1, "perhaps `:load` was meant");
        assert!(find("").is_err());
    }

    #[test]
    fn a_call_says_where_its_argument_begins() {
        let call = read(" :sav!  a b.coprod ", 2).unwrap();
        assert_eq!(
            (call.command, call.firmly, call.argument.as_str(), call.start),
            (Command::Save, true, "a b.coprod", 8)
        );
        assert!(read(":undo it", 1).is_err() && read(":type", 1).is_err() && read(":load! a", 1).is_err());
    }
}
