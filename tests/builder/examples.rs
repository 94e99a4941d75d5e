//! Shipped examples, built from what they say: the core of the language, and modules.

use super::canonical::is_canonical;
use coproduce::builder::{
    Calibration, Cell, Expectation, Member, ModelBuilder, Relation, all, amount, any, at_least, labelled, name,
};
use coproduce_core::Program;
use coproduce_core::model::Loader;

/// The lines of a model without remarks and empty lines.
fn lines(text: &str) -> Vec<&str> {
    let is_remark = |line: &str| line.starts_with("//") && !line.starts_with("/// ") && line != "///";
    text.lines().filter(|line| !line.is_empty() && !is_remark(line)).collect()
}

/// The models of a folder.
struct Folder(&'static str);

impl Loader for Folder {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = format!("{}.coprod", path.join("/"));
        let text = std::fs::read_to_string(format!("{}/{name}", self.0)).ok()?;
        Some((name, text))
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        let text = std::fs::read_to_string(format!("{}/pharmacy/{path}", self.0)).ok()?;
        Some((path.to_owned(), text))
    }
}

/// Checks that a model says what a shipped file says, in the same lines.
#[track_caller]
pub fn rebuilds(folder: &'static str, file: &str, model: &ModelBuilder) {
    let shipped = std::fs::read_to_string(format!("{folder}/{file}")).expect("a shipped model");
    let read = |text: &str| Program::read_with(file, text.to_owned(), &mut Folder(folder));
    let meaning = read(&shipped).normal_form().expect("a shipped model that is understood");
    assert_eq!(read(&model.text()).normal_form(), Some(meaning));
    assert_eq!(lines(&model.text()), lines(&shipped));
    is_canonical(model);
}

#[test]
fn acorn() {
    let mut model = ModelBuilder::labelled("acorn", "The acorn and the oak");
    model.describe(
        "Singer's acorn: no oak without an acorn, and none from an acorn alone.\n\
         Moisture, soil and warmth are its coproducers, and only all of them\n\
         together are the cause. Run this file and read what is missing in the\n\
         ocean, in the desert and on the ice cap; in the seed laboratory two things\n\
         are still open.",
    );
    model.object(["acorn", "soil", "air", "oak"]).property(["moisture", "warmth"], "outdoors");
    model.environment("outdoors").holds("air");
    model.environment("forest").within("outdoors").holds(["moisture", "soil", "warmth"]);
    model.environment("ocean").within("outdoors").holds(["moisture", "warmth"]).lacks("soil");
    model.environment("desert").within("outdoors").holds(["soil", "warmth"]).lacks("moisture");
    model.environment("ice_cap").within("outdoors").holds("moisture").lacks(["soil", "warmth"]);
    model.environment("seed_lab").within("outdoors").holds("soil");
    let together = name("acorn").and("moisture").and("soil").and("warmth");
    model.law("germination").applies_in("outdoors").when(together).produces("oak");
    acorn_claims(&mut model);
    acorn_scenarios(&mut model);
    rebuilds("examples", "acorn.coprod", &model);
}

fn acorn_claims(model: &mut ModelBuilder) {
    use Relation::{Cause, Irrelevant, Necessary, PotentialProducer, Producer, Sufficient};
    model.claim("acorn", Producer, "oak", "outdoors");
    model.claim("acorn", Producer, "oak", "forest");
    model.claim("acorn", Producer, "oak", "desert").denied();
    model.claim("acorn", PotentialProducer, "oak", "desert");
    model.claim(["acorn", "moisture", "soil"], Sufficient, "oak", "outdoors").denied();
    model.claim(["acorn", "moisture", "soil", "warmth"], Cause, "oak", "outdoors");
    model.claim("acorn", Sufficient, "oak", "forest");
    model.claim("acorn", Cause, "oak", "forest").denied();
    model.claim(["acorn", "forest"], Cause, "oak", "forest");
    model.claim("soil", Necessary, "oak", "forest");
    model.claim("air", Irrelevant, "oak", "forest");
}

fn acorn_scenarios(model: &mut ModelBuilder) {
    model.scenario("in_the_forest", "forest").given("acorn").expect(Expectation::of("oak").by("germination"));
    model.scenario("at_sea", "ocean").given("acorn").expect_not("oak");
    model.scenario("in_the_desert", "desert").given("acorn").expect_not("oak");
    model.scenario("on_the_ice", "ice_cap").given("acorn").expect_not("oak");
    model.scenario("in_the_lab", "seed_lab").given("acorn").unknown(["moisture", "warmth"]);
    model.scenario("in_the_damp_warm_lab", "seed_lab").given(["acorn", "moisture", "warmth"]).expect("oak");
}

