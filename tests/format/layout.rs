//! One declaration: on one line, or on several.

use super::{becomes, stays, try_format};

#[test]
fn a_declaration_that_fits_stands_on_one_line() {
    becomes(
        "environment forest\n  within outdoors\n{\n  holds moisture,soil\n  lacks warmth\n}",
        "environment forest within outdoors { holds moisture, soil   lacks warmth }\n",
    );
    becomes(
        "law l in e{a and b produce c likelihood 90% source\"s\"}",
        "law l in e { a and b produce c   likelihood 90%   source \"s\" }\n",
    );
    becomes("alternative\nlaw l in e,f{a and b produce c,d}", "alternative law l in e, f { a and b produce c, d }\n");
    becomes("actor a \"A\"{weighs b 1,c 2 requires d 3}", "actor a \"A\" { weighs b 1, c 2   requires d 3 }\n");
    becomes("use a.b as c{d,e}", "use a.b as c { d, e }\n");
    becomes("action a,b by c and d enabled\nby e costs f 1", "action a, b by c and d enabled by e costs f 1\n");
    becomes(
        "claim  not a ,any  of( b,c ) are  the cause of p in e",
        "claim not a, any of (b, c) are the cause of p in e\n",
    );
    becomes("model m\"M\"", "model m \"M\"\n");
}

#[test]
fn a_block_that_holds_nothing_is_left_out() {
    becomes("environment e {\n}\nactor a{}scenario s in e{ }", "environment e\nactor a\nscenario s in e\n");
    becomes("environment e {} // why\nactor a", "environment e  // why\nactor a\n");
    stays("environment e {\n  // nothing known\n}\n");
    becomes("environment e // one\n{ } // two\n", "environment e  // one\n// two\n");
}

#[test]
fn eighty_columns_fit_and_no_more() {
    let law = |name: &str| format!("law {name} in outdoors {{ acorn and moisture and soil and warmth produce oak }}\n");
    let fits = law("sprouting");
    assert_eq!(fits.trim_end().len(), 80);
    stays(&fits);
    becomes(
        &law("germinating"),
        "law germinating in outdoors {\n  acorn and moisture and soil and warmth produce oak\n}\n",
    );
}

#[test]
fn columns_are_those_of_a_terminal() {
    // Each of these characters takes two columns: the first declaration takes 80, the second 82.
    let scenario = |label: &str| format!("scenario of \"{label}\" in e {{ given a   expect b }}\n");
    stays(&scenario(&"水".repeat(19)));
    let label = "水".repeat(20);
    becomes(&scenario(&label), &format!("scenario of \"{label}\" in e {{\n  given a\n  expect b\n}}\n"));
}

#[test]
fn otherwise_one_clause_a_line() {
    becomes(
        "scenario in_the_damp_warm_lab in seed_lab like in_the_lab { given moisture, warmth expect oak without air }",
        "\
scenario in_the_damp_warm_lab in seed_lab like in_the_lab {
  given moisture, warmth
  expect oak
  without air
}
",
    );
    becomes(
        "law endurance in interwar_europe { developed and stable produce survival source \"Rihoux and De Meur 2009\" likelihood 1 }",
        "\
law endurance in interwar_europe {
  developed and stable produce survival
  source \"Rihoux and De Meur 2009\"
  likelihood 1
}
",
    );
}

#[test]
fn long_clauses_are_filled() {
    becomes(
        "environment e { holds aaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccc, ddddddddd lacks x }",
        "\
environment e {
  holds aaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbb,
    ccccccccccccccccccccccc, ddddddddd
  lacks x
}
",
    );
}

#[test]
fn produce_begins_its_own_line_where_the_law_is_long() {
    becomes(
        "law l in e { aaaaaaaaaaaaaaaaaaaaaaaaaaa and not bbbbbbbbbbbbbbbbbbbbbbbbbbbb produce cccccccccccccc, d }",
        "\
law l in e {
  aaaaaaaaaaaaaaaaaaaaaaaaaaa and not bbbbbbbbbbbbbbbbbbbbbbbbbbbb
  produce cccccccccccccc, d
}
",
    );
    becomes(
        "law l in e { aaaaaaaaaaaaaaaaaaaaaaaa and (bbbbbbbbbbbbbbbbbbbbbbbb or cccccccccccccccc or dddddddd) and at least 2 of(x,y,z) produce p }",
        "\
law l in e {
  aaaaaaaaaaaaaaaaaaaaaaaa and (bbbbbbbbbbbbbbbbbbbbbbbb or cccccccccccccccc
    or dddddddd) and at least 2 of (x, y, z)
  produce p
}
",
    );
}

