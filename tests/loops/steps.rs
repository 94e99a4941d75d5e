//! What a step is, which sign it has, how long it takes, and what cuts a loop.

use super::groups;
use coproduce_core::Program;
use coproduce_core::analysis::{Delay, ElementaryLoop, Feedback, Sign, Verdict};

fn read(text: &str) -> Program {
    let program = Program::read("model.coprod", text);
    assert!(program.laws_understood, "{:#?}", program.findings);
    program
}

/// The only loop of the only group in `e`.
fn only<T>(text: &str, look: impl FnOnce(&ElementaryLoop) -> T) -> T {
    let program = read(text);
    let found = groups(&program, "e");
    let [group] = &found[..] else { panic!("{} groups", found.len()) };
    let [one] = &group.elementary[..] else { panic!("{} loops", group.elementary.len()) };
    look(one)
}

#[test]
fn enabling_performance_and_acting_keep_the_sign() {
    // Rain enables the harvest, which is performed and makes the farmer present, who brings rain: nothing turns.
    let text = "
object rain, drum
actor farmer
action harvest by farmer enabled by rain
environment e { holds drum }
law dance in e { farmer and drum produce rain after 2 periods }
";
    only(text, |found| {
        assert_eq!(found.things, ["rain", "harvest", "farmer"]);
        assert_eq!(found.kind, Feedback::Reinforcing);
        assert_eq!(found.delay, Delay { least: 2, most: 2 });
        let names: Vec<Option<&str>> = found.steps.iter().map(|step| step.laws[0].law.as_deref()).collect();
        assert_eq!(names, [None, None, Some("dance")]);
        // That who acts is present can not be left out; what enables the action can, and the law.
        let cuts: Vec<(Option<&str>, &str)> = found.cut_by.iter().map(|cut| (cut.law.as_deref(), &*cut.to)).collect();
        assert_eq!(cuts, [(None, "harvest"), (Some("dance"), "rain")]);
        assert_eq!(found.cut_by[0].mentions, ["rain"]);
    });
}

#[test]
fn a_sign_turns_for_each_not_around_a_mention() {
    let of = |condition: &str| {
        let text = format!(
            "object a, b, c, g\nenvironment e {{ holds g }}\n\
             law one in e {{ a and g produce b after 1 period }}\nlaw other in e {{ g and {condition} produce a }}\n"
        );
        only(&text, |found| found.kind)
    };
    assert_eq!(of("not b"), Feedback::Balancing);
    assert_eq!(of("not not b"), Feedback::Reinforcing);
    assert_eq!(of("not (c and not b)"), Feedback::Reinforcing);
    assert_eq!(of("not at least 2 of (b, c, g)"), Feedback::Balancing);
    assert_eq!(of("at least 2 of (not b, c, g)"), Feedback::Balancing);
    // Either or both ways: neither.
    assert_eq!(of("(b and c or not b)"), Feedback::Mixed);
}

#[test]
fn an_end_turns_the_sign_and_lasting_is_no_step() {
    let of = |condition: &str| {
        let text = format!(
            "object a lasting\nobject b, g\nenvironment e {{ holds g }}\n\
             law one in e {{ a and g produce b }}\nlaw other in e {{ g and {condition} end a after 1 period }}\n"
        );
        only(&text, |found| (found.kind, found.steps.iter().map(|step| step.sign).collect::<Vec<_>>()))
    };
    assert_eq!(of("b"), (Feedback::Balancing, vec![Sign::Same, Sign::Opposite]));
    assert_eq!(of("not b"), (Feedback::Reinforcing, vec![Sign::Same, Sign::Same]));
    // Of a thing that only lasts there is no loop.
    let program = read("object a lasting\nobject b, g\nenvironment e { holds g }\nlaw l in e { a and g produce b }\n");
    assert!(groups(&program, "e").is_empty());
}

