//! The normal form: the same for two texts of one meaning, another for another meaning.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests may touch the world")]

mod naive;

use coproduce_core::Program;
use coproduce_core::model::Loader;
use naive::generate;
use naive::model::{Condition, Law, Model};
use naive::random::Random;

fn normal(text: &str) -> String {
    let program = Program::read("m.coprod", text);
    program.normal_form().unwrap_or_else(|| panic!("not understood: {:#?}\n{text}", program.findings))
}

fn shuffled<T: Clone>(random: &mut Random, items: &[T]) -> Vec<T> {
    let mut left = items.to_vec();
    let mut shuffled = Vec::new();
    while !left.is_empty() {
        shuffled.push(left.remove(random.between(0, left.len() - 1)));
    }
    shuffled
}

/// The same condition in other words.
fn reworded(random: &mut Random, condition: &Condition) -> Condition {
    let mut each = |items: &[Condition]| -> Vec<Condition> {
        let items: Vec<Condition> = items.iter().map(|item| reworded(random, item)).collect();
        shuffled(random, &items)
    };
    match condition {
        Condition::Name(atom) => Condition::Name(*atom),
        Condition::Not(inner) => match &**inner {
            // `not (a and b)` is `not a or not b`.
            Condition::And(items) => {
                Condition::AnyOf(each(items).into_iter().map(|item| Condition::Not(Box::new(item))).collect())
            }
            inner => Condition::Not(Box::new(reworded(random, inner))),
        },
        Condition::And(items) | Condition::AllOf(items) => {
            let mut items = each(items);
            // Said twice, and the first of them in parentheses of their own.
            items.push(items[0].clone());
            let inner = items.split_off(items.len() / 2);
            items.push(Condition::AllOf(inner));
            if random.percent(50) { Condition::AllOf(items) } else { Condition::And(items) }
        }
        Condition::Or(items) | Condition::AnyOf(items) => {
            let mut items = each(items);
            items.push(items[0].clone());
            if random.percent(50) { Condition::AtLeast(1, items) } else { Condition::Or(items) }
        }
        Condition::AtLeast(count, items) => Condition::AtLeast(*count, each(items)),
    }
}

/// The same laws: those that are certain to hold with one product and one environment each.
fn split(random: &mut Random, laws: &[Law]) -> Vec<Law> {
    let mut found = Vec::new();
    for law in laws {
        if law.likelihood.is_some() {
            found.push(Law { name: format!("{}_renamed", law.name), ..law.clone() });
            continue;
        }
        for (product, atom) in law.products.iter().enumerate() {
            for (place, environment) in law.environments.iter().enumerate() {
                let name = format!("{}_{product}_{place}", law.name);
                found.push(Law { name, products: vec![*atom], environments: vec![*environment], ..law.clone() });
            }
        }
    }
    for law in &mut found {
        law.condition = reworded(random, &law.condition);
    }
    found
}

/// The same declarations in another order, with other white space, comments and labels.
fn relaid(random: &mut Random, text: &str) -> String {
    let mut declarations: Vec<String> = Vec::new();
    for line in text.lines() {
        match declarations.last_mut().filter(|_| line.starts_with([' ', '}'])) {
            Some(declaration) => {
                declaration.push('\n');
                declaration.push_str(line);
            }
            None => declarations.push(line.to_owned()),
        }
    }
    let mut relaid = String::from("// Written by nobody.\n");
    for declaration in shuffled(random, &declarations) {
        let labelled = match declaration.strip_prefix("actor ").filter(|name| !name.contains(' ')) {
            Some(name) => format!("actor {name} \"{} at work\"", name.to_uppercase()),
            None => declaration,
        };
        let mut quoted = false;
        for character in labelled.chars() {
            quoted ^= character == '"';
            match character {
                ' ' if !quoted && random.percent(15) => relaid.push_str("\n\t// a comment\n"),
                other => relaid.push(other),
            }
        }
        relaid.push_str("\n\n");
    }
    relaid
}