#[test]
fn long_lists_are_filled() {
    becomes(
        "object aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbb \"label\", cccccccccccccccccccc \"a label\", dddddddd",
        "\
object aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbb \"label\",
  cccccccccccccccccccc \"a label\", dddddddd
",
    );
    becomes(
        "property aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb of `the outdoors`",
        "\
property aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
  of `the outdoors`
",
    );
}

#[test]
fn long_claims_are_filled() {
    becomes(
        "claim aaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb are not sufficient for p_in_some_form in outdoors",
        "\
claim aaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb
  are not sufficient for p_in_some_form in outdoors
",
    );
    becomes(
        "claim aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is a potential producer of bbbbbbbbbbbbbb in in_the_forest",
        "\
claim aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
  is a potential producer of bbbbbbbbbbbbbb in in_the_forest
",
    );
}

#[test]
fn long_actions_have_one_clause_a_line() {
    becomes(
        "action land by captain and first_officer enabled by clearance and not (fog or wind) costs economic 3, emotional 1",
        "\
action land by captain and first_officer
  enabled by clearance and not (fog or wind)
  costs economic 3, emotional 1
",
    );
    becomes(
        "action a by bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb and cccccccccccccccccccccccccccccccc and d costs e 1",
        "\
action a by bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    and cccccccccccccccccccccccccccccccc and d
  costs e 1
",
    );
}

#[test]
fn long_headers_are_filled_and_moved_beyond_their_clauses() {
    becomes(
        "environment eeeeeeeeeeeeeeeeeeee within ffffffffffffffffffffffffff, gggggggggggggggggggggggggg { holds a }",
        "\
environment eeeeeeeeeeeeeeeeeeee within ffffffffffffffffffffffffff,
    gggggggggggggggggggggggggg {
  holds a
}
",
    );
    becomes(
        "law l \"A label so long that hardly anything beside it has room on the line\" in eeeee { a and b produce c }",
        "\
law l \"A label so long that hardly anything beside it has room on the line\"
    in eeeee {
  a and b produce c
}
",
    );
}

#[test]
fn offerings_and_values() {
    becomes("offering o\nfrom a,b to c{}", "offering o from a, b to c\n");
    becomes(
        "offering o from a to b{physical c 2*3,d interactions f,g logic h}",
        "offering o from a to b { physical c 2 * 3, d   interactions f, g   logic h }\n",
    );
    becomes(
        "offering o \"O\" from a to b { physical c 7, d service e - 1 people f interactions g, h logic i }",
        "\
offering o \"O\" from a to b {
  physical c 7, d
  service e -1
  people f
  interactions g, h
  logic i
}
",
    );
    becomes(
        "value v for a,b\nwith c from d{worth e 1 ,f 2\nworth g -3}",
        "value v for a, b with c from d { worth e 1, f 2   worth g -3 }\n",
    );
    becomes(
        "value v for the_beneficiary, another_beneficiary with somebody_else from an_outcome { worth economic 1 }",
        "\
value v for the_beneficiary, another_beneficiary with somebody_else
    from an_outcome {
  worth economic 1
}
",
    );
}

#[test]
fn propositions_and_constellations() {
    becomes(
        "proposition p between a and b in e{a promises c b pays a 30 b expects f}",
        "proposition p between a and b in e { a promises c   b pays a 30   b expects f }\n",
    );
    becomes(
        "proposition p between a and b in the_environment { a promises c,d b pays a 10*3 b expects f assuming g otherwise a 0,b -( 1 )}",
        "\
proposition p between a and b in the_environment {
  a promises c, d
  b pays a 10 * 3
  b expects f
  assuming g
  otherwise a 0, b -(1)
}
",
    );
    becomes(
        "proposition a_deal \"With a label\" between somebody_with_a_name and somebody_else_too in an_environment { b pays a 1 }",
        "\
proposition a_deal \"With a label\" between somebody_with_a_name
    and somebody_else_too in an_environment {
  b pays a 1
}
",
    );
    becomes(
        "proposition p between a and b in e{ // why\n a promises c // one\n// two\nb pays a // three\n 30 otherwise a 0 , // four\n b 0 }",
        "\
proposition p between a and b in e {  // why
  a promises c  // one
  // two
  b pays a  // three
    30
  otherwise a 0,  // four
    b 0
}
",
    );
    becomes("constellation c{supplier a,b customer d}", "constellation c { supplier a, b   customer d }\n");
    becomes(
        "scenario s in e{given a disputed p resolved,q expect x}",
        "scenario s in e { given a   disputed p resolved, q   expect x }\n",
    );
}

