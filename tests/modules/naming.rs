//! Names of two modules are told apart wherever they are shown, and accepted wherever they are asked.

use super::support::Files;
use coproduce_core::Program;
use coproduce_core::analysis::{Options, Words};
use coproduce_core::kernel::{AtomId, Found};
use coproduce_session::{Session, text};

/// Two farms that call everything the same, but one has no soil; and a market for the crops of both.
const FARM: &str = "object soil, seed, crop\nenvironment field { STATES soil }\n\
    law growth in field { seed and soil produce crop }\n";
const TRADE: &str = "use north.farm as n\nuse south.farm as s\nobject cart, market\n\
    environment town within n.field { holds cart }\n\
    law selling in town { n.crop and s.crop and cart produce market }\n\
    scenario day in town { given n.seed, s.crop   expect market by selling, n.crop by n.growth }\n";

/// A name of the model's own and one of a module, and both are in one law.
const LIBRARY: &str = "object a, b, p\nenvironment e { holds a }\nlaw l in e { a and b produce p }\n";
const QUALIFYING: &str = "use lib as n\nobject a, c, p\nenvironment e { holds c }\n\
    law k in e { c and n.p and a produce p }\nenvironment f within e, n.e { }\n";

fn farms() -> Files {
    let (north, south) = (FARM.replace("STATES", "holds"), FARM.replace("STATES", "lacks"));
    Files::of(&[("north/farm.coprod", &north), ("south/farm.coprod", &south), ("trade.coprod", TRADE)])
}

fn shown(program: &Program, atom: AtomId) -> String {
    Words { sources: &program.sources, kernel: &program.kernel }.atom(atom).into_owned()
}

fn found(program: &Program, name: &str) -> Vec<String> {
    program.find(name).all().into_iter().map(|atom| shown(program, atom)).collect()
}

#[test]
fn what_two_modules_declare_is_called_by_its_module() {
    let program = farms().program("trade.coprod");
    assert!(program.findings.is_empty(), "{:?}", program.findings);
    assert_eq!(found(&program, "n.crop"), ["n.crop"]);
    assert_eq!(found(&program, "`n`.`crop`"), ["n.crop"]);
    assert_eq!(found(&program, "south.farm.crop"), ["s.crop"]);
    assert_eq!(found(&program, "crop"), ["n.crop", "s.crop"]);
    assert_eq!(found(&program, "market"), ["market"]);
    assert_eq!(program.find("wheat"), Found::None);
    assert_eq!(program.find("n.market"), Found::None, "what another module declares is not behind its word");
    assert!(matches!(program.find_law("growth"), Found::Several(laws) if laws.len() == 2));
    assert!(matches!(program.find_law("s.growth"), Found::One(_)));
    assert!(matches!(program.find_scenario("day"), Found::One(_)));
    // The seed in the north has soil, and that of the south none: their crops are two things in every report.
    let evaluation = program.evaluate(&Options::default());
    let day = &evaluation.situations[0];
    let supposes: Vec<String> = day.supposes.iter().map(ToString::to_string).collect();
    assert_eq!(supposes, ["given n.seed", "given s.crop"]);
    let names: Vec<&str> = day.products.iter().map(|product| product.name.as_ref()).collect();
    assert_eq!(names, ["market", "n.crop", "s.crop"]);
    let form = program.normal_form().unwrap();
    assert!(form.contains("\"crop\"@\"north.farm\"") && form.contains("\"crop\"@\"south.farm\""), "{form}");
}

