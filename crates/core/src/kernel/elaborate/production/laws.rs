//! Runs of laws of the usual form: what their names stand for is looked up ahead, for many laws at once.

use super::law;
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::kernel::{AtomId, Kernel, Law, Origin, Term};
use crate::model::{Kinds, Model};
use coproduce_syntax::name::Name;
use coproduce_syntax::source::{Sources, Span};
use coproduce_syntax::{Laws, PlainLaw};

/// How many names are looked up at once.
const BATCH: usize = 128;

/// A run of laws with what their names stand for.
pub(in crate::kernel::elaborate) struct Resolved {
    laws: Vec<Heading>,
    /// What the laws mention, one after the other: environments, coproducers, products.
    atoms: Vec<AtomId>,
}

/// A law, and how much of each it mentions.
struct Heading {
    name: Span,
    span: Span,
    alternative: bool,
    environments: u32,
    coproducers: u32,
    products: u32,
}

impl Resolved {
    /// Looks up what some laws of a module mention; none where anything stands for nothing that fits.
    pub fn of(laws: &Laws, sources: &Sources, model: &Model, module: usize) -> Option<Self> {
        let found = Self { laws: Vec::with_capacity(laws.names().len()), atoms: Vec::new() };
        let mut resolver = Resolver { sources, model, module, found, waiting: Vec::new(), all_fit: true };
        laws.read(sources, |law| resolver.read(law));
        resolver.look_up();
        resolver.all_fit.then_some(resolver.found)
    }
}

struct Resolver<'r, 's> {
    sources: &'r Sources,
    model: &'r Model<'s>,
    module: usize,
    found: Resolved,
    /// Names to be looked up, with the kinds of things that fit there.
    waiting: Vec<(&'r str, Kinds)>,
    all_fit: bool,
}

impl Resolver<'_, '_> {
    fn read(&mut self, law: PlainLaw) {
        let heading = Heading {
            name: law.name().span,
            span: law.span,
            alternative: law.alternative,
            environments: self.wait(law.environments(), Kinds::ENVIRONMENTS),
            coproducers: self.wait(law.coproducers(), Kinds::COPRODUCERS),
            products: self.wait(law.products(), Kinds::PRODUCTS),
        };
        self.found.laws.push(heading);
        if self.waiting.len() >= BATCH {
            self.look_up();
        }
    }

    fn wait(&mut self, names: &[Name], kinds: Kinds) -> u32 {
        self.waiting.extend(names.iter().map(|name| (self.sources.text(name.span), kinds)));
        count(names)
    }

    fn look_up(&mut self) {
        self.model.fitting(self.module, &self.waiting, |found| match found {
            Some(id) => self.found.atoms.push(AtomId(id.0)),
            None => self.all_fit = false,
        });
        self.waiting.clear();
    }
}

/// Makes room for runs of laws: what grows as it is filled is copied, and takes twice its room meanwhile.
pub(in crate::kernel::elaborate) fn reserve<'l>(kernel: &mut Kernel, runs: impl Iterator<Item = &'l Laws>) {
    let (laws, coproducers) =
        runs.fold((0, 0), |(laws, coproducers), run| (laws + run.names().len(), coproducers + run.coproducers()));
    kernel.laws.reserve(laws);
    kernel.products.reserve(laws);
    kernel.conditions.reserve(laws, coproducers);
}

/// Takes up a run of laws as they were resolved, or one by one where there is something to report.
pub(in crate::kernel::elaborate) fn elaborate(elaborator: &mut Elaborator, laws: &Laws, resolved: Option<Resolved>) {
    let Some(Resolved { laws: headings, atoms }) = resolved else {
        let sources = elaborator.sources;
        laws.read(sources, |law| law.tree().elaborate(elaborator, law.span));
        return;
    };
    for &atom in &atoms {
        elaborator.kernel.mentioned[atom.index()] = true;
    }
    let mut rest = atoms.as_slice();
    let mut set = (&rest[..0], 0);
    for heading in headings {
        let mut next = |length: u32| {
            let (these, others) = rest.split_at(length as usize);
            rest = others;
            these
        };
        let (environments, coproducers, products) =
            (next(heading.environments), next(heading.coproducers), next(heading.products));
        // Laws that stand together mostly name the same environments.
        if environments != set.0 {
            let named = environments.iter().filter_map(|&atom| elaborator.kernel.environment_of(atom)).collect();
            set = (environments, law::environment_set(elaborator, named));
        }
        take_up(elaborator, &heading, set.1, coproducers, products);
    }
}

fn take_up(
    elaborator: &mut Elaborator,
    heading: &Heading,
    environments: u32,
    coproducers: &[AtomId],
    products: &[AtomId],
) {
    elaborator.next_law();
    let kernel = &mut elaborator.kernel;
    let first = count(&kernel.products);
    for &named in products {
        let produced = law::produced(kernel, named);
        kernel.products.push(produced);
    }
    let condition = kernel.conditions.add(count(coproducers), coproducers.iter().map(|&atom| Term::Present(atom)));
    kernel.laws.push(Law {
        name: heading.name,
        span: heading.span,
        origin: if elaborator.module == 0 { Origin::Stated } else { Origin::Used },
        alternative: heading.alternative,
        delay: 0,
        condition,
        products: (first, count(&kernel.products)),
        environments,
    });
}
