//! Models in layers, each law standing on products of the layers below, as large models are: what chance and functions
//! cannot tell, situations that are built tell.

use coproduce_core::Program;
use std::fmt::Write;

/// Draws numbers, the same in every run (Marsaglia, G. (2003). Xorshift RNGs. Journal of Statistical Software 8(14), 1–6).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

/// Ten layers of four laws for three products; each law has what no other has, and two to seven coproducers beside it,
/// most of them products of lower layers. One in so many is wanted absent.
fn layered(laws: usize, absent_in: usize) -> String {
    let mut draw = Draw(7);
    let products = laws * 3 / 4;
    let objects = (0..laws).map(|law| format!("own{law}")).chain((0..laws).map(|base| format!("base{base}")));
    let names: Vec<String> = objects.chain((0..products).map(|product| format!("made{product}"))).collect();
    let mut text = format!("object ground, {}\nenvironment site {{ holds ground }}\n", names.join(", "));
    for law in 0..laws {
        let product = if law < products { law } else { draw.below(products) };
        let below = product * 10 / products * products / 10;
        let mut condition = vec![format!("own{law}")];
        for _ in 0..2 + draw.below(6) {
            let is_product = below > 0 && draw.below(10) < 7;
            let name =
                if is_product { format!("made{}", draw.below(below)) } else { format!("base{}", draw.below(laws)) };
            let is_absent = absent_in > 0 && draw.below(absent_in) == 0;
            condition.push(if is_absent { format!("not {name}") } else { name });
        }
        condition.sort_unstable();
        condition.dedup();
        let condition = condition.join(" and ");
        writeln!(text, "alternative law law{law} in site {{ {condition} produce made{product} }}").expect("a text");
    }
    text
}

/// How many findings a rule has in a model.
fn count(text: &str, rule: &str) -> usize {
    let program = Program::read("layers.coprod", text);
    program.findings.iter().filter(|finding| finding.rule == rule).count()
}

#[test]
fn every_law_that_needs_something_of_its_own_makes_a_difference() {
    let text = layered(4_000, 0);
    let program = Program::read("layers.coprod", text.as_str());
    // What is drawn for no law is said to be unused.
    let rules = program.findings.iter().map(|finding| finding.rule.name).filter(|&rule| rule != "unused-name");
    assert_eq!(rules.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn many_absences_end_in_one_notice_for_each_rule() {
    // Whether laws ever apply, and whether others cover them, is asked of hundreds of laws that stand on hundreds of others.
    assert!(count(&layered(600, 20), "analysis-limit") <= 2);
}