/// Whatever is shown of a name means that name, in whatever way its module is used.
#[test]
fn what_is_shown_is_understood() {
    let own = "object a, `not b`, `n.p`\nenvironment g { holds a }\nlaw l in g { a and `n.p` produce `not b` }\n";
    let other = "object p, `24 h`, b\nenvironment g { holds b }\nlaw l in g { b and `24 h` produce p }\n";
    let third = "object p, `24 h`, only\nenvironment h { lacks p }\n";
    for uses in [
        "use lib as n\nuse far.away\n",
        "use lib\nuse far.away as lib\n",
        "use lib as n { b }\nuse far.away as m\n",
        "use far.away as `24 h`\nuse lib as `a b`\n",
    ] {
        let main = format!("{uses}{own}");
        let files = Files::of(&[("main.coprod", &main), ("lib.coprod", other), ("far/away.coprod", third)]);
        let program = files.program("main.coprod");
        assert!(program.understood, "{uses}: {:?}", program.findings);
        let mut all = std::collections::BTreeSet::new();
        for (name, _, atom) in program.names() {
            assert!(all.insert(name.to_string()), "{uses}: two things are called {name}");
            assert_eq!(program.find(&name), Found::One(atom), "{uses}: {name}");
            let written = Words { sources: &program.sources, kernel: &program.kernel }.written(atom);
            assert_eq!(program.find(&written), Found::One(atom), "{uses}: {written}");
        }
    }
}

#[test]
fn a_bare_name_is_that_of_the_one_module_that_has_it() {
    let files = Files::of(&[("lib.coprod", LIBRARY), ("main.coprod", QUALIFYING)]);
    let program = files.program("main.coprod");
    // The model's own `a`, `p` and `e` are bare; `b` is of the module, and nothing else is called so.
    assert_eq!(found(&program, "p"), ["p"]);
    assert_eq!(found(&program, "n.p"), ["n.p"]);
    assert_eq!(found(&program, "n.b"), ["b"]);
    assert_eq!(found(&program, "b"), ["b"]);
    assert_ne!(program.find("e"), program.find("n.e"));
}

