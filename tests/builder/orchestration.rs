//! Shipped examples, built from what they say: co-creation, platforms, problems and games.

use super::examples::rebuilds;
use coproduce::builder::{Expectation, ModelBuilder, Phase, ProducerRole, Relation, Stage, labelled, name};

#[test]
fn encounter() {
    let mut model = ModelBuilder::new("encounter");
    model.describe(
        "A customer with high or low expectations meets a provider who innovates or\n\
         follows a routine. What happens depends on what each thinks the other gains,\n\
         and may be good for both although neither understands the other (Novani &\n\
         Kijima 2010, of which the abstract was seen; the game and its numbers are\n\
         invented): `coproduce play`.",
    );
    model.actor(["customer", "provider"]);
    model.action(["expect_much", "expect_little"], "customer");
    model.action(["innovate", "follow_routine"], "provider");
    game(&mut model, "as_it_is");
    model.documentation(
        "The provider thinks that the customer gains little from innovation:\n\
         what happens is the same, and no longer understood.",
    );
    game(&mut model, "misread_customer");
    let view = model.view("provider", "customer", "misread_customer");
    view.given("expect_much", "innovate", [("customer", 1)]);
    rebuilds("examples/orchestration", "encounter.coprod", &model);
}

fn game(model: &mut ModelBuilder, name: &str) {
    let game = model.hypergame(name, "customer", "provider").chooses("customer", ["expect_much", "expect_little"]);
    game.chooses("provider", ["innovate", "follow_routine"]);
    for (expectation, response, customer, provider) in [
        ("expect_much", "innovate", 4, 4),
        ("expect_much", "follow_routine", 0, 2),
        ("expect_little", "innovate", 3, 3),
        ("expect_little", "follow_routine", 2, 2),
    ] {
        game.given(expectation, response, [("customer", customer), ("provider", provider)]);
    }
}

#[test]
fn wicked_problem() {
    let mut model = ModelBuilder::new("wicked_problem");
    model.describe(
        "A town decides on its school without parents and teachers, piece by piece and\n\
         by looking back. Three complexities are high; only one is met.\n\
         `coproduce complexity` shows what the model itself says about each. The three\n\
         complexities are Kahane's, as Dager quotes them; the town, its laws and its\n\
         numbers are invented.",
    );
    model.actor(["mayor", "parents", "teachers", "county"]);
    model.object(["building", "children", "trust"]).environment("town").holds("building");
    for (action, actor) in [("close_the_school", "mayor"), ("bus", "mayor"), ("teach", "teachers"), ("stay", "parents")]
    {
        model.action(action, actor);
    }
    model.action(["approve", "fund"], "county");
    model.outcome("savings", "town").outcome("empty_houses", "town").outcome("learning", ["parents", "teachers"]);
    for (law, [one, other, third], product) in [
        ("saving", ["building", "close_the_school", "approve"], "savings"),
        ("trusting", ["building", "teach", "stay"], "trust"),
    ] {
        model.law(law).applies_in("town").when(name(one).and(other).and(third)).produces(product);
    }
    let schooling = model.law("schooling").applies_in("town").produces("learning");
    schooling.when(name("children").and("trust").and("teach").and("fund"));
    let leaving = model.law("leaving").applies_in("town").produces("empty_houses").likelihood("0.6");
    leaving.when(name("building").and("bus").and("children").and("savings"));
    model.value("budget", "mayor", "mayor", "savings").worth(("economic", 10));
    model.value("skills", "parents", "teachers", "learning").worth(("emotional", 8));
    let school = model.problem(labelled("school", "Whether the school stays open"));
    school.dynamic("high").generative("high").social("high").approach(["emergent", "authoritarian"]);
    school.decided_by(["mayor", "parents"]).concerns(["mayor", "parents", "teachers"]);
    rebuilds("examples/orchestration", "wicked_problem.coprod", &model);
}

