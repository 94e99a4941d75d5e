//! A long evaluation is cut for people, and says so.

use super::support::{folder_with, run};

/// A model of many products, none of which comes about: seeds without soil.
fn many(products: usize) -> String {
    let law = |at| {
        format!("object seed{at}, plant{at}\nlaw law{at} in field {{ seed{at} and soil and wet produce plant{at} }}\n")
    };
    let laws: Vec<String> = (0..products).map(law).collect();
    let field = "object soil\nproperty wet of field\nenvironment field { lacks wet }\n";
    format!("{field}{}scenario spring in field\n", laws.concat())
}

#[test]
fn the_rest_of_a_long_group_is_counted() {
    let folder = folder_with("extent", "model.coprod", many(500));
    let cut = run(&folder, &["run"]).stdout;
    assert_eq!(cut.lines().filter(|line| line.contains("missing soil, wet and seed")).count(), 200);
    assert!(cut.contains("    … and 300 more: `--all` or `--format json` lists them\n"), "{cut}");
    assert!(cut.ends_with("\n1 situation: 500 not produced\n"), "{cut}");
    let all = run(&folder, &["run", "--all"]).stdout;
    assert_eq!(all.lines().filter(|line| line.contains("missing soil, wet and seed")).count(), 500);
    assert!(!all.contains('…'));
}

#[test]
fn many_missing_sets_are_counted() {
    let folder = folder_with(
        "sets",
        "model.coprod",
        "\
object soil, plant, s0, s1, s2, s3, s4, s5, s6
environment field { holds soil }
law growing in field { soil and any of (s0, s1, s2, s3, s4, s5, s6) produce plant }
scenario spring in field
",
    );
    let cut = run(&folder, &["run"]).stdout;
    assert!(cut.contains("plant   missing s0, or s1, or s2, or s3, or s4, or 2 more sets\n"), "{cut}");
    let all = run(&folder, &["run", "--all"]).stdout;
    assert!(all.contains("plant   missing s0, or s1, or s2, or s3, or s4, or s5, or s6\n"), "{all}");
}
