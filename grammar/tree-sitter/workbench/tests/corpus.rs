//! The texts of `test/corpus` and their trees, in the form that `tree-sitter test` reads.

mod repository;

use coproduce_tree_sitter::tree;

/// A tree without the white space that lays it out.
fn flat(tree: &str) -> String {
    tree.split_whitespace().collect::<Vec<_>>().join(" ").replace(" )", ")")
}

#[test]
fn every_text_has_its_tree() {
    let mut count = 0;
    for (path, page) in repository::texts("grammar/tree-sitter/test/corpus", "txt") {
        let rules = "=".repeat(80);
        let parts: Vec<&str> = page.split(&rules).collect();
        for case in parts[1..].chunks(2) {
            let (text, expected) = case[1].split_once(&"-".repeat(80)).unwrap_or_else(|| panic!("{path}: {}", case[0]));
            assert_eq!(tree(text).root_node().to_sexp(), flat(expected), "{path}: {}", case[0].trim());
            count += 1;
        }
    }
    assert!(count >= 3, "{count}");
}