#[test]
fn suwa_okaya() {
    let mut model = ModelBuilder::labelled("suwa_okaya", "諏訪・岡谷");
    model.describe(
        "Local revitalisation around Lake Suwa: machines, hot springs, miso, festivals,\n\
         and everyone for themselves. An executive committee of all stakeholders at the\n\
         first stage reaches nothing. Few who are highly motivated begin, in three\n\
         roles: the idiot with ideas outside the box, the outsider who analyses, the\n\
         youngster who breaks from the past; others follow them (Kijima, Rintamäki &\n\
         Mitronen, section 5.1).",
    );
    model.actor(["idiot", "outsider", "youngster"]);
    model.actor(["makers", "innkeepers", "visitors", "city_hall"]);
    model.object(["諏訪湖", "lathes", "miso", "shared_story", "momentum"]);
    model.environment("japan").lacks("諏訪湖");
    let suwa = model.environment("諏訪").within("japan").holds(["諏訪湖", "lathes", "miso"]);
    suwa.includes(["makers", "innkeepers", "city_hall"]);
    beginnings(&mut model);
    stay(&mut model);
    lakeside(&mut model);
    model.claim("dream_aloud", Relation::Producer, "momentum", "諏訪");
    model.claim("begin", Relation::Necessary, "shared_story", "諏訪");
    model.claim("invite_everyone", Relation::Irrelevant, "shared_story", "諏訪");
    let few = model.scenario("few_before_many", "諏訪");
    few.given(
        ["dream_aloud", "look_at_the_numbers", "begin", "open_workshops", "host_guests"]
            .into_iter()
            .chain(LATER)
            .collect::<Vec<_>>(),
    );
    few.expect(["momentum", "shared_story"]);
    let many = model.scenario("many_at_once", "諏訪");
    many.given(["invite_everyone", "open_workshops", "host_guests"].into_iter().chain(LATER).collect::<Vec<_>>());
    many.expect(["momentum", "shared_story"].map(Expectation::not));
    rebuilds("examples/orchestration", "suwa_okaya.coprod", &model);
}

/// What visitors do, and what innkeepers tell them.
const LATER: [&str; 3] = ["come", "tell_where_from", "tell_of_the_lake"];

fn beginnings(model: &mut ModelBuilder) {
    model.action("dream_aloud", "idiot");
    model.action("look_at_the_numbers", "outsider");
    model.action("begin", "youngster");
    model.action("invite_everyone", "city_hall");
    let few_first = model.law("few_first").applies_in("諏訪").produces("momentum");
    few_first.when(name("諏訪湖").and("dream_aloud").and("look_at_the_numbers").and("begin"));
}

fn stay(model: &mut ModelBuilder) {
    model.action("open_workshops", "makers").enabled_by("momentum");
    model.action("host_guests", "innkeepers").enabled_by("momentum");
    model.action("come", "visitors");
    model.action("tell_where_from", "visitors");
    model.action("tell_of_the_lake", "innkeepers").enabled_by("諏訪湖");
    model.action("come_again", "visitors").enabled_by("guide_book");
    model.action("offer_more", "makers").enabled_by("evening_school");
    model.action("bring_friends", "visitors");
    model.action("build_together", "makers").enabled_by("lathes");
    let stay = model.cocreation("stay", "visitors", "makers", "諏訪");
    stay.co_experience(["come", "open_workshops", "host_guests"]);
    let definition = stay.co_definition(["tell_where_from", "tell_of_the_lake", "open_workshops"]);
    definition.reaches("shared_story").after(Phase::CoExperience);
    stay.co_elevation(["come_again", "offer_more"]).after(Phase::CoDefinition);
    stay.co_development(["bring_friends", "build_together"]).after(Phase::CoElevation);
}

fn lakeside(model: &mut ModelBuilder) {
    model.action(["spread_the_word", "open_house"], "youngster");
    model.action(["edit_a_magazine", "guide_book"], "idiot");
    model.action(["compare_places", "evening_school"], "outsider");
    let lakeside = model.platform("lakeside").customers("visitors").providers(["makers", "innkeepers"]).hosts("stay");
    lakeside.involvement(Stage::Sympathize, "open_house").involvement(Stage::Share, "spread_the_word");
    lakeside.curation(Phase::CoElevation, "edit_a_magazine").curation(Phase::CoDevelopment, "compare_places");
    lakeside.empowerment(Phase::CoElevation, ["guide_book", "evening_school"]);
    lakeside.empowerment(Phase::CoDevelopment, "guide_book").producers(ProducerRole::Idiot, "idiot");
    lakeside.producers(ProducerRole::Outsider, "outsider").producers(ProducerRole::Youngster, "youngster");
}