#[test]
fn models_in_other_words_have_the_same_normal_form() {
    for seed in 0..120 {
        let model = generate::model(seed);
        let mut random = Random::new(seed + 1);
        let laws = split(&mut random, &model.laws);
        let laws = shuffled(&mut random, &laws);
        let mut same = Model { laws, ..model.clone() };
        for environment in &mut same.environments {
            environment.holds = shuffled(&mut random, &environment.holds);
        }
        let other = relaid(&mut random, &same.text());
        assert_eq!(normal(&model.text()), normal(&other), "seed {seed}\n{}\n{other}", model.text());
    }
}

#[test]
fn models_of_another_meaning_have_another_normal_form() {
    let mut changed = [0; 4];
    for seed in 0..120 {
        let model = generate::model(seed);
        let mut random = Random::new(seed + 1);
        let normal_form = normal(&model.text());
        let mut differs = |kind: usize, other: &Model| {
            assert_ne!(normal_form, normal(&other.text()), "seed {seed}, change {kind}\n{}", other.text());
            changed[kind] += 1;
        };
        if let Some(at) = (!model.laws.is_empty()).then(|| random.between(0, model.laws.len() - 1)) {
            let law = &model.laws[at];
            // Nothing else produces what it does.
            let is_only = |product| model.laws.iter().filter(|other| other.products.contains(product)).count() == 1;
            if law.products.iter().all(is_only) {
                let mut without = model.clone();
                without.laws.remove(at);
                differs(0, &without);
                let mut likely = model.clone();
                let (residual, likelihood) = (usize::MAX, if law.likelihood.is_some() { "0.123" } else { "0.5" });
                likely.laws[at].likelihood = Some((likelihood, residual));
                differs(1, &likely);
            }
        }
        if let Some(at) = (!model.scenarios.is_empty()).then(|| random.between(0, model.scenarios.len() - 1)) {
            let mut other = model.clone();
            if other.scenarios[at].given.pop().is_some() {
                differs(2, &other);
            }
        }
        let mut other = model.clone();
        if other.environments.iter_mut().any(|environment| environment.holds.pop().is_some()) {
            // What it no longer holds it may have inherited.
            changed[3] += usize::from(normal(&other.text()) != normal_form);
        }
    }
    assert!(changed.iter().all(|count| *count > 20), "{changed:?}");
}

const SHIRT: &str = include_str!("../examples/white_shirt.coprod");
/// Evidence, with every clause.
const EVIDENCE: &str = "
object a, b, c, held, p
environment e { holds held }
environment f within e
law l in e { a and b and held produce p }
alternative law m in e { b and c and held produce p }
evidence w in e from \"w.csv\" {
  case x
  set a from \"y z\" crisp at least 3
  set b fuzzy 70, 55, 40
  set c from z crisp \"yes\", \"some\"
  product p from q
  tests l consistency 0.9 coverage 0.5
  tests all
  expects a, not b
  rows at least 2 cases pri 0.5
}
";
const LIKELY: &str = "
object a, b, c, p, q
environment e { holds a   likely b 0.9 }
law one in e { at least 2 of (a, b, c) produce p, q likelihood 0.5 }
scenario s in e { given c   expect p by one }
claim a, b are producers of p in e
";

