//! What is said about the slips that people make: where, what was found and needed, and what to do.

#[path = "syntax_messages/evidence.rs"]
mod evidence;
#[path = "syntax_messages/first_drafts.rs"]
mod first_drafts;
#[path = "syntax_messages/followed.rs"]
mod followed;
#[path = "syntax_messages/service.rs"]
mod service;
#[path = "syntax_messages/time.rs"]
mod time;

use coproduce_syntax::parse;
use coproduce_syntax::source::Sources;

/// A text with one slip, and the one finding about it: `line:column message / help`.
const SLIPS: &[(&str, &str)] = &[
    (
        "law germination in forest { acorn and soil produces oak }",
        "1:44 found `produces`, expected `and`, `or`, `end` or `produce` / perhaps `produce` was meant",
    ),
    (
        "law germination in forest { acorn, soil produce oak }",
        "1:34 found `,`, expected `and`, `or`, `end` or `produce` / join coproducers with `and` or `or`; commas separate products, and items of lists",
    ),
    (
        "law germination in forest { acorn soil produce oak }",
        "1:35 found `soil`, expected `and`, `or`, `end` or `produce` / join names with `and` or `or`, or put a name of several words in backticks: `acorn soil`",
    ),
    (
        "law germination in forest { acorn and soil -> oak }",
        "1:45 unexpected character `>` / write the word `produce`, as in `a and b produce c`",
    ),
    ("law germination in forest { acorn and soil produce }", "1:52 found `}`, expected a name / put a name before `}`"),
    (
        "law germination in forest { acorn and soil }",
        "1:44 found `}`, expected `and`, `or`, `end` or `produce` / say what the coproducers produce: `a and b produce c`",
    ),
    (
        "law germination in forest { acorn and soil produce oak and water }",
        "1:56 found `and`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / separate items by commas",
    ),
    (
        "law germination in forest { acorn & soil produce oak }",
        "1:35 unexpected character `&` / write the words `and`, `or` and `not`",
    ),
    (
        "law germination in forest: acorn and soil produce oak",
        "1:26 unexpected character `:` / remove it: no colon is needed",
    ),
    (
        "law germination forest { acorn and soil produce oak }",
        "1:17 found `forest`, expected `{` or `in` / put `in` before `forest`",
    ),
    (
        "law { acorn and soil produce oak }",
        "1:5 found `{`, expected a name / name the law, as in `law NAME in ENVIRONMENT { a and b produce c }`",
    ),
    (
        "law germination in forest { acorn and or soil produce oak }",
        "1:39 found `or`, expected a condition / remove `and` or `or`, or put a coproducer between them",
    ),
    (
        "law germination in forest { (acorn or soil and water produce oak }",
        "1:29 `(` is never closed / close it with `)`",
    ),
    (
        "law germination in forest { at least two of (acorn, soil) produce oak }",
        "1:38 found `two`, expected a number / write the number in digits: `at least 2 of (a, b, c)`",
    ),
    (
        "law germination in forest { acorn and soil produce oak likelihood high }",
        "1:67 found `high`, expected an amount / write how likely it is as a number, as in `0.9` or `90%`",
    ),
    (
        "law germination in forest { acorn and soil produce oak likelihood 0,9 }",
        "1:68 found `,`, expected `source` or `}` / write the decimal sign as a point, as in `0.9`",
    ),
    (
        "law germination in forest { acorn and soil produce oak source Ackoff }",
        "1:63 found `Ackoff`, expected a text in quotation marks / put it in quotation marks",
    ),
    (
        r#"law germination in forest { acorn and soil produce oak source "Ackoff }"#,
        "1:63 a text begins here and does not end on its line / put a quotation mark where the text ends",
    ),
    (
        "law germination in forest { acorn and soil produce oak likelihood 0.9 likelihood 0.8 }",
        "1:71 found `likelihood`, expected `source` or `}` / remove it: a law has one `likelihood` at most",
    ),
    (
        "law germination in forest",
        "1:26 found the end of the declaration, expected `,` or `{` / say what produces what: `{ a and b produce c }`",
    ),
    (
        "law germination in forest { acorn and 2 soil produce oak }",
        "1:39 found `2`, expected a condition / remove it; how many of several are needed is written `at least 2 of (a, b, c)`",
    ),
    (
        "law germination in forest { if acorn and soil then oak }",
        "1:32 found `acorn`, expected `and`, `or`, `end` or `produce` / remove `if`: a law begins with its condition",
    ),
    (
        "Law germination in forest { acorn and soil produce oak }",
        "1:1 found `Law`, expected a declaration / perhaps `law` was meant",
    ),
    (
        "rule germination in forest { acorn and soil produce oak }",
        "1:1 found `rule`, expected a declaration / begin with `model`, `use`, `object`, `property`, `actor`, `action`, `outcome`, `environment`, `offering`, `value`, `proposition`, `constellation`, `cocreation`, `platform`, `problem`, `hypergame`, `view`, `exchange`, `adoption`, `pricing`, `elevation`, `evidence`, `law`, `claim`, `scenario` or `course`",
    ),
    (
        "claim acorn is a producer of oak",
        "1:33 found the end of the declaration, expected `in` / say where: `in ENVIRONMENT`",
    ),
    (
        "claim acorn is a necessary condition of oak in forest",
        "1:18 found `necessary`, expected `cause`, `potential`, `producer` or `producers` / remove `a`: only `producer` and `cause` take an article",
    ),
    (
        "claim acorn and soil are the cause of oak in forest",
        "1:13 found `and`, expected `,`, `are`, `is` or `nets` / separate items by commas",
    ),
    (
        "claim acorn causes oak in forest",
        "1:13 found `causes`, expected `,`, `are`, `is` or `nets` / write a claim as `claim a is a producer of p in e` or `claim a, b are sufficient for p in e`",
    ),
    (
        "claim acorn is sufficent for oak in forest",
        "1:16 found `sufficent`, expected a relation or `not` / perhaps `sufficient` was meant",
    ),
    ("claim acorn is sufficient to oak in forest", "1:27 found `to`, expected `for` / write `for` in place of `to`"),
    (
        "claim acorn is a potential cause of oak in forest",
        "1:28 found `cause`, expected `producer` or `producers` / remove `potential`: only a producer is potential",
    ),
    ("scenario spring { given acorn }", "1:17 found `{`, expected `in` / say where: `in ENVIRONMENT`"),
    (
        "scenario spring in forest { given acorn expects oak }",
        "1:41 found `expects`, expected `,` or a clause / perhaps `expect` was meant",
    ),
    (
        "scenario spring in forest { given acorn, expect oak }",
        "1:49 found `oak`, expected `,` or a clause / remove the comma before `expect`",
    ),
    (
        "scenario spring in forest { given acorn soil }",
        "1:41 found `soil`, expected `,` or a clause / separate items by commas, or put a name of several words in backticks: `acorn soil`",
    ),
    (
        "scenario spring in forest { given not acorn }",
        "1:35 found `not`, expected a name / put what is absent under `without`",
    ),
    (
        "scenario spring in forest given acorn",
        "1:27 found `given`, expected `{`, `like` or a declaration / put the clauses of a scenario in braces: `{ given … }`",
    ),
    (
        "scenario spring in forest { holds acorn }",
        "1:29 found `holds`, expected `columns`, `disputed`, `expect`, `given`, `likely`, `row`, `rows`, `unknown` or `without` / put what is present under `given`",
    ),
    (
        "scenario spring in forest { acorn }",
        "1:29 found `acorn`, expected `columns`, `disputed`, `expect`, `given`, `likely`, `row`, `rows`, `unknown` or `without` / put one of these words before `acorn`",
    ),
    (
        "environment ice cap { holds soil }",
        "1:17 found `cap`, expected `{`, `within` or a declaration / put a name of several words in backticks: `ice cap`",
    ),
    (
        "environment meadow in forest { holds soil }",
        "1:20 found `in`, expected `{`, `within` or a declaration / write `within` in place of `in`",
    ),
    (
        "environment meadow { likely soil }",
        "1:34 found `}`, expected an amount / put an amount after `soil`, as in `soil 0.5`",
    ),
    (
        "environment meadow { holds soil 0.9 }",
        "1:33 found `0.9`, expected `,` or a clause / put names with their probabilities under `likely`",
    ),
    ("environment meadow { holds soil", "1:20 `{` is never closed / close it with `}`"),
    ("environment meadow { holds }", "1:28 found `}`, expected a name / put a name before `}`"),
    (
        "object ice-cap",
        "1:11 found `-`, expected `,`, `lasting` or a declaration / put a name with a hyphen in backticks",
    ),
    (
        "object 24h_hotline",
        "1:8 found `24h_hotline`, expected a number or a name / put a space between a number and a word; a name that begins with a digit needs backticks",
    ),
    (
        "object acorn2 'The acorn'",
        "1:15 found 'The acorn', expected a text in straight quotation marks / put a label in straight double quotation marks, a name of several words in backticks",
    ),
    ("object not", "1:8 found `not`, expected a name / put `not` in backticks if it is a name: it is reserved"),
    ("object trees.oak", "1:8 found `trees.oak`, expected a name / put a name that contains a dot in backticks"),
    (
        "object acorn2, soil2,",
        "1:22 found the end of the declaration, expected a name / remove the comma, or put another item after it",
    ),
    (
        "property moisture",
        "1:18 found the end of the declaration, expected `,` or `of` / say what has the property: `of BEARER`",
    ),
    (
        "action sow",
        "1:11 found the end of the declaration, expected `,` or `by` / say who takes the action: `by ACTOR`",
    ),
    ("action sow by gardener enabled soil", "1:32 found `soil`, expected `by` / put `by` before `soil`"),
    ("action sow by gardener costs 3", "1:30 found `3`, expected a name / put the amount after its name"),
    (
        "action sow by gardener costs economic 3h",
        "1:39 found `3h`, expected a number or a name / put a space between a number and a word; a name that begins with a digit needs backticks",
    ),
    (
        "action sow by gardener { costs economic 3 }",
        "1:24 found `{`, expected `and`, `costs`, `enabled` or a declaration / remove the braces: `enabled by` and `costs` follow the actors directly",
    ),
    (
        "outcome shade",
        "1:14 found the end of the declaration, expected `,` or `changes` / say what it changes: `changes ACTOR`",
    ),
    (
        "actor nurse { weighs physical, service 0.5 }",
        "1:30 found `,`, expected an amount / put an amount after `physical`, as in `physical 0.5`",
    ),
    (
        "use plants/trees",
        "1:11 found `/`, expected `{`, `as` or a declaration / join the names of a path with dots: `folder.file`",
    ),
    ("-- a comment", "1:1 found `-`, expected a declaration / begin a comment with `//`"),
    (
        "acorn",
        "1:1 found `acorn`, expected a declaration / begin with `model`, `use`, `object`, `property`, `actor`, `action`, `outcome`, `environment`, `offering`, `value`, `proposition`, `constellation`, `cocreation`, `platform`, `problem`, `hypergame`, `view`, `exchange`, `adoption`, `pricing`, `elevation`, `evidence`, `law`, `claim`, `scenario` or `course`",
    ),
    (
        "law germination in forest { x.y.z and soil produce oak }",
        "1:29 found `x.y.z`, expected a name or a name of one file, as in `file.name` / bring the file in with `use … as`, and write its short name before the dot",
    ),
    ("expect oak", "1:1 found `expect`, expected a declaration / put `expect` in the block of a scenario"),
    (
        "scenario spring in forest, meadow { given acorn }",
        "1:26 found `,`, expected `{`, `like` or a declaration / write one scenario for each of the names",
    ),
];

