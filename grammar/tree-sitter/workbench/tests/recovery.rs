//! Texts that are being typed: what was written before stays as it was.

mod repository;

use coproduce_tree_sitter::tree;

/// The declarations of a text that hold no mistake, by the bytes at which they end.
fn whole(text: &str) -> Vec<(String, usize)> {
    let tree = tree(text);
    let mut cursor = tree.walk();
    let nodes = tree.root_node().children(&mut cursor);
    let declarations = nodes.filter(|node| node.kind().ends_with("_declaration") && !node.has_error());
    declarations.map(|node| (text[node.byte_range()].to_owned(), node.end_byte())).collect()
}

/// Where a text is cut off, at most the last declaration before is read otherwise than in the whole text.
#[test]
fn a_text_cut_off_keeps_what_came_before() {
    for example in ["white_shirt", "ichiba_growth", "house"] {
        let text = repository::text(format!("examples/{example}.coprod"));
        let all = whole(&text);
        assert!(all.len() > 5, "{example}");
        for (end, _) in text.char_indices() {
            let kept = whole(&text[..end]);
            let begun = all.iter().take_while(|(_, own)| *own < end).count();
            let before = &all[..begun.saturating_sub(1)];
            assert!(kept.starts_with(before), "{example}, cut off at {end}: {kept:#?}");
        }
    }
}
