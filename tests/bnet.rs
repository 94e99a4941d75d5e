//! Boolean networks in the format of `BoolNet`: what is taken over, what is refused and where, and that nothing is lost.
#![allow(clippy::disallowed_methods, reason = "tests read models")]

use coproduce_interchange::bnet;
use functions::{Function, Imported, assignments};
use random::Random;
use std::cmp::Ordering;
use std::collections::BTreeMap;

#[path = "bnet/courses.rs"]
mod courses;
#[path = "bnet/export.rs"]
mod export;
#[path = "bnet/functions.rs"]
mod functions;
#[path = "naive/random.rs"]
#[allow(dead_code, reason = "not every test uses all of it")]
mod random;

fn imported(text: &str) -> String {
    bnet::import(text).unwrap_or_else(|refusals| panic!("{refusals:?}\n{text}"))
}

#[test]
fn a_network_becomes_laws_that_take_one_period() {
    let text = "\
# Everything that a network may say.

Targets ,FUNCTIONS   # in any case
a, b & !c | a
b, !(a|c) & (b | d.1)
c,c
 network ,!!a & 1   # of two negations nothing is left
on, 1 | a
off, 0 & x
5HT, produce & ! ! ! not
produce, ((((a)))) & (b & (c & on)) | (a | (b | c))
d.1, !(a & !(b | !c))
";
    let model = imported(text);
    assert_eq!(
        model
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace(" law", "\nlaw")
            .replace(" environment", "\nenvironment"),
        "\
model `Boolean network` object a, b, c, network, on, off, `5HT`, `produce`, `d.1` object x, `not`
environment network_ { holds on likely off 0 }
law make_a in network_ { (b and not c or a) and network_ produce a after 1 period }
law make_b in network_ { not (a or c) and (b or `d.1`) and network_ produce b after 1 period }
law make_c in network_ { c and network_ produce c after 1 period }
law make_network in network_ { a and network_ produce network after 1 period }
law make_5HT in network_ { `produce` and not `not` and network_ produce `5HT` after 1 period }
law make_produce in network_ { (a and b and c and on or a or b or c) and network_ produce `produce` after 1 period }
law `make_d.1` in network_ { not (a and not (b or not c)) and network_ produce `d.1` after 1 period }"
    );
}

/// Where no target is always 1, a property tells the setting from others: a law that no setting excludes is universal.
#[test]
fn an_environment_says_something() {
    assert_eq!(
        imported("x, !y | operating\ny, 0\nz, 0\n"),
        "\
model `Boolean network`

object x, y, z

object operating

property operating_ of network

environment network { holds operating_   likely y 0, z 0 }

law make_x in network {
  (not y or operating) and network produce x after 1 period
}
"
    );
}

#[test]
fn texts_that_say_the_same_become_the_same_model() {
    let plain = imported("targets, factors\na, a & !b\nb, 1\n");
    for text in [
        "a, a & !b\nb, 1\n",
        "\u{feff}targets, factors\na, a & !b\nb, 1\n",
        "\r\n#\r\n# targets\r\n\r\nTARGETS,Functions\r\na, a & !b\r\n\r\nb, 1",
        "\ttargets\t,\tfactors\t\na,a&!b#, c\n#a, b\nb,(1)",
    ] {
        assert_eq!(imported(text), plain, "{text}");
    }
    // The same name, composed and decomposed.
    assert_eq!(imported("caf\u{e9}, cafe\u{301}\n"), imported("caf\u{e9}, caf\u{e9}\n"));
}

