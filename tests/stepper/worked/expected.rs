//! Expectations of every form, each met and broken.

use super::super::completions::Three;
use super::Worked;

/// `p` is there at 2, 3 and 5, by the law at 2 and 5; `q` from 3 on; `never_there` in no period.
fn judged(met: bool) -> Vec<String> {
    let text = |expectations: &str| {
        format!(
            "object a, p, q, never_there environment e {{ }} law l in e {{ a and e produce p }}
            course c in e {{ at 2 given a at 3 given p at 5 given a from 3 given q for 6 periods expect {expectations} }}"
        )
    };
    let found = Worked::new(&text(
        "p at 2, p at 4, not p at 4, not p at 2, p within 2, p within 1, not p within 1, not p within 2,
        p before 3, p before 2, not p before 2, not p before 3, q from 3, q from 2, not p from 6, not p from 5,
        q always, not never_there always, not q always, never_there never, p never,
        p before q, q before p, not q before p, not p before q, not q before q,
        p within 0 of q, q within 0 of p, q within 1 of p, not q within 1 of p, not q within 0 of p, p within 9 of q,
        p before never_there, not p before never_there, p within 3 of never_there, not p within 3 of never_there,
        p by l at 2, p by l at 3, not p by l at 3, p by l within 1 of q, p by l within 6 of q, not p by l at 4, p by l from 5,
        p by l before 3, p by l always",
    ));
    assert!(found.expectations(Three::Sometimes).is_empty());
    found.expectations(if met { Three::Always } else { Three::Never })
}

#[test]
fn expectations_that_are_met() {
    let expected = [
        // In one period.
        "p at 2",
        "not p at 4",
        // In some period up to one, and in none.
        "p within 2",
        "not p within 1",
        "p before 3",
        "not p before 2",
        // In every period from one on, and in none.
        "q from 3",
        "not p from 6",
        "not never_there always",
        "never_there never",
        // `p` is first there at 2, `q` at 3: `q` is in no period before `p`, and none before itself.
        "p before q",
        "not q before p",
        "not q before q",
        // From 3 to 3 there is `p`, from 2 to 3 there is `q`, from 2 to 2 there is not, and 9 periods end with the course.
        "p within 0 of q",
        "q within 1 of p",
        "not q within 0 of p",
        "p within 9 of q",
        // The law produces it at 2; from 3 on, where `q` is there, at 5. At 3 it is there, and not by the law; at 4 it is
        // not there, by whatever law.
        "p by l at 2",
        "not p by l at 3",
        "p by l within 6 of q",
        "not p by l at 4",
        "p by l before 3",
    ];
    assert_eq!(judged(true), expected);
}

#[test]
fn expectations_that_are_broken() {
    let expected = [
        "p at 4",
        "not p at 2",
        "p within 1",
        "not p within 2",
        "p before 2",
        "not p before 3",
        "q from 2",
        "not p from 5",
        "q always",
        "not q always",
        "p never",
        "q before p",
        "not p before q",
        "q within 0 of p",
        "not q within 1 of p",
        // Where the other thing never comes, neither the one nor its denial is met.
        "p before never_there",
        "not p before never_there",
        "p within 3 of never_there",
        "not p within 3 of never_there",
        // At 3 it is given and no law produces it, but it is there. At 6 it is not.
        "p by l at 3",
        "p by l within 1 of q",
        "p by l from 5",
        "p by l always",
    ];
    assert_eq!(judged(false), expected);
}
