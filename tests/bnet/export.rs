//! Models as Boolean networks: what is written, and what is refused.

use super::functions::{Function, Imported, assignments};
use super::imported;
use super::random::Random;
use coproduce_core::Program;
use coproduce_interchange::bnet;
use coproduce_syntax::Token;

/// A network of the first environment of a model, or why there is none.
pub fn exported(model: &str) -> Result<String, String> {
    let program = Program::read("model.coprod", model);
    let is_wrong = program.findings.iter().any(|finding| finding.rule.name == "syntax-error");
    assert!(!is_wrong, "{model}\n{:?}", program.findings);
    let environment = program.kernel.environment_ids().next().expect("an environment");
    bnet::export(&program, environment)
        .map_err(|refusals| refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Random networks: what is written after it was taken over says the same, line by line, for every assignment.
#[test]
fn what_is_taken_over_comes_back() {
    let mut random = Random::new(2);
    let names: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
    for _ in 0..300 {
        let functions: Vec<Function> = (0..4).map(|_| Function::random(&mut random, names.len(), 4)).collect();
        let rows = names.iter().zip(&functions);
        let rows: Vec<String> =
            rows.map(|(name, function)| format!("{name}, {}\n", function.text(&mut random, &names, 0))).collect();
        let text = rows.concat();
        let written = exported(&imported(&text)).expect(&text);
        let model = Imported::of(&imported(&written), &names);
        for present in assignments(names.len()) {
            let next = model.next(&present);
            let wanted: Vec<Option<bool>> = functions.iter().map(|function| Some(function.value(&present))).collect();
            assert_eq!(next[..4], wanted, "{text}\n{written}");
            // An input stays as it is; one that makes no difference to any function is left out.
            assert!(next[4].is_none_or(|next| next == present[4]), "{text}\n{written}");
        }
        // What was written comes back to the letter.
        assert_eq!(exported(&imported(&written)).expect("the same"), written);
    }
}

#[test]
fn a_published_network_comes_back_as_it_was() {
    let text = std::fs::read_to_string("tests/bnet/li2004.bnet").expect("a network");
    let model = imported(&text);
    let findings = Program::read("model.coprod", model.as_str()).findings;
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(exported(&model), Ok(text));
}

#[test]
fn every_word_of_the_language_may_be_a_name() {
    let words: Vec<&str> = Token::words().collect();
    let after = words.iter().cycle().skip(1);
    let rows: Vec<String> = words
        .iter()
        .zip(after)
        .map(|(word, after)| format!("{word}, {word} & !{after} | {after} & !{word}\n"))
        .collect();
    let text = format!("targets, factors\n{}", rows.concat());
    assert_eq!(exported(&imported(&text)), Ok(text));
}

/// A thermostat: the heater follows within the period, so it is written out; the cold is open.
#[test]
fn what_acts_within_a_period_is_written_out() {
    let written = exported(
        "object cold, heater, warmth
         environment house { }
         law switching in house { cold and not warmth produce heater }
         law heating in house { heater and cold produce warmth after 1 period }",
    );
    let wanted = "\
# written out where it is needed, since it follows within a period: `heater`
targets, factors
cold, cold
warmth, cold & !warmth & cold
";
    assert_eq!(written, Ok(wanted.to_owned()));
}

/// The fruit is there one period after it was fed, or at once where there are leaves: in the next period these are where
/// the plant is, which is where it was and did not end, or was sown.
#[test]
fn what_lasts_stays_unless_it_ends() {
    let written = exported(
        "object seed, soil, frost, leaf, fruit, food
         object plant lasting
         property sunny, far of field
         environment field { holds soil, sunny   lacks far }
         law sprouting in field { seed and soil produce plant after 1 period }
         law dying in field { frost end plant }
         law wilting in field { not soil end plant after 1 period }
         law greening in field { plant produce leaf }
         law fruiting in field { leaf and seed produce fruit }
         alternative law feeding in field { food and not fruit produce fruit after 1 period }",
    );
    let wanted = "\
# written out where it is needed, since it follows within a period: `leaf`
targets, factors
seed, seed
soil, 1
frost, frost
fruit, food & !fruit | (plant & !(!soil | frost) | seed & soil) & seed
food, food
plant, plant & !(!soil | frost) | seed & soil
";
    assert_eq!(written, Ok(wanted.to_owned()));
}

#[test]
fn counts_are_written_out_and_names_are_made_fit() {
    let written = exported(
        "object `1st`, b_2, `b 2`, `True`, none, other
         environment e { lacks none   likely other 0 }
         law l in e { at least 2 of (`1st`, `b 2`, `True` and not none) produce `b 2` after 1 period }
         law m in e { not (b_2 and other) and not at least 2 of (b_2, `1st`, `b 2`) produce `True` after 1 period }
         law outside in e { `b 2` produce b_2 after 1 period }",
    );
    let wanted = "\
# _1st is called `1st` in the model
# b_2_2 is called `b 2` in the model
# _True is called `True` in the model
targets, factors
_1st, _1st
b_2, b_2_2
b_2_2, _1st & b_2_2 | _1st & _True & !none | b_2_2 & _True & !none
_True, (!b_2 | !other) & (!b_2 & !_1st | !b_2 & !b_2_2 | !_1st & !b_2_2)
none, 0
other, 0
";
    assert_eq!(written, Ok(wanted.to_owned()));
}

/// A choice is an input: it is made in every period or in none.
#[test]
fn actions_are_what_makes_them_performed() {
    let written = exported(
        "actor farmer, guest, ghost
         object seed, crop, feast
         action sow by farmer enabled by seed
         action haunt by ghost
         environment field { includes farmer   lacks ghost }
         law growing in field { sow and field produce crop after 1 period }
         law dining in field { crop and guest or haunt produce feast after 1 period }",
    );
    let wanted = "\
targets, factors
farmer, 1
guest, guest
ghost, 0
seed, seed
crop, sow & seed
feast, crop & guest
sow, sow
";
    assert_eq!(written, Ok(wanted.to_owned()));
}

/// Laws of other environments take no part, and what produces nothing later does not either.
#[test]
fn one_environment_is_written() {
    let model = "object a, b, c
         environment here { holds a }
         environment there { lacks a }
         law one in here { a and b produce c after 1 period }
         law two in there { b produce c after 3 periods }";
    assert_eq!(exported(model), Ok("targets, factors\na, 1\nb, b\nc, a & b\n".to_owned()));
}

#[test]
fn what_a_network_cannot_say_is_refused_by_its_name() {
    let many: Vec<String> = (0..40).map(|number| format!("n{number}")).collect();
    let many = many.join(", ");
    let deep = (0..300).fold("a".to_owned(), |inner, number| format!("x{number} and {inner}"));
    let chain: Vec<String> = (0..300)
        .map(|number| {
            let before = if number == 0 { "c".to_owned() } else { format!("s{}", number - 1) };
            let joint = if number % 2 == 0 { "and" } else { "or" };
            format!("law l{number} in e {{ {before} {joint} a produce s{number} }}\n")
        })
        .collect();
    let chain = chain.concat();
    let names: Vec<String> = (0..300).map(|number| format!("s{number}, x{number}")).collect();
    let names = names.join(", ");
    for (laws, said) in [
        ("law l in e { a produce b after 3 periods }", "law `l` takes 3 periods"),
        ("law l in e { a produce b after 1 period likelihood 0.5 }", "law `l` is only likely to hold"),
        ("law l in e { a and likely_one produce b after 1 period }", "`likely_one` is there with probability 0.25"),
        ("law l in e { a produce b }", "nothing takes a period or lasts in `e`"),
        ("", "nothing takes a period or lasts in `e`"),
        (
            "law l in e { a and c produce b } alternative law m in e { b and c produce a }
             law n in e { a and b produce c after 1 period }",
            "`a` and `b` depend on one another within a period",
        ),
        ("law l in e { not kept end kept } law m in e { kept produce c after 1 period }", "`kept` depends on itself"),
        (
            &format!("object {many}\nlaw l in e {{ at least 20 of ({many}) produce b after 1 period }}"),
            "with `b`, more than 1000000 names are written out in place of others",
        ),
        (
            &format!("object {names}\n{chain}law m in e {{ s299 produce b after 1 period }}"),
            "nested more than 256 deep",
        ),
    ] {
        let environment = if laws.contains("likely_one") { "{ likely likely_one 0.25 }" } else { "{ }" };
        let kept = if laws.contains("kept") { "object kept lasting" } else { "" };
        let model = format!("object a, b, c, likely_one\n{kept}\nenvironment e {environment}\n{laws}");
        let refused = exported(&model).expect_err(&model);
        assert!(refused.contains(said), "{refused}");
        assert!(refused.contains("(help: "), "{refused}");
    }
    // A long chain of conjunctions stays flat.
    let model = format!("object a, b, {names}\nenvironment e {{ }}\nlaw l in e {{ {deep} produce b after 1 period }}");
    assert!(exported(&model).is_ok());
}
