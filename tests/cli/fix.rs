//! `check --fix`: what is written, what is only shown, and what is left alone.

use super::support::{folder_with, run};
use std::fs;

/// One slip that can mean one thing only, and two findings with a choice.
const MODEL: &str = "\
object acorn, soil; oak, moss
environment forest { holds soil }
law germination in forest { acorn and soill produce oak }
";

#[test]
fn what_can_mean_one_thing_is_written_and_the_rest_is_left() {
    let folder = folder_with("fix-safe", "m.coprod", MODEL);
    let ended = run(&folder, &["check", "--fix", "--format", "concise"]);
    assert_eq!(fs::read_to_string(folder.join("m.coprod")).unwrap(), MODEL.replace(';', " "));
    // What is left is not understood yet: the names stand without a comma.
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.starts_with("m.coprod: 1 finding fixed\n"), "{}", ended.stderr);
}

#[test]
fn choices_are_made_pass_after_pass_where_they_are_asked_for() {
    let folder = folder_with("fix-unsafe", "m.coprod", MODEL.replace(';', ","));
    let ended = run(&folder, &["check", "--fix", "--unsafe"]);
    let fixed = MODEL.replace(';', ",").replace("soill", "soil").replace(", moss", "");
    assert_eq!(fs::read_to_string(folder.join("m.coprod")).unwrap(), fixed);
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    let again = run(&folder, &["check", "--fix", "--unsafe"]);
    assert!(!again.stderr.contains("fixed"), "{}", again.stderr);
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let folder = folder_with("fix-diff", "m.coprod", MODEL);
    let ended = run(&folder, &["check", "--fix", "--diff"]);
    let expected = "\
--- m.coprod
+++ m.coprod
@@ -1,3 +1,3 @@
-object acorn, soil; oak, moss
+object acorn, soil  oak, moss
 environment forest { holds soil }
 law germination in forest { acorn and soill produce oak }
";
    assert_eq!((ended.stdout.as_str(), ended.status), (expected, 1));
    assert_eq!(fs::read_to_string(folder.join("m.coprod")).unwrap(), MODEL);
}

#[test]
fn what_is_allowed_or_not_selected_is_not_fixed() {
    let text = MODEL.replace(';', ",").replace("soill", "soil");
    let folder = folder_with("fix-selected", "m.coprod", &text);
    for flags in [["--allow", "unused-name"], ["--select", "dead-law"]] {
        let ended = run(&folder, &["check", "--fix", "--unsafe", flags[0], flags[1]]);
        assert_eq!((ended.status, fs::read_to_string(folder.join("m.coprod")).unwrap()), (0, text.clone()));
    }
    let refused = run(&folder, &["check", "--unsafe"]);
    assert_eq!(refused.status, 2);
}

#[test]
fn a_repository_of_ten_thousand_findings_is_fixed() {
    let names: Vec<String> = (0..10_000).map(|name| format!("n{name}")).collect();
    let folder = folder_with("fix-many", "m.coprod", format!("object a,\n  {}\n", names.join(",\n  ")));
    let ended = run(&folder, &["check", "--fix", "--unsafe", "--format", "concise"]);
    // Neighbours in a list share a comma, so that several passes are needed; none is left out of them.
    assert!(fs::read_to_string(folder.join("m.coprod")).unwrap().lines().count() < 5_001, "{}", ended.stderr);
}