#[test]
fn several_laws_from_one_to_the_next_make_a_range_and_none_of_them_cuts() {
    let text = "
object a, b, g
environment e { holds g }
law fast in e { a and g produce b after 1 period }
alternative law slow in e { a and g and not e produce b after 5 periods }
law back in e { (b or b and g) and e produce a }
";
    only(text, |found| {
        assert_eq!(found.delay, Delay { least: 1, most: 5 });
        let laws: Vec<&str> = found.steps[0].laws.iter().filter_map(|law| law.law.as_deref()).collect();
        assert_eq!(laws, ["fast", "slow"]);
        // The way back is by one law, which mentions `b` twice: leaving out one mention would not do.
        assert_eq!(found.cut_by.len(), 1);
        assert_eq!((found.cut_by[0].law.as_deref(), found.cut_by[0].mentions.len()), (Some("back"), 0));
    });
}

#[test]
fn only_laws_that_apply_make_loops() {
    let text = "
object a, b, g, h
environment e { holds g }
environment f { holds h }
environment both within e, f { }
law one in e { a and g produce b }
law other in f { b and h produce a }
";
    let program = read(text);
    assert!(groups(&program, "e").is_empty() && groups(&program, "f").is_empty());
    assert_eq!(groups(&program, "both")[0].elementary.len(), 1);
}

#[test]
fn what_is_ended_joins_groups_that_stay_as_they_are() {
    // Apart from time `a` and `b` are a group. Ending makes a larger one, with the loop that the smaller one has not.
    let text = "
object c lasting
object a, b, d, g
environment e { holds g }
law ab in e { a and g produce b }
law ba in e { (b or c and d) and g produce a }
law ac in e { a and g end c after 1 period }
";
    let program = read(text);
    let found = groups(&program, "e");
    let products: Vec<Vec<String>> =
        found.iter().map(|group| group.products.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(products, [vec!["c", "a", "b"], vec!["a", "b"]]);
    let kinds: Vec<Vec<Feedback>> =
        found.iter().map(|group| group.elementary.iter().map(|one| one.kind).collect()).collect();
    assert_eq!(kinds, [[Feedback::Balancing], [Feedback::Reinforcing]]);
    // Whether `c` is there is open, and with `d` it brings about both.
    assert_eq!((found[0].verdict, found[0].seed_count.as_deref()), (Verdict::Undetermined, Some("1")));
    assert_eq!(found[0].seeds[0].len(), 2);
}

#[test]
fn what_is_within_the_period_is_listed_though_nothing_can_be_evaluated() {
    let text = "
object a, b, g
environment e { holds g }
law one in e { a and g produce b }
law other in e { g and not b produce a }
";
    let program = read(text);
    assert!(!program.understood);
    let found = groups(&program, "e");
    assert_eq!((found.len(), found[0].verdict, found[0].circular), (1, Verdict::Undetermined, true));
    assert_eq!((found[0].seed_count.as_deref(), found[0].elementary.len()), (None, 1));
}

#[test]
fn more_than_a_thousand_are_counted() {
    // Seven things each of which leads to each: of k of them there are (k − 1)! loops, and so in all
    // 7 + 21 + 70 + 210 + 504 + 840 + 720; the seven that lead to themselves are left out.
    let names = ["t1", "t2", "t3", "t4", "t5", "t6", "t7"];
    let laws = names.iter().map(|to| {
        let from: Vec<&str> = names.iter().copied().filter(|from| from != to).collect();
        format!("law to_{to} in e {{ g and ({}) produce {to} }}\n", from.join(" or "))
    });
    let text = format!("object g, {}\nenvironment e {{ holds g }}\n{}", names.join(", "), laws.collect::<String>());
    let program = read(&text);
    let found = groups(&program, "e");
    assert_eq!(found[0].elementary_count.as_deref(), Some("2365"));
    assert_eq!(found[0].elementary.len(), 1_000);
    assert!(found[0].elementary.iter().all(|one| one.kind == Feedback::Reinforcing));
}

#[test]
fn too_many_to_count_are_not_claimed_to_be_counted() {
    let names: Vec<String> = (0..30).map(|number| format!("t{number}")).collect();
    let laws = names.iter().map(|to| {
        let from: Vec<&str> = names.iter().map(String::as_str).filter(|from| from != to).collect();
        format!("law to_{to} in e {{ g and ({}) produce {to} }}\n", from.join(" or "))
    });
    let text = format!("object g, {}\nenvironment e {{ holds g }}\n{}", names.join(", "), laws.collect::<String>());
    let program = read(&text);
    let found = groups(&program, "e");
    assert_eq!((found[0].elementary_count.as_deref(), found[0].elementary.len()), (None, 1_000));
}
