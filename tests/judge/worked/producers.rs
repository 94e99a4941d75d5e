//! Producers, potential producers and what is irrelevant.

use super::claims_hold;

/// flight = plane·(fly + taking over). Either action makes the difference where the other is not chosen, and so does its
/// actor; none suffices without the plane. In the air, as it stands, none is necessary; both as a class are.
#[test]
fn alternatives_are_potential_producers() {
    let text = "actor pilot, copilot
        object plane, flight
        action fly by pilot
        action take_over by copilot
        environment air { holds plane }
        law flying in air { plane and any of (fly, take_over) produce flight }
        claim pilot is a potential producer of flight in air
        claim copilot is a potential producer of flight in air
        claim fly, take_over are potential producers of flight in air
        claim fly is not a producer of flight in air
        claim any of (pilot, copilot) is a producer of flight in air
        claim plane is a producer of flight in air";
    claims_hold(text);
    // An environment that has nothing to do with it changes nothing.
    claims_hold(&format!("environment single_seat within air {{ lacks copilot }}\n{text}"));
}

/// bread = oven·(flour of wheat + flour of rye), and each flour follows from its grain and the mill. In place, one flour makes
/// the difference where the other does not follow.
#[test]
fn products_are_potential_producers() {
    claims_hold(
        "object wheat, rye, mill, wheat_flour, rye_flour, oven, bread
        environment bakery { holds oven }
        law milling in bakery { wheat and mill produce wheat_flour }
        law grinding in bakery { rye and mill produce rye_flour }
        law baking in bakery { any of (wheat_flour, rye_flour) and oven produce bread }
        claim wheat_flour is a potential producer of bread in bakery
        claim rye_flour is a potential producer of bread in bakery
        claim wheat_flour is not necessary for bread in bakery
        claim any of (wheat_flour, rye_flour) is a producer of bread in bakery",
    );
}

/// crop = seed·(rain + hose) in a valley that holds rain. Free what is stated: rain decides where there is no hose, and a
/// hose where there is no rain. Air is named nowhere.
#[test]
fn what_is_held_may_be_one_of_several_ways() {
    claims_hold(
        "object seed, rain, hose, air, crop
        environment valley { holds rain, air }
        law growing in valley { seed and any of (rain, hose) produce crop }
        claim rain is a potential producer of crop in valley
        claim hose is a potential producer of crop in valley
        claim air is not a potential producer of crop in valley
        claim hose is irrelevant to crop in valley
        claim rain is not irrelevant to crop in valley
        claim rain is not necessary for crop in valley",
    );
}

/// In cruise, what is foreseeable is held: to hold the course and to travel decides alone, and whether anybody lands makes no
/// difference. Freed, landing decides where it is not foreseeable.
#[test]
fn irrelevant_here_and_potential_elsewhere() {
    claims_hold(
        "actor autopilot, flight_crew, passengers
        property foreseeable of flight
        environment flight { includes autopilot, flight_crew, passengers }
        environment cruise within flight { holds foreseeable }
        environment arrival within flight { lacks foreseeable }
        action hold_course by autopilot
        action travel by passengers
        action land by flight_crew
        outcome air_travel changes passengers
        law flying in flight { hold_course and travel and any of (foreseeable, land) produce air_travel }
        claim land is irrelevant to air_travel in cruise
        claim land is a potential producer of air_travel in cruise
        claim land is necessary for air_travel in arrival
        claim flight_crew is irrelevant to air_travel in cruise
        claim flight_crew is a producer of air_travel in arrival",
    );
}

/// y = a·k of two laws by one way, since k is held: a suffices alone with what is held, and not with nothing held.
/// What suffices alone with nothing held is no producer: x = b + b·k = b.
#[test]
fn what_suffices_alone_is_no_producer() {
    claims_hold(
        "object a, b, k, x, y
        environment e { holds k }
        law l in e { a and k produce y }
        law m in e { b or b and k produce x }
        claim a is sufficient for y in e
        claim a is a producer of y in e
        claim b is necessary for x in e
        claim b is not a producer of x in e
        claim b is not a potential producer of x in e",
    );
}

/// A choice is named, so what enables it is a coproducer beside it, and its actor is brought along.
#[test]
fn what_enables_an_action_is_a_coproducer() {
    claims_hold(
        "object field, mill, bread
        property ripe of field
        actor farmer
        action harvest by farmer enabled by ripe
        environment farm { holds field, mill }
        law baking in farm { harvest and mill produce bread }
        claim harvest is not sufficient for bread in farm
        claim harvest, ripe are sufficient for bread in farm
        claim harvest, ripe, mill are the cause of bread in farm
        claim farmer is a producer of bread in farm
        claim not farmer is not necessary for bread in farm",
    );
}

/// opened = vault·(two of three)·¬alarm, where the vault is held. Without the first, the second and third do; without
/// both of the first two only one is left.
#[test]
fn at_least_two_of_three() {
    claims_hold(
        "object vault, first, second, third, alarm
        property opened of vault
        environment bank { holds vault }
        law opening in bank { vault and at least 2 of (first, second, third) and not alarm produce opened }
        claim first is not necessary for opened in bank
        claim any of (first, second) is necessary for opened in bank
        claim vault is a producer of opened in bank
        claim not alarm is necessary for opened in bank
        claim vault, first, second, not alarm are sufficient for opened in bank
        claim first, second are not sufficient for opened in bank",
    );
}
