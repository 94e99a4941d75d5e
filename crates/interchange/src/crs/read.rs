//! The lines of a reaction system.

use crate::Refusal;
use coproduce_syntax::source::Position;

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct System {
    pub reactions: Vec<Reaction>,
    pub food: Vec<String>,
}

/// A reaction.
#[derive(Debug)]
pub(super) struct Reaction {
    pub name: String,
    pub reactants: Vec<String>,
    /// Any of these, each of which is all of its members.
    pub catalysts: Vec<Vec<String>>,
    pub products: Vec<String>,
}

/// Reads all lines.
///
/// # Errors
///
/// Every line that is neither a reaction nor food, nor empty.
pub(super) fn read(text: &str) -> Result<System, Vec<Refusal>> {
    let (mut system, mut refusals) = (System::default(), Vec::new());
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        // Within a line the sign belongs to a name.
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err((message, help)) = add(line, &mut system) {
            refusals.push(Refusal::new(Some(Position { line: index + 1, column: 1 }), message, help));
        }
    }
    if refusals.is_empty() && system.reactions.is_empty() {
        let help = "a reaction is written as `name: a + b [c] -> d`";
        refusals.push(Refusal::new(None, "there is no reaction", help));
    }
    if refusals.is_empty() && system.food.is_empty() {
        let help = "say on a line what the surroundings supply: `Food: a, b`";
        refusals.push(Refusal::new(None, "there is no food", help));
    }
    if refusals.is_empty() { Ok(system) } else { Err(refusals) }
}

type Wrong = (String, &'static str);

const FORM: &str = "a reaction is written as `name: a + b [c & d, e] -> x + y`";

fn add(line: &str, system: &mut System) -> Result<(), Wrong> {
    let (name, rest) = line.split_once(':').ok_or_else(|| ("a line without a colon".to_owned(), FORM))?;
    let (name, rest) = (name.trim(), rest.trim());
    if name.eq_ignore_ascii_case("food") || name == "F" {
        let names = rest.split(|c: char| c == ',' || c.is_whitespace()).filter(|name| !name.is_empty());
        return names.map(molecule).try_for_each(|name| {
            system.food.push(name?);
            Ok(())
        });
    }
    if rest.contains(['{', '}']) {
        return Err(("inhibitors are not supported".to_owned(), "leave out what is in braces"));
    }
    if rest.contains("<-") || rest.contains("<=") {
        return Err(("a reaction goes both ways".to_owned(), "write one reaction for each way"));
    }
    let arrow = rest.split_once("->").or_else(|| rest.split_once("=>"));
    let (left, products) = arrow.ok_or_else(|| ("a reaction without `->`".to_owned(), FORM))?;
    let (reactants, catalysts) = match left.split_once('[') {
        None => (left, ""),
        Some((reactants, after)) => match after.trim_end().strip_suffix(']') {
            Some(catalysts) if !catalysts.trim().is_empty() => (reactants, catalysts),
            _ => return Err(("brackets without catalysts in them before `->`".to_owned(), FORM)),
        },
    };
    let any = catalysts.split([',', '|']).filter(|_| !catalysts.is_empty());
    let (reactants, mut products) = (sum(reactants)?, sum(products)?);
    // More of what is taken already builds nothing that is not there.
    products.retain(|product| !reactants.contains(product));
    if products.is_empty() {
        return Err((
            "a reaction that builds nothing but what it takes".to_owned(),
            "leave it out, or make what it takes a catalyst: `a [x] -> x`",
        ));
    }
    system.reactions.push(Reaction {
        name: molecule(name)?,
        reactants,
        catalysts: any.map(|all| all.split(['&', '*']).map(molecule).collect()).collect::<Result<_, _>>()?,
        products,
    });
    Ok(())
}

/// Molecules joined by `+`. How many of each react says nothing about what can be built.
fn sum(text: &str) -> Result<Vec<String>, Wrong> {
    text.split('+')
        .map(|part| {
            let part = part.trim();
            let counted = part.split_once(char::is_whitespace);
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            molecule(counted.filter(|(number, _)| is_number(number)).map_or(part, |(_, name)| name))
        })
        .collect()
}

/// The name of a molecule, or of a reaction.
fn molecule(text: &str) -> Result<String, Wrong> {
    let name = text.trim();
    if name.is_empty() {
        return Err(("a name is missing".to_owned(), FORM));
    }
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "[](){}`+&*,|:".contains(c);
    match name.chars().find(|&c| is_odd(c)) {
        Some(_) | None if name.starts_with('#') || name.contains(" #") => Err((
            "a comment after something else".to_owned(),
            "put it on a line of its own, which begins with `#`: within a line the sign is part of a name",
        )),
        Some('*') => Err((
            "`*` outside the brackets of catalysts".to_owned(),
            "it joins catalysts that are needed together, as `&` does: `a [c * d] -> b`",
        )),
        Some('(' | ')') => Err((
            "parentheses are not supported".to_owned(),
            "multiply out which catalysts are needed together: `[a & c, b & c]` for `[(a, b) & c]`",
        )),
        Some(odd) => Err((format!("`{}` in a name", odd.escape_default()), FORM)),
        None => Ok(name.to_owned()),
    }
}