#[test]
fn pump() {
    use Relation::{Cause, Necessary, PotentialProducer, Producer};
    let mut model = ModelBuilder::labelled("pump", "The village pump");
    model.describe(
        "A functional class: the pump runs on the grid or on a generator. Neither\n\
         is necessary, the class `any of (grid, generator)` is. Notice how a power\n\
         cut makes a producer of the generator: a role depends on the environment.",
    );
    model.object(["well", "pump", "water"]);
    model.object(labelled("grid", "Power from the grid"));
    model.object(labelled("generator", "Power from a diesel generator"));
    model.environment("village").holds("well");
    model.environment("power_cut").within("village").lacks("grid");
    let power = any(["grid", "generator"]);
    model.law("pumping").applies_in("village").when(name("well").and("pump").and(power)).produces("water");
    let power = || Member::any_of(["grid", "generator"]);
    model.claim(power(), Necessary, "water", "village");
    model.claim("grid", Necessary, "water", "village").denied();
    model.claim("generator", Necessary, "water", "village").denied();
    model.claim(["grid", "generator"], PotentialProducer, "water", "village");
    model.claim(power(), Producer, "water", "village");
    model.claim(["well".into(), "pump".into(), power()], Cause, "water", "village");
    model.claim("generator", Necessary, "water", "power_cut");
    model.claim("generator", Producer, "water", "power_cut");
    model.claim("grid", Producer, "water", "power_cut").denied();
    model.scenario("ordinary_day", "village").given(["pump", "grid"]).expect("water");
    let both = model.scenario("both_at_hand", "village").given(["pump", "grid", "generator"]);
    both.expect(Expectation::of("water").by("pumping"));
    model.scenario("dark_village", "power_cut").given("pump").expect_not("water");
    model.scenario("generator_runs", "power_cut").given(["pump", "generator"]).expect("water");
    rebuilds("examples", "pump.coprod", &model);
}

#[test]
fn house() {
    let mut model = ModelBuilder::labelled("house", "A house, and the tools for it");
    model.describe(
        "Building a house: tools make the tools that make them. The sharp stone needs\n\
         a hammer to be struck, the hammer a sharp stone to be carved. Once they are\n\
         there all laws keep one another going, and yet none can start: run\n\
         `coproduce sustain`, which finds the seed, a hammer or a sharp stone, once.\n\
         The reactions are an example that comes with CatReNet, read as laws; what is\n\
         a catalyst there enables a law here.",
    );
    model.object(["wood", "metal", "nails", "stone"]);
    model.object(["sharp_stone", "handle", "hammer", "saw", "planks", "panel", "house"]);
    model.object(labelled("loan", "A hammer that a neighbour lends"));
    model.environment("site").holds(["wood", "metal", "nails", "stone"]);
    for (law, [one, other], product, enabling) in [
        ("striking", ["stone", "site"], "sharp_stone", "hammer"),
        ("carving", ["wood", "site"], "handle", "sharp_stone"),
        ("fitting", ["handle", "metal"], "hammer", "sharp_stone"),
        ("toothing", ["handle", "metal"], "saw", "hammer"),
        ("sawing", ["wood", "site"], "planks", "saw"),
    ] {
        model.law(law).applies_in("site").when(name(one).and(other)).produces(product).enabled_by(enabling);
    }
    let joining = model.law("joining").applies_in("site").when(name("planks").and("site"));
    joining.produces("panel").enabled_by(name("hammer").and("saw"));
    let building = model.law("building").applies_in("site").when(name("nails").and("panel"));
    building.produces("house").enabled_by("hammer");
    let lending = model.law("lending").alternative().applies_in("site");
    lending.when(name("loan").and("site")).produces("hammer");
    model.claim("loan", Relation::Necessary, "house", "site");
    let alone = model.scenario("alone", "site");
    alone.expect(["hammer", "sharp_stone", "house"].map(Expectation::not));
    let lent = model.scenario("with_a_neighbour", "site").given("loan");
    lent.expect(Expectation::of("house").by("building"));
    rebuilds("examples", "house.coprod", &model);
}

const PERMANENT: [&str; 5] = ["yes_china", "yes_france", "yes_russia", "yes_united_kingdom", "yes_united_states"];

/// The votes of the elected members with these numbers.
fn elected(numbers: impl IntoIterator<Item = u8>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("yes_{number}")).collect()
}

/// Votes of permanent members, then of elected ones.
fn votes(permanent: &[&str], numbers: impl IntoIterator<Item = u8>) -> Vec<String> {
    permanent.iter().map(ToString::to_string).chain(elected(numbers)).collect()
}