#[test]
fn keywords_that_are_names_do_not_end_a_line() {
    becomes(
        "scenario aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa in in like like { given aaaaaaaaaaa }",
        "\
scenario aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa in in
    like like {
  given aaaaaaaaaaa
}
",
    );
    // In the block a party or an item may be called like a word of the header.
    becomes(
        "proposition p between in and like in e { in promises in, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, to, from in pays like 3 }",
        "\
proposition p between in and like in e {
  in promises in, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, to, from
  in pays like 3
}
",
    );
}

#[test]
fn what_cannot_be_broken_stays_long() {
    let label = "a".repeat(90);
    stays(&format!("object o \"{label}\"\nobject p\n"));
    stays(&format!("law l in e {{\n  a and b produce c\n  source \"{label}\"\n}}\n"));
}

#[test]
fn space_between_words() {
    becomes(
        "actor a{weighs b 10*5,c 1+2-3,d(1+2)*3,e - 4,f -( 5-(- 6))/2,g((7)),h 50 %*3}".replace("50 %", "50%").as_str(),
        "actor a {\n  weighs b 10 * 5, c 1 + 2 - 3, d (1 + 2) * 3, e -4, f -(5 - (-6)) / 2, g ((7)),\n    h 50% * 3\n}\n",
    );
    becomes("claim a nets - 3 -1 in p", "claim a nets -3 - 1 in p\n");
    becomes(
        "law l in e{not(a)and all of(b,at least 2 of(c , d))produce p}",
        "law l in e { not (a) and all of (b, at least 2 of (c, d)) produce p }\n",
    );
    becomes("object `24  h`  \"a  label\" ,b", "object `24  h` \"a  label\", b\n");
}

#[test]
fn comments_keep_a_declaration_from_one_line() {
    becomes(
        "environment forest { // wet\n  holds soil // loam\n\n  //dry\n  lacks salt, //none\n sand\n// end\n}",
        "\
environment forest {  // wet
  holds soil  // loam
  // dry
  lacks salt,  // none
    sand
  // end
}
",
    );
    becomes(
        "law l in e { acorn // one\n and soil produce oak // two\n likelihood 1 }",
        "\
law l in e {
  acorn  // one
    and soil
  produce oak  // two
  likelihood 1
}
",
    );
}

#[test]
fn comments_keep_their_place_between_two_words() {
    becomes(
        "object // the seed\n  acorn // its label:\n  \"The acorn\"\n // another\n  , // after the comma\n  soil",
        "\
object  // the seed
  acorn  // its label:
  \"The acorn\"
  // another
  ,  // after the comma
  soil
",
    );
    becomes(
        "law l // name\nin // where\n outdoors { a and b // then\n produce // what\n c } // end",
        "\
law l  // name
    in  // where
    outdoors {
  a and b  // then
  produce  // what
    c
}  // end
",
    );
    becomes(
        "action a by b // one\n // two\n costs c 1",
        "\
action a by b  // one
  // two
  costs c 1
",
    );
}

#[test]
fn strokes_are_followed_by_a_space() {
    becomes("//a\n//  b \n//\n////\n////c\n//\td\t\n", "// a\n//  b\n//\n////\n////c\n//\td\n");
    becomes("///a\n///  b \n///\n///\tc\nobject d", "/// a\n///  b\n///\n/// c\nobject d\n");
}

#[test]
fn texts_with_mistakes_are_refused() {
    let refused = ["object", "law l in e { a and produce }", "object a §", "actor a {", "/// alone", "object a \"b"];
    for text in refused {
        let findings = try_format(text).expect_err(text);
        assert!(findings.iter().any(|finding| finding.rule == "syntax-error"), "{text}");
    }
}

#[test]
fn rows_stand_one_under_the_other() {
    becomes(
        "scenario s in e { given a columns b , c row x yes,no expect p,not q row `y z` no,unknown rows from \"t.csv\" }",
        "scenario s in e {\n  given a\n  columns b, c\n  row x yes, no expect p, not q\n  row `y z` no, unknown\n  rows from \"t.csv\"\n}\n",
    );
}

