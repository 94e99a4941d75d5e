//! Nets in words: by layer, and by what they come of.

use super::Context;
use crate::analysis::{Entry, Net, Source, Verdict, amount};
use crate::kernel::Layer;

/// How many gains and costs are named.
const SHOWN: usize = 6;

/// A net by layer: `net -30: economic -30`.
pub fn by_layer(net: &Net) -> String {
    let layers = Layer::ALL.into_iter().filter(|&layer| net.least[layer] != 0.0 || net.most[layer] != 0.0);
    let layers: Vec<String> = layers
        .map(|layer| format!("{} {}", layer.word(), settled(net.on(layer), net.least[layer], net.most[layer])))
        .collect();
    let total = total(net);
    if layers.is_empty() { format!("net {total}") } else { format!("net {total}: {}", layers.join(", ")) }
}

/// A net over all layers, or what it lies between.
pub fn total(net: &Net) -> String {
    settled(net.total(), net.totals[0], net.totals[1])
}

fn settled(settled: Option<f64>, least: f64, most: f64) -> String {
    settled.map_or_else(|| format!("between {} and {}", amount(least), amount(most)), amount)
}

/// What a net comes of: values, costs and payments.
pub fn account(context: &Context, entries: &[Entry]) -> String {
    if entries.is_empty() {
        return "nothing is gained, spent or paid".to_owned();
    }
    let mut named: Vec<String> = entries.iter().take(SHOWN).map(|entry| self::entry(context, entry)).collect();
    if entries.len() > SHOWN {
        named.push(format!("and {} more", entries.len() - SHOWN));
    }
    named.join(", ")
}

fn entry(context: &Context, entry: &Entry) -> String {
    let (name, worth) = (|atom| context.words.quoted(atom), entry.worth.total());
    let perhaps = if entry.verdict == Verdict::Undetermined { "perhaps " } else { "" };
    let said = match entry.source {
        Source::Value(value) => format!("{} is worth {}", name(value), amount(worth)),
        Source::Action(action) => format!("{} costs {}", name(action), amount(-worth)),
        Source::PaidTo(payee) => format!("{} is paid {}", name(payee), amount(-worth)),
        Source::PaidBy(payer) => format!("{} pays {}", name(payer), amount(worth)),
    };
    format!("{perhaps}{said}")
}