/// What is wrong, where, and what is said of it.
#[test]
fn what_cannot_be_taken_over_is_refused_with_its_place() {
    let cases = [
        ("targets, factors, probabilities\na, a, 0.5", (1, 19), "a third column: probabilities"),
        ("targets; factors\na, a", (1, 1), "a header of other columns"),
        ("targets, factor\na, a", (1, 1), "a header of other columns"),
        ("  targets\ta\na, a", (1, 3), "a header of other columns"),
    ];
    let rows = [
        ("a, b, 0.5", 5, "a third column: probabilities"),
        ("a, b & c[-1]", 8, "the delay in `c[…]` is not supported"),
        ("a, all[d=-3..-1](b)", 4, "the timed operator `all[…]` is not supported"),
        ("a, ANY[-1..0](b)", 4, "the timed operator `ANY[…]` is not supported"),
        ("a, !timeis(3)", 5, "the timed operator `timeis(…)` is not supported"),
        ("a, sumgt(b, c, 1)", 4, "the counting operator `sumgt(…)` is not supported"),
        ("a, b | maj (b, c, d)", 8, "the counting operator `maj(…)` is not supported"),
        ("a, f(b)", 4, "no operator between `f` and `(`"),
        ("a[1], b", 2, "no comma after the target `a`"),
        ("a b", 3, "no comma after the target `a`"),
        ("a", 2, "no comma after the target `a`"),
        ("1, b", 1, "does not begin with the name of a target"),
        (", b", 1, "does not begin with the name of a target"),
        ("!a, b", 1, "does not begin with the name of a target"),
        ("a,", 3, "a name is missing"),
        ("a, b &", 7, "a name is missing"),
        ("a, | b", 4, "a name is missing"),
        ("a, b !c", 6, "no operator before this"),
        ("a, b and c", 6, "no operator before this"),
        ("a, (b c)", 7, "no operator before this"),
        ("a, 2", 4, "`2` is neither 0 nor 1"),
        ("a, 0.5 & b", 4, "`0.5` is neither 0 nor 1"),
        ("a, True", 4, "`True` is neither a name nor a constant"),
        ("a, (b | c", 4, "`(` without `)` after it"),
        ("a, b)", 5, "`)` without `(` before it"),
        ("a, (b, c)", 6, "a comma within parentheses"),
        ("a, b ~ c", 6, "`~` in a line"),
        ("a, \u{ac}b", 4, "`\u{ac}` in a line"),
        ("a, b'", 5, "`'` in a line"),
        ("a, -1", 4, "`-` in a line"),
        ("a, b && c", 7, "a name is missing"),
        ("a, b\u{1b}[31m", 5, "`U+001B` in a line"),
        ("a, \u{202e}b", 4, "`U+202E` in a line"),
        ("a, b\u{0}", 5, "`U+0000` in a line"),
        ("ä, é b", 6, "no operator before this"),
        ("z, a", 1, "`z` is defined twice, first in line 2"),
    ];
    let rows = rows.map(|(row, column, said)| (format!("targets, factors\nz, z\n{row}\n"), (3, column), said));
    for (text, place, said) in cases.map(|(text, place, said)| (text.to_owned(), place, said)).into_iter().chain(rows) {
        let refusals = bnet::import(&text).expect_err(&text);
        let found = refusals[0].place.map(|place| (place.line, place.column));
        assert!(refusals[0].message.contains(said), "{text}: {refusals:?}");
        assert_eq!(found, Some(place), "{text}: {refusals:?}");
        assert!(!refusals.iter().any(|refusal| refusal.to_string().contains(char::is_control)), "{text:?}");
    }
    for text in ["", "targets, factors\n", "# nothing\n\n"] {
        assert!(bnet::import(text).expect_err(text)[0].message.contains("there is no target"));
    }
}

#[test]
fn every_line_has_its_reason_but_no_more_than_a_hundred() {
    let refusals = bnet::import("a, !\nb, b\nc, c[1]\nd d\n").expect_err("three lines");
    let lines: Vec<_> = refusals.iter().map(|refusal| refusal.place.expect("a place").line).collect();
    assert_eq!(lines, [1, 3, 4]);
    assert_eq!(bnet::import(&"a\n".repeat(1000)).expect_err("a thousand lines").len(), 100);
}

#[test]
fn no_depth_and_no_cut_makes_it_fail_otherwise() {
    let nested = |open: &str, close: &str, depth: usize| format!("a, {}a{}", open.repeat(depth), close.repeat(depth));
    for (open, close) in [("(", ")"), ("!", ""), ("(a & (a | ", "))"), ("!(a & ", ")")] {
        let levels = open.matches(['(', '!']).count();
        assert!(bnet::import(&nested(open, close, 256 / levels)).is_ok(), "{open}");
        for depth in [256 / levels + 1, 1_000_000] {
            let refusals = bnet::import(&nested(open, close, depth)).expect_err(open);
            assert!(refusals[0].message.contains("nested more than 256 deep"), "{refusals:?}");
        }
    }
    let whole = std::fs::read_to_string("tests/bnet/li2004.bnet").expect("a network");
    for end in (0..whole.len()).step_by(7) {
        let _ = bnet::import(&whole[..end]);
    }
}