/// Each replaces a part of a text, and each changes what is said.
#[test]
fn every_part_of_a_meaning_counts() {
    let changes = [
        (SHIRT, "costs economic 20", "costs economic 21"),
        (SHIRT, "costs economic 20", "costs functional 20"),
        (SHIRT, "action fit by maker and buyer", "action fit by maker"),
        (SHIRT, "enabled by wear", "enabled by not wear"),
        (SHIRT, "changes buyer, family", "changes buyer"),
        (SHIRT, "physical shirt 7", "service shirt 7"),
        (SHIRT, "packaging 2", "packaging 3"),
        (SHIRT, "interactions fit, pay", "interactions fit"),
        (SHIRT, "logic partnership", "logic service"),
        (SHIRT, "from maker to buyer", "from maker to family"),
        (SHIRT, "for buyer with family", "for buyer with maker"),
        (SHIRT, "emotional 25", "emotional 24"),
        (SHIRT, "buyer pays maker 30", "buyer pays maker 29"),
        (SHIRT, "buyer pays maker 30", "buyer pays maker 30 buyer pays maker 30"),
        (SHIRT, "maker promises sew, shirt_offer", "maker promises shirt_offer"),
        (SHIRT, "assuming wear, notice", "assuming wear"),
        (SHIRT, "otherwise maker 0", "otherwise maker 1"),
        (SHIRT, "counterpart family", "subcontractor family"),
        (SHIRT, "maker nets 10", "maker nets 9"),
        (SHIRT, "is a producer of shirt_offer", "is not a producer of shirt_offer"),
        (SHIRT, "claim sew is a producer of", "claim sew is necessary for"),
        (SHIRT, "scenario unworn", "scenario not_worn"),
        (SHIRT, "not esteem", "esteem"),
        (SHIRT, "actor maker, buyer, family", "actor maker { weighs economic 2 } actor buyer, family"),
        (SHIRT, "actor maker, buyer, family", "actor maker { requires economic 0 } actor buyer, family"),
        (SHIRT, "object cloth", "object cloth, thread"),
        (LIKELY, "likely b 0.9", "likely b 0.8"),
        (EVIDENCE, "evidence w in e", "evidence w in f"),
        (EVIDENCE, "evidence w", "evidence v"),
        (EVIDENCE, "w.csv", "v.csv"),
        (EVIDENCE, "case x", "case y"),
        (EVIDENCE, "case x", ""),
        (EVIDENCE, "\"y z\"", "y"),
        (EVIDENCE, "at least 3", "below 3"),
        (EVIDENCE, "at least 3", "at least 4"),
        (EVIDENCE, "fuzzy 70, 55, 40", "fuzzy 40, 55, 70"),
        (EVIDENCE, "fuzzy 70, 55, 40", ""),
        (EVIDENCE, "\"yes\", \"some\"", "\"yes\""),
        (EVIDENCE, "set c from z crisp \"yes\", \"some\"", ""),
        (EVIDENCE, "from q", ""),
        (EVIDENCE, "consistency 0.9", ""),
        (EVIDENCE, "coverage 0.5", "coverage 0.4"),
        (EVIDENCE, "tests l", "tests m"),
        (EVIDENCE, "tests all", "tests all pri 0.1"),
        (EVIDENCE, "not b", "b"),
        (EVIDENCE, "at least 2 cases", ""),
        (EVIDENCE, "pri 0.5", "pri 0.6"),
        (EVIDENCE, "case x", "case x missing refused"),
        (LIKELY, "likelihood 0.5", ""),
        (LIKELY, "at least 2 of (a, b, c)", "at least 2 of (a, a, b, c)"),
        (LIKELY, "law one", "alternative law one"),
        (LIKELY, "by one", ""),
        (
            LIKELY,
            "produce p, q likelihood 0.5 }",
            "produce p likelihood 0.5 } law two in e { at least 2 of (a, b, c) produce q likelihood 0.5 }",
        ),
        (LIKELY, "given c", "unknown c"),
        (LIKELY, "claim a, b are producers", "claim a is a producer"),
    ];
    for (text, from, to) in changes {
        assert!(text.contains(from), "{from}");
        assert_ne!(normal(text), normal(&text.replacen(from, to, 1)), "{from} → {to}");
    }
}

