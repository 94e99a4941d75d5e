//! A model with every declaration and every clause, whose names are taken from elsewhere.

use coproduce::builder::{
    Calibration, Cell, Content, Dispute, Expectation, Hours, List, Member, ModelBuilder, Phase, ProducerRole,
    Reference, Relation, Stage, When, all, amount, any, at_least, labelled, name, not, qualified,
};

/// Declares and says all that can be, and nothing that makes sense. Every name comes from `next`.
pub fn every_word(next: &mut dyn FnMut() -> String) -> ModelBuilder {
    let mut model = ModelBuilder::labelled(next(), next());
    world(&mut model, next);
    laws(&mut model, next);
    claims(&mut model, next);
    scenarios(&mut model, next);
    courses(&mut model, next);
    evidence(&mut model, next);
    services(&mut model, next);
    cocreation(&mut model, next);
    platform(&mut model, next);
    games(&mut model, next);
    markets(&mut model, next);
    model
}

type Next<'n> = &'n mut dyn FnMut() -> String;

/// Several names.
fn some(next: Next) -> List<Reference> {
    vec![Reference::from(next()), qualified(next(), next()), next().into()].into()
}

/// Several names with amounts.
fn amounts(next: Next) -> [(String, &'static str); 3] {
    [(next(), "1_000.5"), (next(), "-7"), (next(), "75%")]
}

fn world(model: &mut ModelBuilder, next: Next) {
    model.uses([next(), next()]).named_as(next()).names([next(), next()]);
    model.documentation(next());
    model.object([labelled(next(), next()), next().into()]).property([next(), next()], next());
    model.object_lasting([labelled(next(), next()), next().into()]).property_lasting([next(), next()], next());
    model.actor([next(), next()]).weighs(amounts(next)).requires(amounts(next));
    model.actor([next(), next()]).lasting();
    model.actor(next()).requires(amounts(next)).lasting();
    model.action([next(), next()], some(next));
    model.action(next(), some(next)).enabled_by(next()).costs(amounts(next));
    model.outcome([next(), next()], some(next)).outcome_lasting([next(), next()], some(next));
    let environment = model.environment(labelled(next(), next())).within(some(next)).holds(some(next));
    environment.lacks(some(next)).includes(some(next)).likely(amounts(next));
}

fn laws(model: &mut ModelBuilder, next: Next) {
    let chain = name(next()).and(not(next())).or(qualified(next(), next()));
    let counted = all([any([name(next()), not(name(next()).or(next()))]), at_least(2, [next(), next(), next()])]);
    let law = model.law(labelled(next(), next())).alternative().applies_in(some(next)).produces(some(next));
    law.when(chain.clone().and(counted.clone())).enabled_by(chain).likelihood("0.5").source(next());
    model.law(next()).applies_in(next()).when(next()).produces(next());
    let slow = model.law(next()).applies_in(next()).when(next()).produces(some(next)).after_periods(3);
    slow.enabled_by(next()).likelihood("0.5");
    model.law(next()).applies_in(next()).when(next()).ends(some(next)).after_periods(1);
    model.law(next()).applies_in(next()).when(next()).ends(next());
    model.law(next()).applies_in(next()).when(counted).produces(some(next)).source(next());
}

fn claims(model: &mut ModelBuilder, next: Next) {
    use Relation::{Cause, Irrelevant, Necessary, PotentialProducer, Producer, Sufficient};
    for relation in [Sufficient, Necessary, Producer, PotentialProducer, Cause, Irrelevant] {
        let class = Member::any_of(some(next));
        model.claim([next().into(), Member::absent(next()), class], relation, next(), next());
        model.claim(next(), relation, next(), next()).denied();
    }
    model.claim_net(next(), (-amount(3) + "1e-3") * 2 / 7 - 4, next());
}

fn scenarios(model: &mut ModelBuilder, next: Next) {
    let scenario = model.scenario(labelled(next(), next()), next()).like(next());
    scenario.given(some(next)).without(some(next)).unknown(some(next)).likely(amounts(next));
    scenario.expect([Expectation::of(next()).by(next()), Expectation::not(next()), next().into()]).expect_not(next());
    scenario.disputed([Dispute::of(next()), Dispute::resolved(next())]);
    let table = model.scenario(next(), next()).columns([next(), next(), next()]);
    table.row(next(), [Cell::Yes, Cell::No, Cell::Unknown]);
    table.row_expecting(next(), [Cell::Yes; 3], [Expectation::not(next()), Expectation::of(next()).by(next())]);
    model.scenario(next(), next()).rows_from(next());
}

fn courses(model: &mut ModelBuilder, next: Next) {
    let course = model.course(labelled(next(), next()), next()).like(next()).for_periods(12);
    course.given(some(next)).without(some(next)).unknown(some(next)).likely(amounts(next));
    course.at(3).given(some(next)).without(next()).unknown(next());
    course.at_to(4, 6).likely(amounts(next)).moves_to(next());
    course.from(7).moves_to(qualified(next(), next())).given(next());
    course.expect([(next(), When::at(3)), (next(), When::within(4)), (next(), When::before(5))]);
    course.expect((Expectation::not(next()).by(next()), When::from(2)));
    course.expect((next(), When::always())).expect((Expectation::of(next()).by(next()), When::never()));
    course.expect([(next(), When::before_first(next())), (next(), When::within_of(2, next()))]);
    model.course(next(), next()).for_periods(1);
    let table = model.course(next(), next()).for_periods(4).columns([next(), next(), next()]);
    table.row(next(), [Cell::Yes, Cell::No, Cell::Unknown]);
    table.row_expecting(next(), [Cell::No; 3], [(next(), When::at(3)), (next(), When::never())]);
    model.course(next(), next()).for_periods(2).rows_from(next());
}

fn evidence(model: &mut ModelBuilder, next: Next) {
    let evidence = model.evidence(labelled(next(), next()), next(), next()).case(next());
    evidence.set(next(), Calibration::at_least(3).from(next())).set(next(), Calibration::below("-0.5"));
    evidence.rows().at_least(2);
    evidence.tests(some(next));
    evidence.set(next(), Calibration::texts([next(), next()]).from(next())).set(next(), next());
    evidence.set(qualified(next(), next()), Calibration::fuzzy(70, 55, amount(4) * 10).from(next()));
    evidence.product(next(), Calibration::memberships()).missing_refused().expects(some(next));
    evidence.expects_not(some(next)).expects_not(next());
    evidence.tests_all().consistency("0.8").coverage("50%").pri(1);
    evidence.tests(next()).pri("0.5");
    evidence.rows().at_least(1).consistency("0.75").pri("0.5");
    evidence.rows();
    model.evidence(next(), next(), next()).rows().consistency(1);
}

fn services(model: &mut ModelBuilder, next: Next) {
    let offering = model.offering(labelled(next(), next()), some(next), some(next));
    offering.physical([Content::from(next()), (next(), 7).into()]).service(next()).people([(next(), "2.50")]);
    offering.interactions(some(next)).logic(next()).logic_for(next(), some(next));
    model.value(labelled(next(), next()), some(next), next(), next()).worth(amounts(next));
    let deal = model.proposition(labelled(next(), next()), next(), next(), next());
    deal.promises(next(), some(next)).expects(next(), some(next)).pays(next(), next(), amount(5) * 10);
    deal.assuming(some(next)).otherwise(amounts(next));
    let constellation = model.constellation(labelled(next(), next())).supplier(some(next)).customer(some(next));
    constellation.subcontractor(some(next)).counterpart(some(next));
}

fn cocreation(model: &mut ModelBuilder, next: Next) {
    let cocreation = model.cocreation(labelled(next(), next()), next(), next(), next());
    cocreation.co_experience(some(next)).reaches(some(next));
    cocreation.co_definition(some(next)).after(Phase::CoExperience);
    cocreation.co_elevation(some(next)).reaches(next()).after([Phase::CoExperience, Phase::CoDefinition]);
    cocreation.co_development(some(next));
}

fn platform(model: &mut ModelBuilder, next: Next) {
    let platform = model.platform(labelled(next(), next())).by(some(next)).customers(some(next));
    platform.providers(some(next)).hosts(some(next)).involvement(Stage::Sympathize, some(next));
    for stage in [Stage::Identify, Stage::Participate, Stage::Share] {
        platform.involvement(stage, some(next));
    }
    for phase in [Phase::CoDefinition, Phase::CoElevation] {
        platform.curation(phase, some(next)).empowerment(phase, next());
    }
    platform.empowerment(Phase::CoDevelopment, next());
    platform.producers(ProducerRole::Idiot, next()).producers(ProducerRole::Outsider, some(next));
    platform.producers(ProducerRole::Youngster, some(next)).involvement(Phase::CoExperience, next());
    let problem = model.problem(labelled(next(), next())).dynamic(next()).generative(next()).social(next());
    problem.approach([next(), next()]).decided_by(some(next)).concerns(some(next));
}

fn games(model: &mut ModelBuilder, next: Next) {
    let game = model.hypergame(labelled(next(), next()), next(), next()).chooses(next(), some(next));
    game.chooses(next(), some(next)).given(next(), next(), amounts(next));
    model.view(next(), next(), next()).given(next(), next(), amounts(next)).sees(next(), next());
}

fn markets(model: &mut ModelBuilder, next: Next) {
    let exchange = model.exchange(labelled(next(), next()), some(next));
    exchange.good(next(), [Hours::from((next(), 90, "110")), (next(), 80).into()]).terms(1, next(), next());
    exchange.learning("80%").costs("2%").alone(next(), amounts(next));
    let adoption = model.adoption(labelled(next(), next()), next());
    adoption.update_first(next()).alone(next(), "-0.5").per(next(), 2);
    adoption.update_simultaneous().alone(next(), 1);
    adoption.update_damped("0.5").start(amounts(next)).for_periods(40);
    let pricing = model.pricing(labelled(next(), next()), next()).elasticity(next(), 2);
    pricing.alone(next(), 1).per(next(), "0.2").cost(3);
    pricing.alone(next(), 1);
    pricing.alone(next(), "12.5");
    pricing.cost(4);
    let elevation = model.elevation(labelled(next(), next()), next());
    elevation.expects(next(), 4, "0.5").provides(next(), 2, "0.5").for_periods(12);
}
