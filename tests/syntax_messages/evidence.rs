//! Slips in evidence.

/// A text with one slip, and the one finding about it.
pub const SLIPS: &[(&str, &str)] = &[
    (
        "evidence wards in ward { set a }",
        r#"1:24 found `{`, expected `from` / name the file of the cases: `from "FILE.csv"`"#,
    ),
    (
        r#"evidence wards from "w.csv" { set a }"#,
        r#"1:16 found `from`, expected `in` / say first where the cases are situations: `in ENVIRONMENT from "FILE.csv"`"#,
    ),
    (r#"evidence wards ward from "w.csv" { set a }"#, "1:16 found `ward`, expected `in` / put `in` before `ward`"),
    (
        "evidence wards in ward from wards { set a }",
        "1:29 found `wards`, expected a text in quotation marks / put it in quotation marks",
    ),
    (
        "evidence wards in ward from wards.csv { set a }",
        "1:29 found `wards.csv`, expected a text in quotation marks / put it in quotation marks",
    ),
    (
        r#"evidence wards in ward "w.csv" { set a }"#,
        "1:24 found a text in quotation marks, expected `from` / put `from` before it: what follows is a file",
    ),
    (
        r#"evidence wards in ward rows from "w.csv" { set a }"#,
        "1:24 found `rows`, expected `from` / remove `rows`: all of the file is meant",
    ),
    (
        r#"evidence wards in ward, clinic from "w.csv" { set a }"#,
        "1:23 found `,`, expected `from` / name one environment, and write evidence of its own for each of the others",
    ),
    (
        r#"evidence wards in ward from "w.csv", "v.csv" { set a }"#,
        "1:36 found `,`, expected `{` or a declaration / name one file, and write evidence of its own for each of the others",
    ),
    (
        "evidence wards",
        r#"1:15 found the end of the declaration, expected `in` / say first where the cases are situations: `in ENVIRONMENT from "FILE.csv"`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" set a"#,
        "1:37 found `set`, expected `{` or a declaration / put the clauses of evidence in braces: `{ set … }`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a, product p }"#,
        "1:44 found `,`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / remove the comma before `product`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a and product p }"#,
        "1:45 found `and`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / remove `and` before `product`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a, b }"#,
        "1:44 found `,`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / write a clause for each of them: `set a from COLUMN   set b from COLUMN`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x, b from y }"#,
        "1:51 found `,`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / write a clause for each of them: `set a from COLUMN   set b from COLUMN`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x, set b from y }"#,
        "1:51 found `,`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / remove the comma before `set`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a b }"#,
        "1:45 found `b`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / say which column is read: `from COLUMN`; a name of several words needs backticks: `a b`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from Nurses per shift }"#,
        r#"1:57 found `per`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / put a heading of several words in quotation marks: `"Nurses per shift"`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from Nurses per shift crisp at least 3 }"#,
        r#"1:57 found `per`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / put a heading of several words in quotation marks: `"Nurses per shift"`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a "Nurses per shift" }"#,
        "1:45 found a text in quotation marks, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / put `from` before it: what follows is a column",
    ),
    (
        r#"evidence wards in ward from "w.csv" { case Name of ward }"#,
        r#"1:49 found `of`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / put a heading of several words in quotation marks: `"Nurses per shift"`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" { case from a }"#,
        "1:49 found `a`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / remove `from`: the column follows `case` directly",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x fuzzy low, middle, high }"#,
        "1:58 found `low`, expected an amount / write three numbers, for full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x fuzzy "low", "middle", "high" }"#,
        "1:58 found a text in quotation marks, expected an amount / write three numbers, for full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x fuzzy }"#,
        "1:58 found `}`, expected an amount / write three numbers, for full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x fuzzy 1, 2 3 }"#,
        "1:63 found `3`, expected `,` or a clause / separate items by commas",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x fuzzy 1 to 3 }"#,
        "1:60 found `to`, expected `,` or a clause / write three numbers, for full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp 3 }"#,
        "1:58 found `3`, expected `at` or `below` / say which side of the number is in: `crisp at least 3` or `crisp below 3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp > 3 }"#,
        "1:58 unexpected character `>` / write `at least` or `below` before the number: `crisp at least 3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp <= 3 }"#,
        "1:58 unexpected character `<` / write `at least` or `below` before the number: `crisp at least 3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp least 3 }"#,
        "1:58 found `least`, expected `at` or `below` / put `at` before `least`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp at 3 }"#,
        "1:61 found `3`, expected `least` / put `least` before `3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp above 3 }"#,
        "1:58 found `above`, expected `at` or `below` / write `at least` or `below` before the number: `crisp at least 3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp at most 3 }"#,
        "1:61 found `most`, expected `least` / write `at least` or `below` before the number: `crisp at least 3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp yes }"#,
        "1:58 found `yes`, expected `at` or `below` / put it in quotation marks",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp Very stable }"#,
        "1:58 found `Very`, expected `at` or `below` / put it in quotation marks",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp }"#,
        r#"1:58 found `}`, expected `at` or `below` / say which cells are in: `crisp at least 3`, `crisp below 3` or `crisp "yes"`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x crisp "a" and "b" }"#,
        "1:62 found `and`, expected `,` or a clause / separate items by commas",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x at least 3 }"#,
        "1:52 found `at`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / put `crisp` before `at`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x below 3 }"#,
        "1:52 found `below`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / put `crisp` before `below`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x 3 }"#,
        r#"1:52 found `3`, expected `case`, `crisp`, `expects`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / say how its cells are read: `crisp at least 3`, `crisp "yes"` or `fuzzy 40, 55, 70`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a crisp at least 3 from x }"#,
        "1:62 found `from`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / put the column before how its cells are read: `set a from COLUMN crisp at least 3`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from 3 }"#,
        "1:50 found `3`, expected a name / put it in quotation marks",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a from x.y }"#,
        "1:50 found `x.y`, expected a name / put a name that contains a dot in backticks",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a is x }"#,
        "1:45 found `is`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / write `from` in place of `is`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set a as x }"#,
        "1:45 found `as`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / write `from` in place of `as`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set from x }"#,
        "1:48 found `x`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / name what the column says something of: `set a from COLUMN`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set }"#,
        "1:43 found `}`, expected a name / name what the column says something of: `set a from COLUMN`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set not a }"#,
        "1:43 found `not`, expected a name / name what is there; where the cells say the contrary, read them so: `crisp below 3`, `fuzzy 70, 55, 40`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { set "Nurses per shift" }"#,
        "1:43 found a text in quotation marks, expected a name / write the name in backticks: `Nurses per shift`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { sets a from x }"#,
        "1:39 found `sets`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / perhaps `set` was meant",
    ),
    (
        r#"evidence wards in ward from "w.csv" { a from x }"#,
        "1:39 found `a`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / put one of these words before `a`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { product p, q }"#,
        "1:48 found `,`, expected `case`, `crisp`, `expects`, `from`, `fuzzy`, `missing`, `product`, `rows`, `set` or `tests` / name one product, and write evidence of its own for each of the others",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests }"#,
        "1:45 found `}`, expected a name or `all` / name the laws that are tested, or write `all`: `tests LAW`, `tests all`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests consistency 0.8 }"#,
        "1:57 found `0.8`, expected `,`, a clause, `consistency`, `coverage` or `pri` / name the laws that are tested, or write `all`: `tests LAW consistency 0.8`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering and resting }"#,
        "1:56 found `and`, expected `,`, a clause, `consistency`, `coverage` or `pri` / separate items by commas",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering 0.8 }"#,
        "1:56 found `0.8`, expected `,`, a clause, `consistency`, `coverage` or `pri` / say what the number is: `consistency 0.8`, `coverage 0.8` or `pri 0.8`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering, consistency 0.8 }"#,
        "1:69 found `0.8`, expected `,`, a clause, `consistency`, `coverage` or `pri` / remove the comma before `consistency`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering consistency 0.8, coverage 0.5 }"#,
        "1:71 found `,`, expected `case`, `coverage`, `expects`, `missing`, `pri`, `product`, `rows`, `set` or `tests` / remove the comma before `coverage`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering coverage 0.8 consistency 0.5 }"#,
        "1:69 found `consistency`, expected `case`, `expects`, `missing`, `pri`, `product`, `rows`, `set` or `tests` / write each measure once, in the order `consistency`, `coverage`, `pri`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering consistency 0,8 }"#,
        "1:69 found `,`, expected `case`, `coverage`, `expects`, `missing`, `pri`, `product`, `rows`, `set` or `tests` / write the decimal sign as a point, as in `0.9`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering consistency }"#,
        "1:68 found `}`, expected an amount / write a number from 0 to 1 after `consistency`, as in `consistency 0.8`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering consistency > 0.8 }"#,
        "1:68 unexpected character `>` / remove it: a measure is at least what is written",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests recovering consistency at least 0.8 }"#,
        "1:68 found `at`, expected an amount / remove `at least`: a measure is at least what is written",
    ),
    (
        r#"evidence wards in ward from "w.csv" { tests all laws }"#,
        "1:49 found `laws`, expected `case`, `consistency`, `coverage`, `expects`, `missing`, `pri`, `product`, `rows`, `set` or `tests` / remove it: `all` are all laws for the product",
    ),
    (
        r#"evidence wards in ward from "w.csv" { expect a }"#,
        "1:39 found `expect`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / perhaps `expects` was meant",
    ),
    (
        r#"evidence wards in ward from "w.csv" { expects a without b }"#,
        "1:49 found `without`, expected `,` or a clause / write `not` before what the product is expected without: `expects a, not b`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { expects a, and not b }"#,
        "1:50 found `and`, expected a name or `not` / remove `and`: items are separated by commas alone",
    ),
    (
        r#"evidence wards in ward from "w.csv" { expects }"#,
        "1:47 found `}`, expected a name or `not` / name sets that the product is expected with, or without: `expects a, not b`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows }"#,
        "1:44 found `}`, expected `at`, `consistency` or `pri` / say which rows count: `rows at least 2 cases`, or `rows consistency 0.8`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows at least 2 }"#,
        "1:55 found `}`, expected `cases` / put `cases` after `2`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows at least 2 consistency 0.8 }"#,
        "1:55 found `consistency`, expected `cases` / put `cases` after `2`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows at least two cases }"#,
        "1:53 found `two`, expected an amount / write the number in digits: `rows at least 2 cases`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows 2 cases }"#,
        "1:44 found `2`, expected `at`, `consistency` or `pri` / put `at least` before the number: `rows at least 2 cases`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows consistency 0.8 coverage 0.5 }"#,
        "1:60 found `coverage`, expected `case`, `expects`, `missing`, `pri`, `product`, `rows`, `set` or `tests` / remove it: a row covers nothing",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows pri 0.8 consistency 0.5 }"#,
        "1:52 found `consistency`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / write each measure once, `consistency` before `pri`",
    ),
    (
        r#"evidence wards in ward from "w.csv" { rows from "x.csv" }"#,
        r#"1:44 found `from`, expected `at`, `consistency` or `pri` / say here which rows count, `rows at least 2 cases`, and the file in the header: `from "FILE.csv"`"#,
    ),
    (
        r#"evidence wards in ward from "w.csv" { missing }"#,
        "1:47 found `}`, expected `refused` / write `missing refused`, or nothing: a case is left out of what its cell is needed for",
    ),
    (
        r#"evidence wards in ward from "w.csv" { missing refuse }"#,
        "1:47 found `refuse`, expected `refused` / perhaps `refused` was meant",
    ),
    (
        r#"evidence wards in ward from "w.csv" { given a }"#,
        "1:39 found `given`, expected `case`, `expects`, `missing`, `product`, `rows`, `set` or `tests` / put `given` in the block of a scenario",
    ),
    (
        "scenario s in e { set a }",
        "1:19 found `set`, expected `columns`, `disputed`, `expect`, `given`, `likely`, `row`, `rows`, `unknown` or `without` / put `set` in the block of evidence",
    ),
];