#[test]
fn security_council() {
    let mut model = ModelBuilder::labelled("security_council", "A vote of the Security Council");
    model.describe(
        "The Security Council of the United Nations adopts what nine of its fifteen\n\
         members vote for, as long as no permanent member votes against it. Without\n\
         abstentions that makes 210 minimal coalitions: the five permanent members\n\
         and four of the ten elected ones. Each permanent member is necessary, none\n\
         is sufficient: five producers, and ten potential ones. `sets` counts the\n\
         coalitions; `rank` says what each vote means if all are even chances.",
    );
    model.actor(["china", "france", "russia", "united_kingdom", "united_states"]);
    model.actor((1..=10).map(|number| format!("elected_{number}")).collect::<Vec<_>>());
    model.object(labelled("agenda", "A draft resolution is put to the vote"));
    for vote in PERMANENT {
        model.action(vote, vote.trim_start_matches("yes_"));
    }
    for (vote, number) in elected(1..=10).into_iter().zip(1..) {
        model.action(vote, format!("elected_{number}"));
    }
    model.outcome(labelled("adopted", "The draft becomes a resolution"), "agenda");
    model.environment("vote").holds("agenda");
    let chances: Vec<_> = votes(&PERMANENT, 1..=10).into_iter().map(|vote| (vote, "0.5")).collect();
    model.environment("even_chances").within("vote").likely(chances);
    let enough = at_least(9, votes(&PERMANENT, 1..=10));
    let adoption = model.law("adoption").applies_in("vote").produces("adopted");
    adoption.when(name("agenda").and(all(PERMANENT)).and(enough));
    model.claim(&PERMANENT[..3], Relation::Producer, "adopted", "vote");
    model.claim(&PERMANENT[3..], Relation::Producer, "adopted", "vote");
    model.claim(PERMANENT, Relation::Sufficient, "adopted", "vote").denied();
    model.claim(["yes_1", "yes_10"], Relation::Necessary, "adopted", "vote").denied();
    model.claim(["yes_1", "yes_10"], Relation::PotentialProducer, "adopted", "vote");
    model.scenario("veto", "vote").given(votes(&PERMANENT[..4], 1..=10)).expect_not("adopted");
    model.scenario("just_enough", "vote").given(votes(&PERMANENT, [2, 4, 6, 8])).expect("adopted");
    rebuilds("examples", "security_council.coprod", &model);
}

#[test]
fn the_clinic_and_its_days() {
    let mut model = ModelBuilder::default();
    model.uses("people").names("nurse");
    model.uses(["care", "home_care"]);
    model.uses("places").names(["home", "bandage"]);
    model.claim_net("nurse", 10, "care_deal");
    model.claim("dress", Relation::Producer, "home_care", "home");
    let good = model.scenario("good_day", "home").given(["dress", "meet", "settle", "exercise", "accompany"]);
    good.expect(["independence".into(), Expectation::of("recovery").by("recovering")]);
    let others = model.scenario("other_days", "home").like("good_day");
    others.columns(["dress", "meet", "accompany", "bandage"]);
    let but = |at: usize| [0, 1, 2, 3].map(|column| if column == at { Cell::No } else { Cell::Yes });
    others.row_expecting("nurse_ill", but(0), ["home_care", "recovery"].map(Expectation::not));
    others.row_expecting("nobody_home", but(1), Expectation::not("home_care"));
    others.row_expecting("daughter_away", but(2), ["home_care".into(), Expectation::not("recovery")]);
    others.row_expecting("no_bandage", but(3), Expectation::not("home_care"));
    let rest = model.scenario("rest_day", "home").like("good_day");
    rest.without(["exercise", "settle"]).expect_not("recovery");
    rebuilds("examples/clinic/models", "care/days.coprod", &model);
}

#[test]
fn the_counter_of_the_pharmacy() {
    let mut model = ModelBuilder::default();
    model.uses("places").names(["stock", "pharmacy", "sold_out"]);
    model.object(["prescription", "medicine"]);
    model.allow(["unused-name"], "scales for mixtures come with the plan for the summer").object("scales");
    let dispensing = model.law("dispensing").applies_in("pharmacy").produces("medicine");
    dispensing.when(name("prescription").and("stock"));
    model.claim("prescription", Relation::Producer, "medicine", "pharmacy");
    model.claim(["prescription", "stock"], Relation::Cause, "medicine", "pharmacy");
    model.scenario("last_box", "sold_out").given("prescription").expect_not("medicine");
    model.documentation("What people come with, in a table beside the model.");
    model.scenario("counter", "pharmacy").rows_from("counter.csv");
    model.documentation("What came of eight visits, and whether the law is borne out by them.");
    let visits = model.evidence("visits", "pharmacy", "visits.csv");
    visits.set("prescription", Calibration::memberships()).set("stock", Calibration::memberships());
    visits.product("medicine", Calibration::memberships());
    visits.tests("dispensing").consistency("0.9").coverage("0.7");
    rebuilds("examples/clinic/models", "pharmacy/dispensing.coprod", &model);
}

#[test]
fn sums_of_the_railway_sheets_are_written_as_they_are_meant() {
    let mut model = ModelBuilder::default();
    let costs = amount("5_000_000") * 34 + "70_000";
    model.action("run_trains", "railway").costs([("economic", costs)]);
    let text = std::fs::read_to_string("examples/railway_sheets.coprod").expect("a shipped model");
    assert!(text.contains(&model.text()), "{}", model.text());
}