/// All slips.
fn slips() -> impl Iterator<Item = (&'static str, &'static str)> {
    SLIPS.iter().chain(service::SLIPS).chain(time::SLIPS).chain(evidence::SLIPS).copied()
}

fn findings(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("slip.coprod", text).expect("a small text");
    let mut findings = Vec::new();
    parse(&sources, file, &mut findings);
    let said = findings.iter().map(|finding| {
        let (_, at, _) = sources.positions(finding.span);
        let help = finding.help.as_deref().unwrap_or("no help");
        format!("{}:{} {} / {help}", at.line, at.column, finding.message)
    });
    said.collect()
}

#[test]
fn each_slip_is_one_finding_that_says_what_to_do() {
    let mut wrong = Vec::new();
    for (text, expected) in slips() {
        let found = findings(text);
        if found != [expected] {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {}", found.join("\n           ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_slip_does_not_hide_the_next_one() {
    // What begins like no declaration belongs to the one before.
    let begins = |text: &str| {
        text.contains(' ') && !text.starts_with('-') && !text.starts_with("lasting") && !text.contains('\n')
    };
    let lines: Vec<&str> = slips().map(|slip| slip.0).filter(|text| begins(text)).collect();
    let text = lines.join("\n");
    let lines: Vec<usize> = findings(&text)
        .iter()
        .filter_map(|finding| finding.split_once(':').and_then(|(line, _)| line.parse().ok()))
        .collect();
    let expected: Vec<usize> = (1..=text.lines().count()).collect();
    assert_eq!(lines, expected);
}

#[test]
fn clauses_of_a_proposition_hide_nothing_of_one_another() {
    let text = "proposition deal between maker and buyer in home {
  maker promise sew
  buyer pays 30 maker
  buyer expects joy
  maker promises hem, buyer pays maker 5
  shop.maker promises thread
  assuming wear and notice
  otherwise maker
}";
    let helps: Vec<String> = findings(text)
        .iter()
        .filter_map(|finding| Some(format!("{} {}", finding.split_once(':')?.0, finding.split_once(" / ")?.1)))
        .collect();
    let expected = [
        "2 perhaps `promises` was meant",
        "3 put the one who is paid before the amount: `pays maker 30`",
        "5 remove the comma before `buyer`",
        "7 separate items by commas",
        "9 put an amount after `maker`, as in `maker 0.5`",
    ];
    assert_eq!(helps, expected);
}

#[test]
fn messages_are_in_one_voice() {
    for (_, said) in slips() {
        let message = said.split_once(' ').expect("a place and a message").1;
        assert!(!message.starts_with(char::is_uppercase) && !message.ends_with('.'), "{message}");
        let words: Vec<&str> = message.split(|c: char| !c.is_alphanumeric()).collect();
        for word in ["you", "your", "we", "our", "token", "None", "Some", "EOF"] {
            assert!(!words.contains(&word), "{word}: {message}");
        }
    }
}
