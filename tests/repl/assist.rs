//! What an entry is helped with while it is written: completion, hints, colours, and where it ends.

use coproduce_session::highlight::Class;
use coproduce_session::{Session, hint};

fn acorn() -> Session {
    let mut session = Session::new();
    session.enter(&std::fs::read_to_string("examples/acorn.coprod").unwrap());
    session
}

fn words(session: &Session, text: &str) -> Vec<String> {
    session.complete(text).words
}

#[test]
fn names_are_offered_by_the_kind_that_fits() {
    let session = acorn();
    assert_eq!(words(&session, "in "), ["outdoors", "forest", "ocean", "desert", "ice_cap", "seed_lab"]);
    assert_eq!(words(&session, "in o"), ["outdoors", "ocean"]);
    assert_eq!(words(&session, "given acorn, s"), ["soil"]);
    assert_eq!(words(&session, "given f"), [""; 0]);
    assert_eq!(words(&session, "why o"), ["oak"]);
    assert_eq!(words(&session, "why n"), ["not"]);
    assert_eq!(words(&session, "sets oak i"), ["in"]);
    assert_eq!(words(&session, "sets oak in d"), ["desert"]);
    assert_eq!(words(&session, "acorn t"), ["to"]);
    assert_eq!(words(&session, "acorn, so"), ["soil"]);
    assert_eq!(words(&session, "acorn to o"), ["oak"]);
    assert_eq!(words(&session, "if w"), ["without"]);
    assert_eq!(words(&session, "if without soil: o"), ["oak", "outdoors", "ocean"]);
    assert_eq!(words(&session, "who "), ["gains"]);
    assert_eq!(words(&session, "what c"), ["changed"]);
    assert_eq!(words(&session, "obj"), ["object"]);
    assert_eq!(words(&session, "law l in f"), ["forest"]);
    assert_eq!(words(&session, "law l in forest { ac"), ["acorn"]);
    assert_eq!(words(&session, "law l in forest { acorn and soil pro"), ["produce"]);
    assert_eq!(words(&session, "law l in forest { acorn and soil produce oak aft"), ["after"]);
    assert_eq!(words(&session, "law l in forest { acorn and soil e"), ["enabled", "end"]);
    assert_eq!(words(&session, "course c in forest { given acorn   expect oak al"), ["always"]);
    assert_eq!(words(&session, "course c in forest { at 3 in d"), ["desert"]);
    assert_eq!(words(&session, "environment e with"), ["within"]);
    let evidence = |clause: &str| words(&session, &format!("evidence seeds in forest from \"s.csv\" {{ {clause}"));
    assert_eq!(evidence("set ac"), ["acorn"]);
    assert_eq!(evidence("expects not so"), ["soil"]);
    assert_eq!(evidence("set acorn cr"), ["crisp"]);
    assert_eq!(evidence("set acorn crisp b"), ["below"]);
    assert_eq!(evidence("product oak from x   te"), ["tests"]);
    assert_eq!(evidence("tests "), ["all", "germination"]);
    assert_eq!(evidence("tests g"), ["germination"]);
    assert_eq!(evidence("tests germination con"), ["consistency"]);
    assert_eq!(evidence("tests all cov"), ["coverage"]);
    assert_eq!(words(&session, "evidence seeds in fo"), ["forest"]);
    assert_eq!(words(&session, "scenario s in forest { given acorn   ex"), ["expect"]);
}

#[test]
fn commands_and_their_arguments_are_offered() {
    let session = acorn();
    assert_eq!(words(&session, ":re"), ["reload", "reset"]);
    assert_eq!(words(&session, ":env o"), ["outdoors", "ocean"]);
    assert_eq!(words(&session, ":scenario at"), ["at_sea"]);
    assert_eq!(words(&session, ":explain lone-p"), ["lone-producer"]);
    assert_eq!(words(&session, ":explain scen"), ["scenario"]);
    // A word of the language and a command, offered once.
    assert_eq!(words(&session, ":explain nec"), ["necessary"]);
    assert_eq!(words(&session, ":help sa"), ["save"]);
    assert_eq!(words(&session, ":type ger"), [""; 0]);
    let files = session.complete(":load exa");
    assert!(files.files && files.words.is_empty());
}

#[test]
fn a_name_in_backticks_is_completed_whole() {
    let mut session = Session::new();
    session.enter("object `24 h hotline`, `24 h shop`");
    let found = session.complete("given `24 h ho");
    assert_eq!((found.start, found.words), (6, vec!["`24 h hotline`".to_owned()]));
}

#[test]
fn hints_say_what_is_to_come() {
    assert_eq!(hint(":load "), Some("PATH …"));
    assert_eq!(hint(":load"), Some("PATH …"));
    assert_eq!(hint(":undo"), None);
    assert_eq!(hint("if "), Some("given NAME …: QUESTION"));
    assert_eq!(hint("oak"), None);
}

#[test]
fn the_parser_says_where_an_entry_ends() {
    for entry in ["object", "law l in e {", "law l in e {\n  a and", "/// An oak.", "claim acorn is"] {
        assert!(Session::is_unfinished(entry), "{entry}");
    }
    for entry in
        ["", "oak?", "object a", "object?", "given", "why", ":load", "if", "law l in e {\n\n", "law l in e { a b"]
    {
        assert!(!Session::is_unfinished(entry), "{entry}");
    }
}

#[test]
fn words_are_told_from_names() {
    let session = acorn();
    let classes = |text: &str| -> Vec<(String, Class)> {
        session.classes(text).into_iter().map(|(range, class)| (text[range].to_owned(), class)).collect()
    };
    let of = |word: &str, class| (word.to_owned(), class);
    assert_eq!(classes("why oak"), [of("why", Class::Keyword), of("oak", Class::Known)]);
    assert_eq!(classes("given pine, soil"), [of("given", Class::Keyword), of("soil", Class::Known)]);
    assert_eq!(classes(":env forest"), [of(":env", Class::Command)]);
    assert_eq!(classes("object x \"label\""), [of("object", Class::Keyword), of("\"label\"", Class::Literal)]);
    assert_eq!(classes("oak §"), [of("oak", Class::Known), of("§", Class::Unreadable)]);
}
