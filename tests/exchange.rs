//! Exchanges against calculations that share no code with the interpreter: plans by what bounds them from both sides,
//! likelihoods by sums over fine grids.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::analysis::Words;
use coproduce_core::analysis::exchange::{Sampling, TradeReport};
use serde_json::Value;
use std::fmt::Write;

/// What comes of the only exchange of a model, as it is written as JSON.
fn trade(text: &str) -> Value {
    let program = Program::read("exchange.coprod", text);
    assert!(program.understood, "{text}\n{:#?}", program.findings);
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let report = TradeReport::new(words, &program.kernel.exchanges[0], Sampling::default());
    serde_json::to_value(report).expect("results")
}

fn number(value: &Value, pointer: &str) -> f64 {
    value.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("no number {pointer} in {value:#}"))
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6 * expected.abs().max(1.0), "{found} is not {expected}");
}

/// Small whole numbers that look drawn by chance.
struct Numbers(u64);

impl Numbers {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most + 1
    }
}

/// An exchange with these hours by party and good and these amounts alone, as text.
fn text(hours: &[Vec<u64>], alone: &[Vec<u64>], costs: u64) -> String {
    let parties: Vec<String> = (0..hours.len()).map(|party| format!("p{party}")).collect();
    let mut text = format!("actor {}\nexchange x between {} {{\n", parties.join(", "), parties.join(" and "));
    for good in 0..hours[0].len() {
        let of_parties: Vec<String> = hours.iter().zip(&parties).map(|(row, p)| format!("{p} {}", row[good])).collect();
        writeln!(text, "  good g{good} {}", of_parties.join(", ")).expect("a text");
    }
    for (party, amounts) in parties.iter().zip(alone) {
        let amounts: Vec<String> = amounts.iter().enumerate().map(|(good, one)| format!("g{good} {one}")).collect();
        writeln!(text, "  alone {party} {}", amounts.join(", ")).expect("a text");
    }
    text + &format!("  costs {costs}%\n}}\n")
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn float(number: u64) -> f64 {
    number as f64
}

/// The plan does what it says, and prices bound every plan: with an hour of each party worth as much as the best it can
/// earn by these prices, all that is wanted costs as large a share of all hours as the plan leaves.
#[test]
#[cfg(feature = "programmes")]
fn plans_are_possible_and_none_is_better() {
    let mut numbers = Numbers(7);
    let mut gained = 0;
    for _ in 0..150 {
        let mut size = || usize::try_from(numbers.up_to(3) + 1).expect("a small number");
        let (parties, goods) = (size(), size());
        let mut grid = |most| -> Vec<Vec<u64>> {
            (0..parties).map(|_| (0..goods).map(|_| numbers.up_to(most)).collect()).collect()
        };
        let (hours, alone) = (grid(20), grid(5));
        let found = trade(&text(&hours, &alone, 0));
        if found["gain"] == "never" {
            // All opportunity costs are equal: so they are by cross products of whole numbers.
            let equal = |one: &Vec<u64>, other: &Vec<u64>, g: usize, k: usize| one[g] * other[k] == one[k] * other[g];
            assert!(hours.iter().all(|row| (0..goods).all(|good| equal(row, &hours[0], good, 0))), "{hours:?}");
            continue;
        }
        gained += 1;
        let saving = number(&found, "/plan/saving");
        assert!(saving > 1e-9, "{found:#}");
        let amount = |party: usize, what: &str, good: usize| {
            found["plan"]["parties"][party][what][format!("g{good}")].as_f64().unwrap_or(0.0)
        };
        for party in 0..parties {
            let spent: f64 = (0..goods).map(|good| amount(party, "makes", good) * float(hours[party][good])).sum();
            let before: f64 = (0..goods).map(|good| float(alone[party][good] * hours[party][good])).sum();
            near(number(&found, &format!("/plan/parties/{party}/hours")), spent);
            near(number(&found, &format!("/plan/parties/{party}/alone")), before);
            assert!(spent <= before * (1.0 - saving) + 1e-6 * before, "{found:#}");
            for (good, &wanted) in alone[party].iter().enumerate() {
                let has = amount(party, "makes", good) - amount(party, "sends", good) + amount(party, "receives", good);
                assert!(has >= float(wanted) - 1e-6, "{found:#}");
            }
        }
        let prices: Vec<f64> = (0..goods).map(|good| number(&found, &format!("/plan/prices/g{good}"))).collect();
        let all: f64 =
            (0..goods).map(|good| prices[good] * alone.iter().map(|row| float(row[good])).sum::<f64>()).sum();
        let earned: f64 = hours
            .iter()
            .zip(&alone)
            .map(|(hours, alone)| {
                let wage = hours.iter().zip(&prices).map(|(&hours, price)| price / float(hours)).fold(0.0, f64::max);
                wage * hours.iter().zip(alone).map(|(hours, alone)| float(hours * alone)).sum::<f64>()
            })
            .sum();
        near(1.0 - saving, all / earned);
    }
    assert!(gained > 100, "{gained}");
}

/// England makes both cloths and six 190ths of a wine, so that each saves 7 of 95 parts of its hours.
#[test]
#[cfg(feature = "programmes")]
fn the_plan_of_england_and_portugal() {
    let found = trade(&text(&[vec![100, 120], vec![90, 80]], &[vec![1, 1], vec![1, 1]], 0));
    near(number(&found, "/plan/saving"), 7.0 / 95.0);
    near(number(&found, "/plan/parties/0/makes/g0"), 2.0);
    near(number(&found, "/plan/parties/0/makes/g1"), 6.0 / 190.0);
    near(number(&found, "/plan/parties/1/makes/g1"), 2.0 - 6.0 / 190.0);
    // England makes both, so that wine has England's price: an end of the interval.
    near(number(&found, "/plan/prices/g1"), number(&found, "/interval/1"));
}

/// Of two parties and two goods: prices lie in the closed interval, and something is saved where it is open, with losses
/// on the way as well.
#[test]
#[cfg(feature = "programmes")]
fn plans_agree_with_intervals() {
    let mut numbers = Numbers(11);
    for _ in 0..150 {
        let costs = (numbers.up_to(4) - 1) * 10;
        let hours: Vec<Vec<u64>> = (0..2).map(|_| (0..2).map(|_| numbers.up_to(9)).collect()).collect();
        let found = trade(&text(&hours, &[vec![1, 1], vec![1, 1]], costs));
        let arriving = float(100 - costs) / 100.0;
        let ratios = [0, 1].map(|party: usize| float(hours[party][1]) / float(hours[party][0]));
        let (least, most) = (ratios[0].min(ratios[1]) / arriving, ratios[0].max(ratios[1]) * arriving);
        if most <= least * (1.0 + 1e-9) {
            assert_eq!(found["gain"], "never", "{found:#}");
            assert_eq!(found["plan"], Value::Null);
            continue;
        }
        near(number(&found, "/interval/0"), least);
        near(number(&found, "/interval/1"), most);
        assert!(number(&found, "/plan/saving") > 1e-6, "{found:#}");
        let price = number(&found, "/plan/prices/g1");
        if costs == 0 {
            assert!(price >= least - 1e-6 && price <= most + 1e-6, "{found:#}");
        }
    }
}

const UNSURE: &str = "actor a, b
exchange x between a and b {
  good g0 a 90 to 110, b 80 to 100
  good g1 a 110 to 160, b 60 to 100
  terms 1 g0 per g1
  costs 20%
}";

/// The middles of so many equal parts of a range.
fn parts(least: f64, most: f64, count: u32) -> impl Iterator<Item = f64> + Clone {
    (0..count).map(move |part| least + (most - least) * (f64::from(part) + 0.5) / f64::from(count))
}

#[test]
fn likelihoods_are_those_of_fine_grids() {
    const PARTS: u32 = 40;
    let found = trade(UNSURE);
    let ratios = |given: [f64; 2], per: [f64; 2]| -> Vec<f64> {
        let of = |given: f64| parts(per[0], per[1], PARTS).map(move |per| per / given);
        let mut ratios: Vec<f64> = parts(given[0], given[1], PARTS).flat_map(of).collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    };
    let (a, b) = (ratios([90.0, 110.0], [110.0, 160.0]), ratios([80.0, 100.0], [60.0, 100.0]));
    let below =
        |sorted: &[f64], bound: f64| f64::from(u32::try_from(sorted.partition_point(|one| *one < bound)).unwrap());
    let whole = f64::from(PARTS).powi(2);
    // Someone gains where the one cost is below 0.64 times the other.
    let exists: f64 =
        b.iter().map(|one| below(&a, one * 0.64)).sum::<f64>() + a.iter().map(|one| below(&b, one * 0.64)).sum::<f64>();
    let exists = exists / whole / whole;
    assert_eq!(found["likelihood"]["by"], "sampling");
    let between = [0, 1].map(|end| number(&found, &format!("/likelihood/between/{end}")));
    assert!(between[0] - 0.001 < exists && exists < between[1] + 0.001, "{exists} {between:?}");
    assert!(between[1] - between[0] < 0.01);
    // At 1 g0 per g1 both gain where the one cost is below 0.8 and the other above 1.25.
    let sells = |sorted: &[f64]| below(sorted, 0.8) / whole;
    let buys = |sorted: &[f64]| 1.0 - below(sorted, 1.25) / whole;
    let at_terms = sells(&a) * buys(&b) + sells(&b) * buys(&a);
    assert_eq!(found["likelihood_at_terms"]["by"], "reasoning");
    let exact = number(&found, "/likelihood_at_terms/probability");
    assert!((exact - at_terms).abs() < 0.005, "{exact} {at_terms}");
    assert_eq!(trade(UNSURE), found);
}

#[test]
fn what_ranges_decide_is_not_sampled() {
    let with = |ranges: &str, costs: &str| {
        trade(&format!("actor a, b\nexchange x between a and b {{ {ranges} costs {costs} }}"))
    };
    let overlapping = "good g0 a 90 to 110, b 80 to 100 good g1 a 110 to 160, b 60 to 130";
    // Nothing is used up, and equal costs are as good as impossible.
    assert_eq!(with(overlapping, "0%")["likelihood"]["by"], "reasoning");
    near(number(&with(overlapping, "0%"), "/likelihood/probability"), 1.0);
    // The costs are 1 to 2 and 4 to 8: a tenth each way leaves something of that whatever they are, nine tenths nothing.
    let apart = "good g0 a 10 to 20, b 10 to 20 good g1 a 20, b 80";
    near(number(&with(apart, "10%"), "/likelihood/probability"), 1.0);
    near(number(&with(apart, "90%"), "/likelihood/probability"), 0.0);
    assert_eq!(with(apart, "90%")["gain"], "never");
}

/// Of three parties each makes in one hour what the next takes nine for, and seven tenths are lost on the way. For two of
/// them that is too much: the one makes at less what the other wants, and not the other way round, so that the way there
/// and back leaves 0.3 * 0.3 of a unit for what takes a ninth. In the circle each has 10/3 hours in place of nine.
#[test]
#[cfg(feature = "programmes")]
fn a_circle_of_three_gains_where_no_two_do() {
    let goods = [("g0", [9, 9, 1]), ("g1", [1, 9, 9]), ("g2", [9, 1, 9])];
    let exchange = |parties: &[usize]| {
        let name = |party: &usize| ["a", "b", "c"][*party];
        let mut text = "actor a, b, c\nexchange x between ".to_owned();
        text += &parties.iter().map(name).collect::<Vec<_>>().join(" and ");
        text += " {\n  costs 70%\n";
        for (good, hours) in goods {
            let of: Vec<String> = parties.iter().map(|party| format!("{} {}", name(party), hours[*party])).collect();
            writeln!(text, "  good {good} {}", of.join(", ")).expect("a text");
        }
        for party in parties {
            writeln!(text, "  alone {} g{party} 1", name(party)).expect("a text");
        }
        trade(&(text + "}"))
    };
    near(number(&exchange(&[0, 1, 2]), "/plan/saving"), 1.0 - 10.0 / 27.0);
    for two in [[0, 1], [1, 2], [0, 2]] {
        assert_eq!(exchange(&two)["gain"], "never");
    }
}

/// What a party makes alone may be said in several clauses, in any order.
#[test]
fn clauses_of_what_is_made_alone_add_up() {
    let model = |alone: &str| {
        format!("actor a, b\nexchange x between a and b {{\n  good w a 1, b 2\n  good v a 2, b 1\n{alone}}}\n")
    };
    let together = trade(&model("  alone a w 5, v 3\n"));
    assert_eq!(trade(&model("  alone a w 5\n  alone a v 3\n")), together);
    assert_eq!(trade(&model("  alone a v 3\n  alone a w 5\n")), together);
}
