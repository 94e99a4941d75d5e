//! Exchanges: hours, terms and amounts as numbers, each of them within bounds.

use crate::kernel::elaborate::once::{Once, again};
use crate::kernel::elaborate::service::worth::within;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, Exchange, Terms};
use crate::model::{Kind, Kinds};
use coproduce_syntax::amount::{Amount, Weighted};
use coproduce_syntax::declaration::{self, ExchangeClause, Hours};
use coproduce_syntax::diagnostic::{listed, rules};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

/// Hours and terms outside these bounds are mistakes, and beyond what can be calculated with.
const BOUNDS: [f64; 2] = [1e-9, 1e9];
/// More parties or goods cannot be calculated with.
const MOST: usize = 200;

impl Elaborate for declaration::Exchange {
    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Exchange, index) = elaborator.kernel.atom(atom).kind else { return };
        let before = elaborator.findings.len();
        let parties = elaborator.mention_actors(&self.parties);
        let mut known = Exchange::new(atom);
        if is_too_large(elaborator, self) {
            return;
        }
        known.parties = parties.iter().map(|(party, _)| *party).collect();
        let complete = known.parties.len() == self.parties.len();
        let mut said =
            Said { elaborator, exchange: self, known: &mut known, goods: Once::default(), places: [None; 3] };
        said.goods();
        let mut alone = Once::default();
        let mut made = vec![None; said.known.parties.len()];
        for clause in &self.clauses {
            match &clause.kind {
                ExchangeClause::Alone(party, amounts) => said.alone(*party, amounts, &mut alone, &mut made),
                other => said.clause(other, clause.span),
            }
        }
        said.made_alone(made);
        let understood = said.is_within_its_form();
        known.sound = complete && understood && elaborator.findings.len() == before;
        elaborator.kernel.exchanges[index as usize] = known;
    }
}

/// Reports an exchange of too many parties or goods.
fn is_too_large(elaborator: &mut Elaborator, exchange: &declaration::Exchange) -> bool {
    let goods = exchange.clauses.iter().filter(|clause| matches!(clause.kind, ExchangeClause::Good(..))).count();
    let is_too_large = goods > MOST || exchange.parties.len() > MOST;
    if is_too_large {
        let name = elaborator.text(exchange.declared.name.span);
        elaborator.report(
            rules::NUMBER_OUT_OF_RANGE
                .at(exchange.declared.name.span, format!("`{name}` has more than {MOST} parties or goods"))
                .remark(format!("{} parties and {goods} goods", exchange.parties.len()))
                .help("make several exchanges of it"),
        );
    }
    is_too_large
}

/// What the clauses of an exchange say.
struct Said<'e, 'a, 's> {
    elaborator: &'e mut Elaborator<'a, 's>,
    exchange: &'e declaration::Exchange,
    known: &'e mut Exchange,
    goods: Once<AtomId>,
    /// Where terms, learning and costs are stated.
    places: [Option<Span>; 3],
}