fn entered(files: &Files, path: &str, entries: &[&str]) -> String {
    let mut files = files.clone();
    let mut session = Session::new();
    let mut out = Vec::new();
    for entry in [&*format!(":load {path}")].iter().chain(entries) {
        let reply = session.enter_with(entry, &mut files);
        text::render(&reply, text::Style::default(), &mut out).unwrap();
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn a_session_takes_names_as_the_language_writes_them() {
    let said =
        entered(&farms(), "trade.coprod", &["in town given n.seed, s.crop", "market?", "given seed", "in field"]);
    assert!(said.contains("in town given n.seed, s.crop\n"), "{said}");
    assert!(said.contains("produced  market"), "{said}");
    assert!(said.contains("`seed` may be several things") && said.contains("write `n.seed` or `s.seed`"), "{said}");
    assert!(said.contains("write `n.field` or `s.field`"), "{said}");
    let qualified = Files::of(&[("lib.coprod", LIBRARY), ("main.coprod", QUALIFYING)]);
    let said = entered(&qualified, "main.coprod", &["in n.e given n.b", "n.p?", "in f", "p?"]);
    assert!(said.contains("in n.e given b\nproduced  n.p\n"), "{said}");
    // Where both environments are, `a` of the module is held, and that of the model is not.
    assert!(said.contains("undetermined  p\n                missing a\n"), "{said}");
}

#[cfg(feature = "cli")]
mod at_the_command_line {
    use super::{FARM, LIBRARY, QUALIFYING, TRADE};
    use crate::support::{folder, run};

    #[test]
    fn names_of_two_modules_are_told_apart() {
        let (north, south) = (FARM.replace("STATES", "holds"), FARM.replace("STATES", "lacks"));
        let files = [("north/farm.coprod", &*north), ("south/farm.coprod", &*south), ("trade.coprod", TRADE)];
        let folder = folder("samename", &files);
        let said = |arguments: &[&str]| {
            let ended = run(&folder, arguments, "");
            assert_eq!((ended.status, ended.stderr.as_str()), (0, ""), "{arguments:?}: {ended:?}");
            ended.stdout
        };
        assert!(said(&["run", "trade.coprod"]).starts_with("day in town   given n.seed, s.crop\n"));
        let json: serde_json::Value =
            serde_json::from_str(&said(&["run", "trade.coprod", "--format", "json"])).unwrap();
        let products = json["results"]["situations"][0]["products"].as_array().unwrap();
        let names: Vec<&str> = products.iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["market", "n.crop", "s.crop"]);
        // The field of the north holds its soil, so that the seed is enough there.
        let north = said(&["run", "trade.coprod", "--in", "n.field", "--given", "n.seed"]);
        assert!(north.contains("n.field   given n.seed\n  produced\n    n.crop   by n.growth\n"), "{north}");
        let south = said(&["run", "trade.coprod", "--in", "s.field", "--given", "`s`.seed"]);
        assert!(south.contains("    s.crop   missing s.soil\n"), "{south}");
        let drawn = said(&["graph", "trade.coprod", "--format", "dot"]);
        assert!(drawn.contains("n.crop") && drawn.contains("s.crop"), "{drawn}");
        assert!(
            said(&["why", "n.crop", "trade.coprod", "--scenario", "day"]).starts_with("n.crop is produced in day\n")
        );
        for (arguments, both) in [
            (vec!["run", "trade.coprod", "--in", "field"], "`n.field` or `s.field`"),
            (vec!["run", "trade.coprod", "--in", "town", "--given", "seed"], "`n.seed` or `s.seed`"),
            (vec!["why", "crop", "trade.coprod"], "`n.crop` or `s.crop`"),
            (vec!["relate", "seed", "market", "trade.coprod", "--in", "town"], "`n.seed` or `s.seed`"),
        ] {
            let ended = run(&folder, &arguments, "");
            assert_eq!(ended.status, 2, "{arguments:?}: {ended:?}");
            assert!(ended.stderr.contains(both), "{arguments:?}: {ended:?}");
        }
    }

    #[test]
    fn qualified_names_are_taken_by_every_command() {
        let folder = folder("qualified", &[("lib.coprod", LIBRARY), ("main.coprod", QUALIFYING)]);
        for arguments in [
            &["run", "main.coprod", "--in", "n.e", "--given", "n.b"][..],
            &["sets", "n.p", "main.coprod", "--in", "n.e"],
            &["why-not", "n.p", "main.coprod", "--in", "f"],
            &["relate", "n.b", "n.p", "main.coprod", "--in", "f"],
            &["necessary", "n.p", "main.coprod", "--in", "n.e", "--given", "b"],
            &["rank", "n.p", "main.coprod", "--in", "n.e", "--likely", "n.b=0.5"],
            &["graph", "main.coprod", "--focus", "n.p"],
        ] {
            let ended = run(&folder, arguments, "");
            assert_eq!((ended.status, ended.stderr.as_str()), (0, ""), "{arguments:?}: {ended:?}");
        }
    }

    /// What a file only uses can be asked of it, as the session can.
    #[test]
    fn a_product_of_a_used_module_is_answered_alike_by_every_command() {
        let library = "object acorn, soil, oak\nenvironment wood { holds soil }\n\
            law growing in wood { acorn and soil produce oak }\n";
        let user = "use lib\nscenario s in wood { given acorn   expect oak }\n";
        let folder = folder("imported", &[("lib.coprod", library), ("main.coprod", user)]);
        let asked = ["why", "sets", "necessary", "rank"].map(|command| vec![command, "oak", "main.coprod"]);
        let why_not = vec!["why-not", "oak", "main.coprod", "--in", "wood"];
        for arguments in asked.into_iter().chain([why_not, vec!["relate", "acorn", "oak", "main.coprod"]]) {
            let ended = run(&folder, &arguments, "");
            assert_eq!((ended.status, ended.stderr.as_str()), (0, ""), "{arguments:?}: {ended:?}");
            assert!(ended.stdout.contains("oak"), "{arguments:?}: {ended:?}");
        }
        let session = run(&folder, &["repl", "main.coprod"], "oak? in wood given acorn\n");
        assert!(session.stdout.contains("produced  oak\n"), "{session:?}");
    }
}
