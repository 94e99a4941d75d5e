//! Shipped examples, built from what they say: services, exchange, and numbers that move.

use super::examples::rebuilds;
use coproduce::builder::{Expectation, ModelBuilder, Phase, Relation, Stage, labelled, name};

#[test]
fn white_shirt() {
    let mut model = ModelBuilder::labelled("white_shirt", "The white shirt");
    model.describe(
        "A white shirt is worth nothing when it is sold. Its maker enables; the buyer\n\
         and the family create the value, the day it is worn and noticed (after Ramírez\n\
         and Wallin 2000, p. 43; all numbers are invented).",
    );
    model.actor(["maker", "buyer", "family"]);
    model.object("cloth").property("sewn", "cloth");
    model.environment("home").holds("cloth").includes(["maker", "buyer", "family"]);
    model.action("sew", "maker").costs(("economic", 20));
    model.action("fit", ["maker", "buyer"]).enabled_by("sewn");
    model.action("pay", "buyer").enabled_by("sewn");
    model.action("wear", "buyer").enabled_by("shirt").costs(("functional", 1));
    model.action("notice", "family").enabled_by("wear").costs(("emotional", 2));
    model.documentation("Both interactions need what is sewn: whoever does not sew is not paid.");
    let offer = model.offering(labelled("shirt_offer", "A shirt that fits"), "maker", "buyer");
    offer.physical([("shirt", 7), ("packaging", 2)]).service([("alterations", 3), ("returns", 4)]);
    offer.people(("trust", 2)).interactions(["fit", "pay"]).logic("partnership");
    model.outcome("esteem", ["buyer", "family"]);
    model.law("sewing").applies_in("home").when(name("cloth").and("sew")).produces("sewn");
    let noticed = model.law("being_noticed").applies_in("home").produces("esteem");
    noticed.when(name("shirt").and("wear").and("notice"));
    model.value("looking_good", "buyer", "family", "esteem").worth([("emotional", 25), ("symbolic", 20)]);
    model.value("pride", "family", "buyer", "esteem").worth(("emotional", 6));
    shirt_deal(&mut model);
    rebuilds("examples", "white_shirt.coprod", &model);
}

fn shirt_deal(model: &mut ModelBuilder) {
    let deal = model.proposition("shirt_deal", "maker", "buyer", "home");
    deal.promises("maker", ["sew", "shirt_offer"]).promises("buyer", ["fit", "pay"]).pays("buyer", "maker", 30);
    deal.expects("buyer", "looking_good").assuming(["wear", "notice"]).otherwise([("maker", 0), ("buyer", 0)]);
    model.constellation("shirt_trade").supplier("maker").customer("buyer").counterpart("family");
    model.claim_net("maker", 10, "shirt_deal");
    model.claim_net("buyer", 14, "shirt_deal");
    model.claim_net("family", 4, "shirt_deal");
    model.claim("sew", Relation::Producer, "shirt_offer", "home");
    model.scenario("worn", "home").given(["sew", "fit", "pay", "wear", "notice"]).expect("looking_good");
    let unworn = model.scenario("unworn", "home").given(["sew", "fit", "pay"]);
    unworn.expect(["shirt_offer".into(), Expectation::not("esteem")]);
}

#[test]
fn car_parts() {
    let mut model = ModelBuilder::labelled("car_parts", "Parts for General Motors and for Toyota");
    model.describe(
        "One supplier, two ways to offer, two customers. What an offering is worth\n\
         follows from what the customer creates with it: the two rank them oppositely.\n\
         That the two differ on the axis of people is in Ramírez and Wallin (2000, pp.\n\
         58-59); the numbers, and the two offerings, are invented.",
    );
    model.actor("supplier");
    let gm = model.actor(labelled("gm", "General Motors"));
    gm.weighs([("physical", "0.6"), ("service", "0.35"), ("people", "0.05")]);
    let toyota = model.actor(labelled("toyota", "Toyota"));
    toyota.weighs([("physical", "0.35"), ("service", "0.25"), ("people", "0.40")]);
    model.actor("driver");
    model.environment("car_industry").includes(["supplier", "gm", "toyota", "driver"]);
    model.action("negotiate", ["supplier", "gm", "toyota"]);
    model.action("assemble", "gm");
    model.action("improve", ["supplier", "toyota"]);
    model.action("drive", "driver");
    let arms_length = model.offering("arms_length", "supplier", ["gm", "toyota"]);
    arms_length.physical(("standard_parts", 7)).service(("delivery", 6)).people(("contact", 3));
    arms_length.interactions("negotiate");
    let partner = model.offering("partner", "supplier", ["gm", "toyota"]).physical(("own_parts", 6));
    partner.service(("shared_planning", 5)).people(("resident_engineers", 8)).interactions("negotiate");
    car_values(&mut model);
    rebuilds("examples", "car_parts.coprod", &model);
}

fn car_values(model: &mut ModelBuilder) {
    model.outcome("cheap_car", ["gm", "driver"]).outcome("better_car", ["toyota", "driver"]);
    let assembly = model.law("assembly").applies_in("car_industry").produces("cheap_car");
    assembly.when(name("standard_parts").and("assemble").and("drive"));
    let improvement = model.law("improvement").applies_in("car_industry").produces("better_car");
    improvement.when(name("own_parts").and("resident_engineers").and("improve").and("drive"));
    model.value("market_share", "gm", "driver", "cheap_car").worth(("economic", 5));
    model.value("reputation", "toyota", "driver", "better_car").worth([("economic", 3), ("symbolic", 4)]);
    let both = model.scenario("both_supplied", "car_industry").given(["negotiate", "assemble", "improve", "drive"]);
    both.expect(["arms_length", "partner", "market_share", "reputation"]);
}

