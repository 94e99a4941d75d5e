//! The text of a Boolean network to its targets and their functions.

use super::expression::Expression;
use super::function::Function;
use super::token::{FORM, Token, Tokens, Wrong};
use crate::Refusal;
use crate::places::{MOST_REFUSALS, Places};
use coproduce_core::model::plain;
use indexmap::{IndexMap, IndexSet};

const HEADER: &str = "the header is `targets, factors` or `targets, functions`";

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct Network {
    /// All names, by position: targets and inputs.
    pub names: IndexSet<String>,
    /// The functions of the targets, in the order of their lines; inputs have none.
    pub functions: IndexMap<usize, Function<usize>>,
}

impl Network {
    /// The position of a name. Names that look the same are the same in a model, and so they are here.
    pub fn position(&mut self, name: &str) -> usize {
        let name = plain(name);
        match self.names.get_index_of(&*name) {
            Some(position) => position,
            None => self.names.insert_full(name.into_owned()).0,
        }
    }
}

/// Reads all lines.
///
/// # Errors
///
/// The first thing that is wrong in each line; or that there is no target.
pub(super) fn read(text: &str, places: &Places) -> Result<Network, Vec<Refusal>> {
    let mut reader = Reader { places, network: Network::default(), defined: IndexMap::new() };
    let mut refusals = Vec::new();
    let (mut end, mut is_first) = (0, true);
    for whole in text.split_inclusive('\n') {
        let at = end;
        end += whole.len();
        let line = whole.split('#').next().unwrap_or_default().trim_end();
        if line.is_empty() {
            continue;
        }
        let is_header = is_first && begins_header(line);
        is_first = false;
        let read = if is_header { header(line, at) } else { reader.row(line, at) };
        if let Err(wrong) = read
            && refusals.len() < MOST_REFUSALS
        {
            refusals.push(Refusal::new(Some(places.at(wrong.at)), wrong.message, wrong.help));
        }
    }
    if refusals.is_empty() && reader.network.functions.is_empty() {
        refusals.push(Refusal::new(None, "there is no target", FORM));
    }
    if refusals.is_empty() { Ok(reader.network) } else { Err(refusals) }
}

/// Whether a line begins as a header does. `PyBoolNet` leaves it out.
fn begins_header(line: &str) -> bool {
    let first = line.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next();
    first.is_some_and(|first| first.eq_ignore_ascii_case("targets"))
}

fn header(line: &str, at: usize) -> Result<(), Wrong> {
    let columns: Vec<&str> = line.split(',').collect();
    let is_column = |column: usize, words: &[&str]| {
        columns.get(column).is_some_and(|found| words.iter().any(|word| found.trim().eq_ignore_ascii_case(word)))
    };
    let blank = line.len() - line.trim_start().len();
    if !is_column(0, &["targets"]) || !is_column(1, &["factors", "functions"]) {
        return Err(Wrong::new(at + blank, "a header of other columns", HEADER));
    }
    let Some(third) = columns.get(2) else { return Ok(()) };
    let before = columns[0].len() + columns[1].len() + 2 + third.len() - third.trim_start().len();
    Err(third_column(at + before))
}

/// A third column has the probability of one of several functions.
pub(super) fn third_column(at: usize) -> Wrong {
    let help = "give every target one function, and leave the third column out";
    Wrong::new(at, "a third column: probabilities of functions are not supported", help)
}

struct Reader<'p> {
    places: &'p Places,
    network: Network,
    /// Where each target is defined.
    defined: IndexMap<usize, usize>,
}

impl Reader<'_> {
    fn row(&mut self, line: &str, at: usize) -> Result<(), Wrong> {
        let mut tokens = Tokens::of(line, at);
        let (name, place) = match tokens.next()? {
            (Some(Token::Name(name)), place) => (name, place),
            (_, place) => return Err(Wrong::new(place, "a line does not begin with the name of a target", FORM)),
        };
        match tokens.next()? {
            (Some(Token::Comma), _) => {}
            (_, place) => return Err(Wrong::new(place, format!("no comma after the target `{name}`"), FORM)),
        }
        let target = self.network.position(name);
        let function = Expression::of(tokens, &mut self.network)?;
        if let Some(&first) = self.defined.get(&target) {
            let line = self.places.at(first).line;
            let message = format!("`{name}` is defined twice, first in line {line}: several functions of a target");
            return Err(Wrong::new(place, message, "give it one function; `|` joins what stands in for one another"));
        }
        self.defined.insert(target, place);
        self.network.functions.insert(target, function);
        Ok(())
    }
}
