//! Slips in delays, in what lasts and ends, and in courses.

/// A text with one slip, and the one finding about it.
pub const SLIPS: &[(&str, &str)] = &[
    (
        "course spring in hill { for 4 periods expect grass always from 2 }",
        "1:66 found `}`, expected `given`, `in`, `likely`, `unknown` or `without` / say once when it is expected: `p from 3` is every period from then on",
    ),
    (
        "course spring in hill { expect grass at 1 from 2 for 4 periods }",
        "1:50 found `for`, expected `given`, `in`, `likely`, `unknown` or `without` / say once when it is expected: `p from 3` is every period from then on",
    ),
    (
        "law slow in hill { seed and rain produce grass after 3 }",
        "1:56 found `}`, expected `period` or `periods` / put `periods` after `3`",
    ),
    (
        "law slow in hill { seed and rain produce grass after 3 weeks }",
        "1:56 found `weeks`, expected `period` or `periods` / write `periods` in place of `weeks`: how long a period is can be said in a comment",
    ),
    (
        "law slow in hill { seed and rain produce grass after }",
        "1:54 found `}`, expected a number / say how many periods: `after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce grass after periods }",
        "1:54 found `periods`, expected a number / say how many periods: `after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce grass after a period }",
        "1:54 found `a`, expected a number / say how many periods: `after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain after 3 periods produce grass }",
        "1:34 found `after`, expected `and`, `or`, `end` or `produce` / put the delay directly after the products: `produce p after 3 periods`",
    ),
    (
        "law slow in hill { after 3 periods seed and rain produce grass }",
        "1:26 found `3`, expected `and`, `or`, `end` or `produce` / put the delay directly after the products: `produce p after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce after 3 periods grass }",
        "1:48 found `3`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / put the delay directly after the products: `produce p after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce grass 3 periods after }",
        "1:48 found `3`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / put `after` before the number: `produce p after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce grass likelihood 0.9 after 3 periods }",
        "1:63 found `after`, expected `source` or `}` / put `after` directly after the products, and only once",
    ),
    (
        "law slow in hill { seed and rain produce grass enabled by soil after 3 periods }",
        "1:64 found `after`, expected `and`, `or`, `likelihood`, `source` or `}` / put `after` directly after the products, and only once",
    ),
    (
        "law slow in hill { seed and rain produce grass after 3 periods after 2 periods }",
        "1:64 found `after`, expected `enabled`, `likelihood`, `source` or `}` / put `after` directly after the products, and only once",
    ),
    (
        "law slow in hill { seed and rain produce grass within 3 periods }",
        "1:48 found `within`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / say after how many periods it is produced: `produce p after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce grass at 3 }",
        "1:48 found `at`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / say after how many periods it is produced: `produce p after 3 periods`",
    ),
    (
        "law slow in hill { seed and rain produce grass for 3 periods }",
        "1:48 found `for`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / say after how many periods it is produced: `produce p after 3 periods`",
    ),
    (
        "law flood in hill { rain and wind ends bed }",
        "1:35 found `ends`, expected `and`, `or`, `end` or `produce` / perhaps `end` was meant",
    ),
    (
        "law flood in hill { rain and wind end bed produce mud }",
        "1:43 found `produce`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / write two laws: one that produces, one that ends",
    ),
    (
        "law flood in hill { rain and wind produce mud end bed }",
        "1:47 found `end`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / write two laws: one that produces, one that ends",
    ),
    (
        "law flood in hill { rain and wind end not bed }",
        "1:39 found `not`, expected a name / remove `not`: `end` is followed by what is over",
    ),
    ("object bed lasts", "1:12 found `lasts`, expected `,`, `lasting` or a declaration / perhaps `lasting` was meant"),
    ("object bed last", "1:12 found `last`, expected `,`, `lasting` or a declaration / perhaps `lasting` was meant"),
    (
        "lasting object bed",
        "1:1 found `lasting`, expected a declaration / put `lasting` after the names: `object a lasting`",
    ),
    (
        "object lasting bed",
        "1:16 found `bed`, expected `,`, `lasting` or a declaration / put `lasting` after the names",
    ),
    (
        "object bed lasting, path",
        "1:19 found `,`, expected a declaration / put `lasting` after the last of the names, or declare what does not last apart",
    ),
    (
        "object bed lasting \"The bed\"",
        "1:20 found a text in quotation marks, expected a declaration / put the label directly after the name it is for",
    ),
    ("object bed lasting lasting", "1:20 found `lasting`, expected a declaration / remove one `lasting`"),
    (
        "property wet lasting of bed",
        "1:14 found `lasting`, expected `,` or `of` / put `lasting` after the bearer: `property p of b lasting`",
    ),
    (
        "actor gardener { weighs economic 1 } lasting",
        "1:38 found `lasting`, expected a declaration / put `lasting` after the names, before the braces: `actor a lasting { … }`",
    ),
    (
        "actor gardener { lasting }",
        "1:18 found `lasting`, expected `requires` or `weighs` / put `lasting` after the names, before the braces: `actor a lasting { … }`",
    ),
    (
        "action sow by gardener lasting",
        "1:24 found `lasting`, expected `and`, `costs`, `enabled` or a declaration / remove `lasting`: only an object, a property, an actor or an outcome lasts",
    ),
    (
        "outcome hope lasting changes gardener",
        "1:14 found `lasting`, expected `,` or `changes` / put `lasting` after what is changed: `outcome o changes a lasting`",
    ),
    (
        "environment hill lasting { holds soil }",
        "1:18 found `lasting`, expected `{`, `within` or a declaration / remove `lasting`: only an object, a property, an actor or an outcome lasts",
    ),
    ("course spring { given seed for 3 periods }", "1:15 found `{`, expected `in` / say where: `in ENVIRONMENT`"),
    ("course spring", "1:14 found the end of the declaration, expected `in` / say where: `in ENVIRONMENT`"),
    (
        "course spring in hill { given seed for 30 }",
        "1:43 found `}`, expected `period` or `periods` / put `periods` after `30`",
    ),
    (
        "course spring in hill { given seed for 30 weeks }",
        "1:43 found `weeks`, expected `period` or `periods` / write `periods` in place of `weeks`: how long a period is can be said in a comment",
    ),
    (
        "course spring in hill { given seed for periods }",
        "1:40 found `periods`, expected a number / say for how many periods: `for 9 periods`",
    ),
    (
        "course spring in hill given seed",
        "1:23 found `given`, expected `{`, `like` or a declaration / put the clauses of a course in braces: `{ given … }`",
    ),
    (
        "course spring in hill, valley { for 3 periods }",
        "1:22 found `,`, expected `{`, `like` or a declaration / name the environment it begins in; where it goes on is a clause: `from 10 in ENVIRONMENT`",
    ),
    (
        "course spring like winter in hill { for 3 periods }",
        "1:15 found `like`, expected `in` / say where it begins first: `in ENVIRONMENT like COURSE`",
    ),
    (
        "course spring in hill for 3 periods { given seed }",
        "1:23 found `for`, expected `{`, `like` or a declaration / put the clauses of a course in braces: `{ for … }`",
    ),
    (
        "course spring in hill { given seed expect grass for 3 periods }",
        "1:49 found `for`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / say when it is expected: `at 3`, `within 3`, `from 3`, `always` or `never`",
    ),
    (
        "course spring in hill { given seed for 3 periods expect grass }",
        "1:63 found `}`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / say when it is expected: `at 3`, `within 3`, `from 3`, `always` or `never`",
    ),
    (
        "course spring in hill { expect grass, moss for 3 periods }",
        "1:37 found `,`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / say when for each of them: `a at 3, b at 3`",
    ),
    (
        "course spring in hill { expect not grass for 3 periods }",
        "1:42 found `for`, expected `at`, `always`, `before`, `by`, `from` or `within` / say when it is expected: `at 3`, `within 3`, `from 3`, `always` or `never`",
    ),
    (
        "course spring in hill { expect not grass never for 3 periods }",
        "1:42 found `never`, expected `at`, `always`, `before`, `by`, `from` or `within` / remove `not`: what is expected `never` is absent throughout",
    ),
    (
        "course spring in hill { expect never grass for 3 periods }",
        "1:38 found `grass`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / put `never` after what is expected: `grass never`",
    ),
    (
        "course spring in hill { expect always grass for 3 periods }",
        "1:39 found `grass`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / put `always` after what is expected: `grass always`",
    ),
    (
        "course spring in hill { expect grass after 3 for 9 periods }",
        "1:38 found `after`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / write `from 3` for every period from then on, `within 3` for some period up to then",
    ),
    (
        "course spring in hill { expect grass after rain for 9 periods }",
        "1:38 found `after`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / say which comes first, `a before b`, or how soon one follows, `b within 3 of a`",
    ),
    (
        "course spring in hill { expect grass by 3 for 9 periods }",
        "1:41 found `3`, expected a name / name a law after `by`; some period up to a number is `within 3`",
    ),
    (
        "course spring in hill { expect grass until 3 for 9 periods }",
        "1:38 found `until`, expected `at`, `always`, `before`, `by`, `from`, `never` or `within` / say from when it is absent: `not p from 4`",
    ),
    (
        "course spring in hill { expect grass from 3 to 6 for 9 periods }",
        "1:45 found `to`, expected `,` or a clause / write an expectation for each of the periods, or `from` for all from one on",
    ),
    (
        "course spring in hill { expect grass at 3 to 6 for 9 periods }",
        "1:43 found `to`, expected `,` or a clause / write an expectation for each of the periods, or `from` for all from one on",
    ),
    (
        "course spring in hill { expect grass within rain for 9 periods }",
        "1:45 found `rain`, expected a number / say within how many periods: `within 3`, or `within 3 of p`",
    ),
    (
        "course spring in hill { expect grass within 3 periods for 9 periods }",
        "1:47 found `periods`, expected `,`, a clause or `of` / remove it: a period is named by its number alone, as in `within 3`",
    ),
    (
        "course spring in hill { expect grass within 3 of for 9 periods }",
        "1:54 found `9`, expected `,` or a clause / put `for` before it: `for 9 periods`",
    ),
    (
        "course spring in hill { expect grass within 3 after rain for 9 periods }",
        "1:47 found `after`, expected `,`, a clause or `of` / write `of` in place of `after`: `b within 3 of a`",
    ),
    (
        "course spring in hill { given seed at 3 for 9 periods }",
        "1:41 found `for`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / say when before what is so: `at 3 given a`",
    ),
    (
        "course spring in hill { given rain from 3 for 9 periods }",
        "1:43 found `for`, expected `given`, `in`, `likely`, `unknown` or `without` / say when before what is so: `at 3 given a`",
    ),
    (
        "course spring in hill { at three given rain for 9 periods }",
        "1:28 found `three`, expected a number / write the number of the period in digits, as in `at 3`",
    ),
    (
        "course spring in hill { at period 3 given rain for 9 periods }",
        "1:28 found `period`, expected a number / remove it: a period is named by its number alone, as in `at 3`",
    ),
    (
        "course spring in hill { at 3, 5 given rain for 9 periods }",
        "1:29 found `,`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / write a clause for each of the periods",
    ),
    (
        "course spring in hill { at 3 and 5 given rain for 9 periods }",
        "1:30 found `and`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / write a clause for each of the periods",
    ),
    (
        "course spring in hill { at 3 - 5 given rain for 9 periods }",
        "1:30 found `-`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / write `to` in place of `-`: `at 3 to 5`",
    ),
    (
        "course spring in hill { from 3 to 5 given rain for 9 periods }",
        "1:32 found `to`, expected `given`, `in`, `likely`, `unknown` or `without` / write `at` in place of `from`: `at 3 to 5`",
    ),
    (
        "course spring in hill { from 3 until 5 given rain for 9 periods }",
        "1:32 found `until`, expected `given`, `in`, `likely`, `unknown` or `without` / write several periods in a row as `at 3 to 5`",
    ),
    (
        "course spring in hill { until 5 given rain for 9 periods }",
        "1:25 found `until`, expected `at`, `columns`, `expect`, `for`, `from`, `given`, `in`, `likely`, `row`, `rows`, `unknown` or `without` / write `at 0 to 5` for the periods up to one",
    ),
    (
        "course spring in hill { within 5 given rain for 9 periods }",
        "1:25 found `within`, expected `at`, `columns`, `expect`, `for`, `from`, `given`, `in`, `likely`, `row`, `rows`, `unknown` or `without` / write `at 0 to 5` for the periods up to one",
    ),
    (
        "course spring in hill { after 5 given rain for 9 periods }",
        "1:25 found `after`, expected `at`, `columns`, `expect`, `for`, `from`, `given`, `in`, `likely`, `row`, `rows`, `unknown` or `without` / write `from` in place of `after`; it includes the period it names",
    ),
    (
        "course spring in hill { before 5 given rain for 9 periods }",
        "1:25 found `before`, expected `at`, `columns`, `expect`, `for`, `from`, `given`, `in`, `likely`, `row`, `rows`, `unknown` or `without` / write `at 0 to 5` for the periods up to one",
    ),
    (
        "course spring in hill { at 3 rain for 9 periods }",
        "1:30 found `rain`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / put `given`, `without`, `unknown`, `likely` or `in` after the period: `at 3 given a`",
    ),
    (
        "course spring in hill { at 3 for 9 periods }",
        "1:30 found `for`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / say when before what is so: `at 3 given a`",
    ),
    (
        "course spring in hill { from 3 expect rain at 4 for 9 periods }",
        "1:32 found `expect`, expected `given`, `in`, `likely`, `unknown` or `without` / say when after what is expected: `expect p at 3`",
    ),
    (
        "course spring in hill { at 3 lacks rain for 9 periods }",
        "1:30 found `lacks`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / put what is absent under `without`: `at 3 without a`",
    ),
    (
        "course spring in hill { holds rain for 9 periods }",
        "1:25 found `holds`, expected `at`, `columns`, `expect`, `for`, `from`, `given`, `in`, `likely`, `row`, `rows`, `unknown` or `without` / put what is present under `given`",
    ),
    (
        "course spring in hill { at 3 not rain for 9 periods }",
        "1:30 found `not`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / put what is absent under `without`: `at 3 without a`",
    ),
    (
        "course spring in hill { given not rain for 9 periods }",
        "1:31 found `not`, expected a name / put what is absent under `without`",
    ),
    (
        "course spring in hill { at 3 within valley for 9 periods }",
        "1:30 found `within`, expected `given`, `in`, `likely`, `to`, `unknown` or `without` / write `in` in place of `within`",
    ),
    (
        "course spring in hill { 9 periods given rain }",
        "1:25 found `9`, expected `at`, `columns`, `expect`, `for`, `from`, `given`, `in`, `likely`, `row`, `rows`, `unknown` or `without` / put `for` before it: `for 9 periods`",
    ),
    (
        "scenario spring in hill { given seed at 3 given rain }",
        "1:38 found `at`, expected `,` or a clause / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { at 3 given rain }",
        "1:27 found `at`, expected `columns`, `disputed`, `expect`, `given`, `likely`, `row`, `rows`, `unknown` or `without` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed from 3 without rain }",
        "1:38 found `from`, expected `,` or a clause / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed for 3 periods }",
        "1:38 found `for`, expected `,` or a clause / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass at 3 }",
        "1:51 found `at`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass within 3 }",
        "1:51 found `within`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass always }",
        "1:51 found `always`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass never }",
        "1:51 found `never`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass before moss }",
        "1:51 found `before`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass from 3 }",
        "1:51 found `from`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
    (
        "scenario spring in hill { given seed expect grass after 3 periods }",
        "1:51 found `after`, expected `,`, a clause or `by` / say it in a course: a scenario has no periods",
    ),
];