#[test]
fn a_delay_stays_with_the_products() {
    becomes(
        "law l in e{a and b produce c,d after  3 periods enabled by f}",
        "law l in e { a and b produce c, d after 3 periods   enabled by f }\n",
    );
    becomes(
        "law l in eeeeeeeeeeeeeeeeeeeeeee { aaaaaaaaaaaaaaaaa and bbbbbbbbbbbbbbbbb produce c after 1 period enabled by f likelihood 0.9 }",
        "\
law l in eeeeeeeeeeeeeeeeeeeeeee {
  aaaaaaaaaaaaaaaaa and bbbbbbbbbbbbbbbbb produce c after 1 period
  enabled by f
  likelihood 0.9
}
",
    );
    becomes(
        "law l in e { aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa and bbbbbbbbbbbbbbbbbbbbbbbbbb end ccccccccccccc after 12 periods }",
        "\
law l in e {
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa and bbbbbbbbbbbbbbbbbbbbbbbbbb
  end ccccccccccccc after 12 periods
}
",
    );
}

#[test]
fn what_lasts() {
    becomes("object a,b \"B\"\nlasting", "object a, b \"B\" lasting\n");
    becomes(
        "property p of\nx lasting actor a lasting{weighs e 1}",
        "property p of x lasting\nactor a lasting { weighs e 1 }\n",
    );
    becomes("outcome o changes a,\nb lasting", "outcome o changes a, b lasting\n");
    becomes(
        "object aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccc lasting",
        "object aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,\n  ccccccccc lasting\n",
    );
}

#[test]
fn courses() {
    becomes("course c in e{for 3 periods given a}", "course c in e { for 3 periods   given a }\n");
    becomes(
        "course c \"C\" in e like d { given a,b at 3 given f at 6 to 8 without b from 10 in g for 12 periods expect p at 3,not q within 4 of r, p by l before s }",
        "\
course c \"C\" in e like d {
  given a, b
  at 3 given f
  at 6 to 8 without b
  from 10 in g
  for 12 periods
  expect p at 3, not q within 4 of r, p by l before s
}
",
    );
    becomes(
        "course c in e { expect pppppppppppppppppp within 3, qqqqqqqqqqqqqqqqqq always, rrrrrrrrrrrrrrrrrrrrrrr by lllllllllll before ssssssssssss for 9 periods }",
        "\
course c in e {
  expect pppppppppppppppppp within 3, qqqqqqqqqqqqqqqqqq always,
    rrrrrrrrrrrrrrrrrrrrrrr by lllllllllll before ssssssssssss
  for 9 periods
}
",
    );
    becomes(
        "course c in e { // why\n given a // one\n at 3 // two\n given b for 1 period // three\n}",
        "\
course c in e {  // why
  given a  // one
  at 3  // two
    given b
  for 1 period  // three
}
",
    );
    // A thing may be called like the word that begins a line.
    becomes(
        "course c in e { expect p always given aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbb, by for 9 periods at 3 given by in in }",
        "\
course c in e {
  expect p always
  given aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbb, by
  for 9 periods
  at 3 given by
  in in
}
",
    );
}

#[test]
fn evidence() {
    becomes(
        "evidence e in f from \"g.csv\" { set a from \"h i\" crisp at least 3 product p tests all }",
        "evidence e in f from \"g.csv\" {\n  set a from \"h i\" crisp at least 3\n  product p\n  tests all\n}\n",
    );
    stays("evidence e in f from \"g.csv\" { set a fuzzy -1, 0, 1   product p   tests l }\n");
    becomes(
        "evidence eeeeeeeeeeeeeeeeeeeeeee in ffffffffffffffffffffffff from \"gggggggggggggggggggggggg.csv\" { set a product p tests lllllllllllllllllllllllllllllll, by, mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm consistency 0.8 pri 0.5 }",
        "\
evidence eeeeeeeeeeeeeeeeeeeeeee in ffffffffffffffffffffffff
    from \"gggggggggggggggggggggggg.csv\" {
  set a
  product p
  tests lllllllllllllllllllllllllllllll, by,
    mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm consistency 0.8 pri 0.5
}
",
    );
    // Behind `cases` the next clause begins: what it names may be called like a word that begins a line.
    becomes(
        "evidence e in f from \"g.csv\" { rows at least 2 cases tests by, lllllllllllllllllllllllllllllllllllllll, mmmmmmmmmmmmmmmmmmmmmm }",
        "\
evidence e in f from \"g.csv\" {
  rows at least 2 cases
  tests by, lllllllllllllllllllllllllllllllllllllll, mmmmmmmmmmmmmmmmmmmmmm
}
",
    );
}
