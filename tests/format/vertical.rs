//! Declarations below each other: empty lines, documentation and comments.

use super::{becomes, format, stays};

#[test]
fn nothing_stays_nothing() {
    stays("");
    becomes(" \r\n\n\t", "");
    becomes("\u{feff}", "");
    becomes("\u{feff}object a", "object a\n");
}

#[test]
fn a_text_ends_in_one_line_feed() {
    becomes("object a", "object a\n");
    becomes("object a\n\n\n", "object a\n");
    becomes("// a", "// a\n");
    becomes("object a // b", "object a  // b\n");
}

#[test]
fn line_ends_are_line_feeds() {
    becomes("object a\r\n\r\n// b\r\nobject c\r\n", "object a\n\n// b\nobject c\n");
    becomes("object a // b\robject c", "object a  // b\nobject c\n");
}

#[test]
fn at_most_one_empty_line_is_kept() {
    becomes(
        "\n\nobject a object b\nobject c\n\nobject d\n\n \n\nobject e",
        "object a\nobject b\nobject c\n\nobject d\n\nobject e\n",
    );
    becomes("// a\n\n\n// b\n// c\n\nobject d", "// a\n\n// b\n// c\n\nobject d\n");
}

#[test]
fn declarations_of_several_lines_are_set_off() {
    becomes(
        "object a\nactor b { // one\n}\nactor c { // two\n} // three\nobject d",
        "object a\n\nactor b {  // one\n}\n\nactor c {  // two\n}  // three\n\nobject d\n",
    );
    let long = format!("object {}, b", "a".repeat(75));
    becomes(
        &format!("object a\n{long}\nobject a"),
        &format!("object a\n\nobject {},\n  b\n\nobject a\n", "a".repeat(75)),
    );
}

#[test]
fn a_long_line_alone_is_not_set_off() {
    let long = format!("object {}\n", "a".repeat(90));
    stays(&format!("object a\n{long}object b\n"));
}

#[test]
fn documentation_belongs_to_its_declaration() {
    becomes("object a /// one\n\n///two\n\nobject b", "object a\n/// one\n/// two\nobject b\n");
    becomes(
        "object a\n///one\nactor b { // two\n}\n///three\nobject c",
        "object a\n\n/// one\nactor b {  // two\n}\n\n/// three\nobject c\n",
    );
    becomes("/// a\n\n// b\n\n/// c\n\n//d\nobject e", "/// a\n// b\n/// c\n// d\nobject e\n");
}

#[test]
fn comments_directly_above_belong_to_a_declaration() {
    stays("object a\n\n// one\nactor b {  // two\n}\n\n// three\nobject c\n");
    becomes(
        "object a\n// one\nactor b { // two\n}\n// three\nobject c",
        "object a\n\n// one\nactor b {  // two\n}\n\n// three\nobject c\n",
    );
    // A comment between empty lines stands for itself, and one of the two is enough.
    stays("object a\n// one\n\nactor b {  // two\n}\n\n// three\n");
}

#[test]
fn comments_behind_a_declaration_stay_there() {
    becomes("object a// one\n// two\nobject b //  three", "object a  // one\n// two\nobject b  //  three\n");
    becomes("// one\nmodel a   // two\n\n\n// three\n", "// one\nmodel a  // two\n\n// three\n");
    // However long: the line of the declaration is what must fit.
    let long = format!("object a  // {}\n", "b".repeat(90));
    assert_eq!(format(&long), long);
}
