//! Slips in offerings, values, propositions, exchanges, constellations and disputes.

/// A text with one slip, and the one finding about it.
pub const SLIPS: &[(&str, &str)] = &[
    (
        "offering shirt_offer { physical shirt 7 }",
        "1:22 found `{`, expected `from` / say who supplies it: `from SUPPLIER to CUSTOMER`",
    ),
    (
        "offering shirt_offer from maker { physical shirt 7 }",
        "1:33 found `{`, expected `,` or `to` / say whom it is for: `to CUSTOMER`",
    ),
    (
        "offering shirt_offer to buyer from maker { physical shirt 7 }",
        "1:22 found `to`, expected `from` / name the supplier first: `from SUPPLIER to CUSTOMER`",
    ),
    (
        "offering shirt_offer from maker for buyer",
        "1:33 found `for`, expected `,` or `to` / write `to` in place of `for`",
    ),
    (
        "offering shirt_offer, hem from maker to buyer",
        "1:21 found `,`, expected `from` / write one offering for each of the names",
    ),
    (
        "offering shirt_offer from maker to buyer physical shirt 7",
        "1:42 found `physical`, expected `,`, `{` or a declaration / put the clauses of an offering in braces: `{ physical … }`",
    ),
    (
        "offering shirt_offer from maker to buyer { physical 7 shirt }",
        "1:53 found `7`, expected a name / put the magnitude after its name",
    ),
    (
        "offering shirt_offer from maker to buyer { physical shirt = 7 }",
        "1:59 unexpected character `=` / remove it: an amount follows its name directly, as in `likely rain 0.9`",
    ),
    (
        "offering shirt_offer from maker to buyer { physical: shirt 7 }",
        "1:52 unexpected character `:` / remove it: no colon is needed",
    ),
    (
        "offering shirt_offer from maker to buyer { physical shirt 7 packaging 2 }",
        "1:61 found `packaging`, expected `,` or a clause / put a comma before `packaging`",
    ),
    (
        "offering shirt_offer from maker to buyer { physical shirt packaging 2 }",
        "1:59 found `packaging`, expected `,`, an amount or a clause / separate items by commas, or put a name of several words in backticks: `shirt packaging`",
    ),
    (
        "offering shirt_offer from maker to buyer { physical shirt 7, service alterations 3 }",
        "1:70 found `alterations`, expected `,`, an amount or a clause / remove the comma before `service`",
    ),
    (
        "offering shirt_offer from maker to buyer { interaction fit }",
        "1:44 found `interaction`, expected `interactions`, `logic`, `people`, `physical` or `service` / perhaps `interactions` was meant",
    ),
    (
        "offering shirt_offer from maker to buyer { interactions fit 2 }",
        "1:61 found `2`, expected `,` or a clause / remove it: only content has a magnitude",
    ),
    (
        "offering shirt_offer from maker to buyer { logic service, partnership }",
        "1:57 found `,`, expected `for`, `interactions`, `logic`, `people`, `physical` or `service` / write a clause for each: `logic WORD for CUSTOMER`",
    ),
    (
        "offering shirt_offer from maker to buyer { cloth and sew produce shirt }",
        "1:44 found `cloth`, expected `interactions`, `logic`, `people`, `physical` or `service` / say what produces it in a law: `law NAME in ENVIRONMENT { a and b produce c }`",
    ),
    (
        "offering shirt_offer from maker to buyer { worth economic 3 }",
        "1:44 found `worth`, expected `interactions`, `logic`, `people`, `physical` or `service` / put `worth` in the block of a value",
    ),
    (
        "offering shirt_offer from maker to buyer { physical shirt 7 worth economic 3 }",
        "1:61 found `worth`, expected `,` or a clause / separate items by commas; a clause that begins with `worth` belongs to a value",
    ),
    (
        "law l in home { cloth and sew produce shirt physical shirt 7 }",
        "1:45 found `physical`, expected `,`, `after`, `enabled`, `likelihood`, `source` or `}` / separate items by commas; a clause that begins with `physical` belongs to an offering",
    ),
    (
        "law l in home { physical shirt 7 }",
        "1:26 found `shirt`, expected `and`, `or`, `end` or `produce` / put `physical` in the block of an offering",
    ),
    (
        "value looking_good for buyer from esteem { worth emotional 25 }",
        "1:30 found `from`, expected `,` or `with` / say with whom it is actualised: `with ACTOR from OUTCOME`",
    ),
    (
        "value looking_good for buyer with family { worth emotional 25 }",
        "1:42 found `{`, expected `from` / say from which outcome it comes: `from OUTCOME`",
    ),
    (
        "value looking_good with family from esteem { worth emotional 25 }",
        "1:20 found `with`, expected `for` / say to whom it is of value: `for ACTOR`",
    ),
    (
        "value looking_good to buyer with family from esteem { worth emotional 25 }",
        "1:20 found `to`, expected `for` / write `for` in place of `to`",
    ),
    (
        "value looking_good for buyer with family and guest from esteem { worth emotional 25 }",
        "1:42 found `and`, expected `from` / name one: where both have to act, it is in the law for the outcome that they do",
    ),
    (
        "action review by maker or buyer",
        "1:24 found `or`, expected `and`, `costs`, `enabled` or a declaration / write an action for each of them, and take either in the laws: `a or b`",
    ),
    (
        "value looking_good for buyer with family, guest from esteem { worth emotional 25 }",
        "1:41 found `,`, expected `from` / write one value for each of the names, with a share of the worth in each",
    ),
    (
        "value looking_good for buyer with family from esteem { emotional 25 }",
        "1:56 found `emotional`, expected `worth` / put `worth` before `emotional`",
    ),
    (
        "value looking_good for buyer with family from esteem { worth 25 emotional }",
        "1:62 found `25`, expected a name / put the layer before the amount: `worth emotional 25`",
    ),
    (
        "value looking_good for buyer with family from esteem { worth emotional }",
        "1:72 found `}`, expected an amount / put an amount after `emotional`, as in `emotional 0.5`",
    ),
    (
        "value looking_good for buyer with family from esteem worth emotional 25",
        "1:54 found `worth`, expected `{` or a declaration / put the clauses of a value in braces: `{ worth … }`",
    ),
    (
        "proposition deal { maker promises sew }",
        "1:18 found `{`, expected `between` / say between whom and where: `between ACTOR and ACTOR in ENVIRONMENT`",
    ),
    (
        "proposition deal between maker, buyer in home { maker promises sew }",
        "1:31 found `,`, expected `and` / join the two parties with `and`",
    ),
    (
        "proposition deal between maker in home { maker promises sew }",
        "1:32 found `in`, expected `and` / name the other party: `between maker and ACTOR`",
    ),
    (
        "proposition deal between maker and buyer and mill in home { maker promises sew }",
        "1:42 found `and`, expected `in` / write one proposition for each pair of parties",
    ),
    (
        "proposition deal between maker and buyer { maker promises sew }",
        "1:42 found `{`, expected `in` / say where: `in ENVIRONMENT`",
    ),
    (
        "proposition deal between maker and buyer at home { maker promises sew }",
        "1:42 found `at`, expected `in` / write `in` in place of `at`",
    ),
    (
        "proposition deal between maker and buyer in home maker promises sew",
        "1:50 found `maker`, expected `{` or a declaration / put the clauses of a proposition in braces: `{ maker … }`",
    ),
    (
        "proposition deal between maker and buyer in home { maker promise sew }",
        "1:58 found `promise`, expected `expects`, `pays` or `promises` / perhaps `promises` was meant",
    ),
    (
        "proposition deal between maker and buyer in home { maker sew }",
        "1:58 found `sew`, expected `expects`, `pays` or `promises` / put `promises`, `expects` or `pays` after `maker`",
    ),
    (
        "proposition deal between maker and buyer in home { promises sew }",
        "1:61 found `sew`, expected `expects`, `pays` or `promises` / put a party before `promises`",
    ),
    (
        "proposition deal between maker and buyer in home { maker and buyer promise fit }",
        "1:58 found `and`, expected `expects`, `pays` or `promises` / write a clause for each of the parties",
    ),
    (
        "proposition deal between maker and buyer in home { maker promises sew, buyer pays maker 30 }",
        "1:83 found `maker`, expected `expects`, `pays` or `promises` / remove the comma before `buyer`",
    ),
    (
        "proposition deal between maker and buyer in home { maker promises sew hem buyer pays maker 30 }",
        "1:75 found `buyer`, expected `expects`, `pays` or `promises` / put a comma before `hem`, or say what `hem` `promises`, `expects` or `pays`",
    ),
    (
        "proposition deal between maker and buyer in home { maker promises not leave }",
        "1:67 found `not`, expected a name / name what is there: nothing absent is promised, expected or assumed",
    ),
    (
        "proposition deal between maker and buyer in home { maker promises shirt 2 }",
        "1:73 found `2`, expected `,` or a clause / remove it; so much of economic worth is paid: `a pays b 30`",
    ),
    (
        "proposition deal between maker and buyer in home { buyer pays maker }",
        "1:69 found `}`, expected an amount / say how much: `pays maker 30`",
    ),
    (
        "proposition deal between maker and buyer in home { buyer pays 30 maker }",
        "1:63 found `30`, expected a name / put the one who is paid before the amount: `pays maker 30`",
    ),
    (
        "proposition deal between maker and buyer in home { buyer pays to maker 30 }",
        "1:66 found `maker`, expected an amount / remove `to`: the one who is paid follows `pays` directly",
    ),
    (
        "proposition deal between maker and buyer in home { buyer pays maker 30, mill 5 }",
        "1:71 found `,`, expected a name, `assuming` or `otherwise` / write a clause for each payment",
    ),
    (
        "proposition deal between maker and buyer in home { assumes wear }",
        "1:60 found `wear`, expected `expects`, `pays` or `promises` / perhaps `assuming` was meant",
    ),
    (
        "proposition deal between maker and buyer in home { given wear }",
        "1:58 found `wear`, expected `expects`, `pays` or `promises` / put what is assumed under `assuming`",
    ),
    (
        "proposition deal between maker and buyer in home { assuming promises sew }",
        "1:74 found `}`, expected `expects`, `pays` or `promises` / put `assuming` in backticks if it is a party",
    ),
    (
        "proposition deal between maker and buyer in home { otherwise promises sew }",
        "1:71 found `sew`, expected an amount / put `otherwise` in backticks if it is a party",
    ),
    (
        "proposition deal between maker and buyer in home { otherwise 0 }",
        "1:62 found `0`, expected a name / put the party before the amount: `otherwise ACTOR 0`",
    ),
    (
        "exchange e { good cloth a 1, b 2 }",
        "1:12 found `{`, expected `between` / say between whom: `between ACTOR and ACTOR`",
    ),
    (
        "exchange e between a { good cloth a 1 }",
        "1:22 found `{`, expected `and` / name the other party: `between a and ACTOR`",
    ),
    ("exchange e between a, b { good cloth a 1, b 2 }", "1:21 found `,`, expected `and` / join the actors with `and`"),
    (
        "exchange e between a and b in f { good cloth a 1, b 2 }",
        "1:28 found `in`, expected `{`, `and` or a declaration / leave out the environment: an exchange is stated for its parties",
    ),
    (
        "exchange e between a and b { terms cloth per wine }",
        "1:36 found `cloth`, expected an amount / put the amount before the good: `terms 1 cloth per GOOD`",
    ),
    (
        "exchange e between a and b { terms 1 cloth for wine }",
        "1:44 found `for`, expected `per` / write `per` in place of `for`",
    ),
    (
        "exchange e between a and b { good cloth a, b 2 }",
        "1:42 found `,`, expected an amount / put an amount after `a`, as in `a 0.5`",
    ),
    (
        "constellation trade { suppliers maker, mill }",
        "1:23 found `suppliers`, expected `counterpart`, `customer`, `subcontractor` or `supplier` / write `supplier`, also for several: `supplier a, b`",
    ),
    (
        "constellation trade { maker, buyer }",
        "1:23 found `maker`, expected `counterpart`, `customer`, `subcontractor` or `supplier` / put one of these words before `maker`",
    ),
    ("assuming wear", "1:1 found `assuming`, expected a declaration / put `assuming` in the block of a proposition"),
    (
        "constellation trade { supplier maker and mill }",
        "1:38 found `and`, expected `,` or a clause / separate items by commas",
    ),
    (
        "constellation trade in home { supplier maker }",
        "1:21 found `in`, expected `{` or a declaration / name the members in the block: `{ supplier a   customer b }`",
    ),
    (
        "constellation trade supplier maker customer buyer",
        "1:21 found `supplier`, expected `{` or a declaration / put the clauses of a constellation in braces: `{ supplier … }`",
    ),
    (
        "scenario spring in home { disputed deal unresolved }",
        "1:41 found `unresolved`, expected `,`, a clause or `resolved` / remove it: a dispute is unresolved unless `resolved` follows the proposition",
    ),
    (
        "scenario spring in home { disputed resolved deal }",
        "1:45 found `deal`, expected `,`, a clause or `resolved` / put `resolved` after the proposition: `disputed deal resolved`",
    ),
    (
        "scenario spring in home { resolved deal }",
        "1:27 found `resolved`, expected `columns`, `disputed`, `expect`, `given`, `likely`, `row`, `rows`, `unknown` or `without` / put it after a disputed proposition: `disputed PROPOSITION resolved`",
    ),
    (
        "environment e { promises sew }",
        "1:17 found `promises`, expected `holds`, `includes`, `lacks` or `likely` / put `promises` in the block of a proposition",
    ),
    (
        "claim maker nets 10",
        "1:20 found the end of the declaration, expected `in` / say in which proposition: `in PROPOSITION`",
    ),
    ("claim maker nets in deal", "1:18 found `in`, expected an amount / write how much, as in `nets 10`"),
];