#[test]
fn england_and_portugal() {
    let mut model = ModelBuilder::labelled("england_and_portugal", "England and Portugal");
    model.describe(
        "England and Portugal. Portugal needs fewer hours for wine and for cloth, and\n\
         still both gain by exchange: a unit of wine costs England 1.2 units of cloth,\n\
         and Portugal 0.89. Each makes more of what it gives up less for. The hours are\n\
         Ricardo's, as they are commonly told; all other numbers are invented.\n\n",
    );
    model.actor(["england", "portugal", "flanders"]);
    model.documentation(
        "Hours for one unit. With each doubling of what has been made of it, a unit\n\
         takes a fifth less: the longer they exchange, the more both gain.",
    );
    let exact = model.exchange("wine_for_cloth", ["england", "portugal"]);
    exact.good("cloth", [("england", 100), ("portugal", 90)]).good("wine", [("england", 120), ("portugal", 80)]);
    exact.terms(1, "cloth", "wine").learning("80%");
    model.documentation(
        "Nobody knows the hours exactly, and a fifth of what is sent is lost on the way.\n\
         Whether anything is left of the difference depends on what the hours really are.",
    );
    let stormy = model.exchange("over_stormy_seas", ["england", "portugal"]);
    stormy.good("cloth", [("england", 90, 110), ("portugal", 80, 100)]);
    stormy.good("wine", [("england", 110, 160), ("portugal", 60, 100)]).terms(1, "cloth", "wine").costs("20%");
    model.documentation(
        "Of three parties and three goods, a programme says who should make what so that\n\
         each has what it would have alone and saves as large a share of its hours.",
    );
    let three = model.exchange("of_three", ["england", "portugal", "flanders"]);
    three.good("cloth", [("england", 100), ("portugal", 90), ("flanders", 60)]);
    three.good("wine", [("england", 120), ("portugal", 80), ("flanders", 110)]);
    three.good("grain", [("england", 50), ("portugal", 70), ("flanders", 55)]);
    three.alone("england", [("cloth", 2), ("wine", 1), ("grain", 4)]);
    rebuilds("examples", "england_and_portugal.coprod", &model);
}

#[test]
fn ichiba_growth() {
    let mut model = ModelBuilder::labelled("ichiba_growth", "A mall that has to grow on both sides at once");
    model.describe(
        "A shopping mall on the internet, in numbers: shoppers come for\n\
         merchants, and merchants for shoppers. With nobody on the other side joining\n\
         is not worthwhile, so that below a critical mass both wither. From one start\n\
         the order in which the sides respond decides between growth, decline and a\n\
         cycle: compare all with `coproduce simulate growth examples/ichiba_growth.coprod\n\
         --update all`. The numbers are made up to be easy to follow.",
    );
    mall(&mut model);
    for (adoption, merchants) in [("growth", "0.4"), ("too_few", "0.2")] {
        let adoption = model.adoption(adoption, "ichiba");
        adoption.alone("shoppers", "-0.5").per("merchants", 2);
        adoption.alone("merchants", "-0.5").per("shoppers", 2);
        adoption.start([("shoppers", "0.7"), ("merchants", merchants)]).update_damped("0.25").for_periods(40);
    }
    let fees = model.pricing("fees", "ichiba");
    fees.alone("shoppers", 1).per("merchants", "0.2");
    fees.alone("merchants", 1).per("shoppers", "0.6");
    model.pricing("charge", "ichiba").cost(4).elasticity("shoppers", 2).elasticity("merchants", 3);
    let mastery = model.elevation("mastery", "shopping");
    mastery.expects("shoppers", 4, "0.5").provides("merchants", 2, "0.5").for_periods(12);
    rebuilds("examples", "ichiba_growth.coprod", &model);
}

fn mall(model: &mut ModelBuilder) {
    model.actor(["shoppers", "merchants", "operator"]);
    model.object("rain").environment("town").lacks("rain");
    for (action, actor) in [("browse", "shoppers"), ("show", "merchants"), ("ask", "shoppers"), ("answer", "merchants")]
    {
        model.action(action, actor);
    }
    model.action("ask_for_more", "shoppers").enabled_by("search");
    model.action("learn_to_sell", "merchants").enabled_by("sales_school");
    let shopping = model.cocreation("shopping", "shoppers", "merchants", "town");
    shopping.co_experience(["browse", "show"]);
    shopping.co_definition(["ask", "answer"]);
    shopping.co_elevation(["ask_for_more", "learn_to_sell"]).after(Phase::CoDefinition);
    model.action(["story", "badge", "pick_of_week", "theme_month", "search", "sales_school"], "operator");
    let ichiba = model.platform("ichiba").by("operator").customers("shoppers").providers("merchants");
    ichiba.hosts("shopping").involvement(Stage::Sympathize, "story").involvement(Stage::Identify, "badge");
    ichiba.curation(Phase::CoElevation, "pick_of_week").curation(Phase::CoDevelopment, "theme_month");
    ichiba.empowerment(Phase::CoElevation, "search").empowerment(Phase::CoDevelopment, "sales_school");
}