impl Said<'_, '_, '_> {
    /// The goods come first: other clauses name them wherever they stand.
    fn goods(&mut self) {
        for clause in &self.exchange.clauses {
            let ExchangeClause::Good(name, hours) = &clause.kind else { continue };
            let good = self.elaborator.mention(*name, Kinds::GOODS);
            let of_parties = self.hours(*name, hours);
            let Some(good) = good else { continue };
            if self.goods.is_first(self.elaborator, good, *name) {
                self.known.goods.push((good, name.span));
                self.known.hours.push(of_parties);
            }
        }
        // By party, and then by good.
        let by_good = std::mem::take(&mut self.known.hours);
        let of_party = |party: usize| by_good.iter().map(|hours| hours[party]).collect();
        self.known.hours = (0..self.known.parties.len()).map(of_party).collect();
        self.known.alone = vec![vec![1.0; self.known.goods.len()]; self.known.parties.len()];
    }

    /// The hours of every party for one good.
    fn hours(&mut self, good: Name, stated: &[Hours]) -> Vec<[f64; 2]> {
        let mut hours = vec![None; self.known.parties.len()];
        let mut once = Once::default();
        for one in stated {
            let (fewest, most) = &one.range;
            let fewest = self.positive(fewest);
            let most = most.as_ref().map_or(fewest, |most| self.most(fewest, most));
            let Some(party) = self.party(one.party) else { continue };
            if once.is_first(self.elaborator, party, one.party) {
                hours[party] = Some([fewest.unwrap_or(1.0), most.unwrap_or(1.0)]);
            }
        }
        let silent = hours.iter().zip(&self.known.parties).filter(|(hours, _)| hours.is_none());
        let silent: Vec<&str> = silent.map(|(_, &party)| self.name(party)).collect();
        if !silent.is_empty() {
            let text = self.elaborator.text(good.span);
            self.elaborator.report(
                rules::WRONG_KIND
                    .at(good.span, format!("`{text}` is not a good of all parties"))
                    .remark(format!("the hours of {} are not given", listed(&silent)))
                    .help(format!("say how many hours one unit takes, as in `good {text} {} 100`", silent[0])),
            );
        }
        hours.into_iter().map(|hours| hours.unwrap_or([1.0; 2])).collect()
    }

    fn most(&mut self, fewest: Option<f64>, most: &Amount) -> Option<f64> {
        let value = self.positive(most)?;
        if fewest.is_some_and(|fewest| value < fewest) {
            let text = self.elaborator.text(most.span);
            self.elaborator.report(
                rules::NUMBER_OUT_OF_RANGE
                    .at(most.span, format!("`{text}` is below the start of the range"))
                    .remark("the end of the range")
                    .help("put the fewest hours first, as in `90 to 110`"),
            );
            return None;
        }
        Some(value)
    }

    fn clause(&mut self, clause: &ExchangeClause, span: Span) {
        let (place, word) = match clause {
            ExchangeClause::Good(..) | ExchangeClause::Alone(..) => return,
            ExchangeClause::Terms { .. } => (0, "terms"),
            ExchangeClause::Learning(_) => (1, "learning"),
            ExchangeClause::Costs(_) => (2, "costs"),
        };
        if let Some(before) = self.places[place].replace(span) {
            return self.elaborator.report(again(span, before, format!("`{word}` is stated twice")));
        }
        match clause {
            ExchangeClause::Terms { amount, given, per } => {
                let amount = self.positive(amount);
                let (given, per) = (self.good(*given), self.good(*per));
                let (Some(amount), Some((given, _)), Some((per, at))) = (amount, given, per) else { return };
                if given == per {
                    return self.for_itself(at);
                }
                self.known.terms = Some(Terms { amount, given, per, span });
            }
            ExchangeClause::Learning(ratio) => {
                let help = "80% means that the hours per unit fall by a fifth each time the number of units made \
                doubles";
                self.known.learning = within(self.elaborator, ratio, "a number from 0.01 to 1", help, |ratio| {
                    (0.01..=1.0).contains(&ratio)
                });
            }
            ExchangeClause::Costs(share) => {
                let help = "2% means that of 100 units sent 98 arrive";
                let share = within(self.elaborator, share, "a number from 0 to below 1", help, |share| {
                    (0.0..1.0).contains(&share)
                });
                self.known.costs = share.unwrap_or(0.0);
            }
            ExchangeClause::Good(..) | ExchangeClause::Alone(..) => {}
        }
    }

    /// What a party makes without the exchange, perhaps in several clauses; of a good that none of them names, nothing.
    fn alone(
        &mut self,
        party: Name,
        amounts: &[Weighted],
        alone: &mut Once<(usize, usize)>,
        made: &mut [Option<(Span, Vec<f64>)>],
    ) {
        let Some(index) = self.party(party) else { return };
        let (_, made) = made[index].get_or_insert_with(|| (party.span, vec![0.0; self.known.goods.len()]));
        for one in amounts {
            let help = "units are counted from 0 up to a billion";
            let amount = within(self.elaborator, &one.amount, "a number from 0 to a billion", help, |amount| {
                (0.0..=BOUNDS[1]).contains(&amount)
            });
            let Some((good, _)) = self.good(one.name) else { continue };
            if alone.is_first(self.elaborator, (index, good), one.name) {
                made[good] = amount.unwrap_or(1.0);
            }
        }
    }

    /// Takes over what parties make alone; one that makes nothing is reported.
    fn made_alone(&mut self, made: Vec<Option<(Span, Vec<f64>)>>) {
        for (index, made) in made.into_iter().enumerate() {
            let Some((span, made)) = made else { continue };
            if !made.iter().any(|&amount| amount > 0.0) {
                let text = self.elaborator.text(span);
                self.elaborator.report(
                    rules::NUMBER_OUT_OF_RANGE
                        .at(span, format!("`{text}` makes nothing alone"))
                        .remark("all amounts are 0")
                        .help("state what it makes alone: what it saves is measured by that"),
                );
            }
            self.known.alone[index] = made;
        }
    }

    /// Whether terms and learning stand where they mean something: between two parties, for two goods.
    fn is_within_its_form(&mut self) -> bool {
        let is_simple = self.known.parties.len() == 2 && self.known.goods.len() == 2;
        let mut is_within = true;
        for (place, word) in self.places.into_iter().zip(["terms", "learning"]) {
            let Some(place) = place.filter(|_| !is_simple) else { continue };
            is_within = false;
            self.elaborator.report(
                rules::WRONG_KIND
                    .at(place, format!("`{word}` is about two parties and two goods"))
                    .remark(format!("stated for {} and {}", self.counted_parties(), self.counted_goods()))
                    .help("make a separate exchange for two parties and two goods, or leave it out"),
            );
        }
        is_within
    }

    fn counted_parties(&self) -> String {
        format!("{} parties", self.known.parties.len())
    }

    fn counted_goods(&self) -> String {
        let goods = self.known.goods.len();
        format!("{goods} good{}", if goods == 1 { "" } else { "s" })
    }

    fn for_itself(&mut self, at: Span) {
        let text = self.elaborator.text(at);
        self.elaborator.report(
            rules::WRONG_KIND
                .at(at, format!("`{text}` is exchanged for itself"))
                .remark("the same good again")
                .help("name the other good after `per`"),
        );
    }

    /// The position of a party; an actor that is none is reported.
    fn party(&mut self, name: Name) -> Option<usize> {
        let actor = self.elaborator.mention(name, Kinds::ACTORS)?;
        let found = self.known.parties.iter().position(|&party| party == actor);
        if found.is_none() {
            let stranger = self.elaborator.text(name.span);
            let parties: Vec<&str> = self.exchange.parties.iter().map(|one| self.elaborator.text(one.span)).collect();
            self.elaborator.report(
                rules::WRONG_KIND
                    .at(name.span, format!("`{stranger}` is not a party to this exchange"))
                    .remark("makes nothing here")
                    .help(format!("name one of {}, or add it after `between`", listed(&parties))),
            );
        }
        found
    }

    /// The position of a good and where it is named; a thing that is none is reported.
    fn good(&mut self, name: Name) -> Option<(usize, Span)> {
        let atom = self.elaborator.mention(name, Kinds::GOODS)?;
        let found = self.known.goods.iter().position(|(good, _)| *good == atom);
        if found.is_none() {
            let text = self.elaborator.text(name.span);
            self.elaborator.report(
                rules::WRONG_KIND
                    .at(name.span, format!("`{text}` is not a good of this exchange"))
                    .remark("no `good` names it")
                    .help(format!("say what it takes to make it: `good {text} ACTOR HOURS, ACTOR HOURS`")),
            );
        }
        found.map(|found| (found, name.span))
    }

    fn positive(&mut self, amount: &Amount) -> Option<f64> {
        let help = "hours and terms are above 0, from a billionth to a billion; other units may suit them better";
        within(self.elaborator, amount, "a number above 0, and no more than a billion", help, |value| {
            (BOUNDS[0]..=BOUNDS[1]).contains(&value)
        })
    }

    fn name(&self, atom: AtomId) -> &str {
        self.elaborator.text(self.elaborator.kernel.name_span(atom))
    }
}
