//! Answers about large models: what is read in a terminal is short, and says where the rest is.

use coproduce_session::Session;
use coproduce_session::text::{Style, render};
use std::fmt::Write;

/// Each of 100 products by the one before and by an object of its own, which the environment holds.
fn chain() -> Session {
    let names = |letter: char| (1..=100).map(|at| format!("{letter}{at}")).collect::<Vec<_>>().join(", ");
    let mut model = format!("object p0, {}, {}\nenvironment mill {{ holds {} }}\n", names('p'), names('h'), names('h'));
    for at in 1..=100 {
        writeln!(model, "law l{at} in mill {{ p{} and h{at} produce p{at} }}", at - 1).unwrap();
    }
    let mut session = Session::new();
    assert!(!session.enter(&model).is_refusal());
    assert!(!session.enter("given p0 in mill").is_refusal());
    session
}

fn said(session: &mut Session, entry: &str) -> String {
    let mut out = Vec::new();
    render(&session.enter(entry), Style::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_long_proof_begins_with_the_product() {
    let said = said(&mut chain(), "why p100");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "p100 is produced in mill");
    assert!(lines[1].starts_with("p100   by l100") && lines[1].ends_with(": p99, h100"), "{said}");
    assert!(lines[40].starts_with("p61   by l61"), "{said}");
    assert_eq!(lines[41], "… and 60 more products (`:more` lists more)");
    assert_eq!(lines[42], "given: p0");
    assert!(lines[43].starts_with("held by mill: ") && said.ends_with(" and 76 more\n"), "{said}");
}

/// Ten times as much is all there is: a hundred products.
#[test]
fn more_of_an_answer_is_listed_where_that_is_asked() {
    let mut session = chain();
    assert!(said(&mut session, ":more").starts_with("error: there is nothing to list more of"));
    said(&mut session, "why p100");
    let all = said(&mut session, ":more");
    assert_eq!(all.lines().filter(|line| line.contains("   by l")).count(), 100, "{all}");
    assert!(!all.contains("more"), "{all}");
}

#[test]
fn a_place_that_states_much_is_cut() {
    let said = said(&mut chain(), ":env");
    assert!(said.contains("holds h1, h2,") && said.contains("h24 and 76 more"), "{said}");
}