/// Random networks, with every assignment: what a model says is what its text says.
#[test]
fn functions_are_those_of_the_text() {
    let mut random = Random::new(1);
    for _ in 0..300 {
        let names: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let functions: Vec<Function> = (0..4).map(|_| Function::random(&mut random, names.len(), 4)).collect();
        let rows: Vec<String> = names
            .iter()
            .zip(&functions)
            .map(|(name, function)| format!("{name}, {}\n", function.text(&mut random, &names, 0)))
            .collect();
        let text = rows.concat();
        let model = Imported::of(&imported(&text), &names);
        for present in assignments(names.len()) {
            let wanted: Vec<Option<bool>> = functions.iter().map(|function| Some(function.value(&present))).collect();
            assert_eq!(model.next(&present)[..4], wanted, "{text}");
        }
    }
}

/// The cell cycle of budding yeast. The basins of attraction are those of Li et al. (2004), table 1; the functions say
/// what their threshold rule says, which is written out here.
#[test]
fn a_published_network_has_its_published_attractors() {
    const NAMES: [&str; 11] =
        ["Cln3", "MBF", "SBF", "Cln12", "Cdh1", "Swi5", "Cdc2014", "Clb56", "Sic1", "Clb12", "Mcm1"];
    const DEGRADING: [&str; 5] = ["Cln3", "Cln12", "Swi5", "Cdc2014", "Mcm1"];
    const ACTIVATES: [(&str, &[&str]); 8] = [
        ("Cln3", &["MBF", "SBF"]),
        ("SBF", &["Cln12"]),
        ("MBF", &["Clb56"]),
        ("Clb56", &["Clb12", "Mcm1"]),
        ("Clb12", &["Mcm1", "Cdc2014"]),
        ("Mcm1", &["Clb12", "Cdc2014", "Swi5"]),
        ("Cdc2014", &["Swi5", "Cdh1", "Sic1"]),
        ("Swi5", &["Sic1"]),
    ];
    const INHIBITS: [(&str, &[&str]); 6] = [
        ("Cln12", &["Sic1", "Cdh1"]),
        ("Clb56", &["Sic1", "Cdh1"]),
        ("Clb12", &["SBF", "MBF", "Swi5", "Sic1", "Cdh1"]),
        ("Cdc2014", &["Clb56", "Clb12"]),
        ("Sic1", &["Clb56", "Clb12"]),
        ("Cdh1", &["Clb12"]),
    ];
    let text = std::fs::read_to_string("tests/bnet/li2004.bnet").expect("a network");
    let model = Imported::of(&imported(&text), &NAMES);
    let is_in = |present: &[bool], name: &str| NAMES.iter().zip(present).any(|(one, present)| *one == name && *present);
    let after: Vec<usize> = assignments(NAMES.len())
        .map(|present| {
            let next: Vec<bool> = model.next(&present).into_iter().map(|next| next.expect("no input")).collect();
            for (place, name) in NAMES.iter().enumerate() {
                let sum = |arrows: &[(&str, &[&str])]| {
                    arrows.iter().filter(|(from, to)| to.contains(name) && is_in(&present, from)).count()
                };
                let wanted = match sum(&ACTIVATES).cmp(&sum(&INHIBITS)) {
                    Ordering::Greater => true,
                    Ordering::Less => false,
                    Ordering::Equal => present[place] && !DEGRADING.contains(name),
                };
                assert_eq!(next[place], wanted, "{name}: {present:?}");
            }
            next.iter().enumerate().map(|(place, &present)| usize::from(present) << place).sum()
        })
        .collect();
    let mut basins: BTreeMap<usize, usize> = BTreeMap::new();
    for state in 0..after.len() {
        let end = (0..after.len()).fold(state, |state, _| after[state]);
        assert_eq!(after[end], end, "a fixed point");
        *basins.entry(end).or_default() += 1;
    }
    let mut sizes: Vec<usize> = basins.into_values().collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 7, 7, 9, 109, 151, 1764]);
}