/// Each replaces a part of a text, and none changes what is said.
#[test]
fn what_is_no_meaning_does_not_count() {
    let same = [
        (SHIRT, "model white_shirt \"The white shirt\"", ""),
        (SHIRT, "buyer promises fit, pay", "buyer promises pay buyer promises fit"),
        (SHIRT, "maker 0, buyer 0", "buyer 0"),
        (SHIRT, "between maker and buyer", "between buyer and maker"),
        (SHIRT, "object cloth", "object cloth, shirt, trust"),
        (SHIRT, "law sewing in home", "law needlework \"By hand\" in home"),
        (SHIRT, "produce sewn", "produce sewn source \"folklore\""),
        (SHIRT, "actor maker, buyer, family", "actor maker { weighs economic 1 } actor buyer, family"),
        (SHIRT, "given sew, fit, pay, wear, notice\n", "given notice, sew, wear, fit, pay\n"),
        (LIKELY, "0.9", "90%"),
        (EVIDENCE, "evidence w in e", "evidence w \"Wards\" in e"),
        (EVIDENCE, "set b fuzzy", "set b from b fuzzy"),
        (EVIDENCE, "set b fuzzy", "set b from \"b\" fuzzy"),
        (EVIDENCE, "case x", "case `x`"),
        (EVIDENCE, "70, 55, 40", "70, 50 + 5, 40"),
        (EVIDENCE, "\"yes\", \"some\"", "\"some\", \"yes\""),
        (EVIDENCE, "tests all", "tests all consistency 80% coverage 0"),
        (EVIDENCE, "expects a, not b", "expects not b expects a"),
        (EVIDENCE, "pri 0.5", "consistency 0.8 pri 0.5"),
        (LIKELY, "claim a, b are producers", "claim b, a are producers"),
    ];
    for (text, from, to) in same {
        assert!(text.contains(from), "{from}");
        assert_eq!(normal(text), normal(&text.replacen(from, to, 1)), "{from} → {to}");
    }
}

struct Files(&'static [(&'static str, &'static str)]);

impl Loader for Files {
    fn own_path(&self) -> Option<String> {
        Some("main".to_owned())
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = path.join(".");
        self.0.iter().find(|(known, _)| *known == name).map(|(_, text)| (name, (*text).to_owned()))
    }
}

fn with_modules(text: &str, files: &'static [(&'static str, &'static str)]) -> String {
    let program = Program::read_with("main.coprod", text.to_owned(), &mut Files(files));
    program.normal_form().unwrap_or_else(|| panic!("not understood: {:#?}", program.findings))
}

#[test]
fn it_does_not_matter_which_file_says_what() {
    let whole =
        "object a, b, p environment e { holds a } law l in e { a and b produce p } claim b is a producer of p in e";
    let listed = with_modules(
        "use things { a, b, p, e } law l in e { a and b produce p } claim b is a producer of p in e",
        &[("things", "object a, b, p environment e { holds a }")],
    );
    let qualified = with_modules(
        "use lib.laws as x { b, p, e } claim b is a producer of p in e",
        &[("lib.laws", "object a, b, p environment e { holds a } law other in e { b and a produce p }")],
    );
    assert_eq!(normal(whole), listed);
    assert_eq!(normal(whole), qualified);
}

/// A column is called like a thing, not like the module that declares it.
#[test]
fn evidence_of_another_file_is_read_from_the_same_columns() {
    let laws = "object a, b, `p q` environment e { holds b } law l in e { a and b produce `p q` }";
    let evidence = "evidence w in e from \"w.csv\" { set a product `p q` tests l expects a }";
    let apart = with_modules(
        "use lib.laws as x evidence w in x.e from \"w.csv\" { set x.a product x.`p q` tests x.l expects x.a }",
        &[("lib.laws", "object a, b, `p q` environment e { holds b } law l in e { a and b produce `p q` }")],
    );
    assert_eq!(normal(&format!("{laws} {evidence}")), apart);
}

#[test]
fn names_that_modules_share_stay_apart() {
    let two = |text| with_modules(text, &[("one", "object a, x environment e { holds a }"), ("two", "object a")]);
    let first = two("use one { a, x, e } use two as t object p law l in e { a and x produce p }");
    assert!(first.contains("(object \"a\"@\"one\")") && first.contains("(object \"a\"@\"two\")"), "{first}");
}
