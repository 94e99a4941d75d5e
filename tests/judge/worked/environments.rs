//! Environments as coproducers.

use super::claims_hold;

/// The one of the reference. Water does not stand in the law, so air makes no difference; the forest holds all but the
/// acorn; the desert lacks moisture, so that no oak is possible there at all.
#[test]
fn acorn_and_oak() {
    claims_hold(
        "object acorn, soil, air, oak
        property moisture, warmth of outdoors
        environment outdoors { holds air }
        environment forest within outdoors { holds moisture, soil, warmth }
        environment desert within outdoors { holds soil, warmth lacks moisture }
        law germination in outdoors { acorn and moisture and soil and warmth produce oak }
        claim acorn is necessary for oak in outdoors
        claim acorn is a producer of oak in outdoors
        claim acorn, moisture, soil are not sufficient for oak in outdoors
        claim acorn, moisture, soil, warmth are the cause of oak in outdoors
        claim air is irrelevant to oak in outdoors
        claim air is not a potential producer of oak in outdoors
        claim acorn, moisture, soil, warmth, air are not the cause of oak in outdoors
        claim acorn is sufficient for oak in forest
        claim acorn is a producer of oak in forest
        claim acorn is not the cause of oak in forest
        claim acorn, forest are the cause of oak in forest
        claim acorn is not a producer of oak in desert
        claim acorn is a potential producer of oak in desert",
    );
}

/// y = a·b while the law is there, and it is stated in `e` alone: without `e` nothing is produced, so `e` is necessary.
/// Alone it leaves a and b open. With a and b in place y is there whatever else, for the law stays in force: {a, b} is a
/// cause, and so is {a, b, e}, each of which is necessary.
#[test]
fn leaving_takes_the_law_away() {
    claims_hold(
        "object a, b, y, z
        environment e { holds z }
        environment f { lacks z }
        law l in e { a and b produce y }
        claim e is a producer of y in e
        claim e is not irrelevant to y in e
        claim a, b are the cause of y in e
        claim a, b, e are the cause of y in e
        claim z is irrelevant to y in e",
    );
}

/// Where the condition names the environment it has to be named in a cause: with nothing held its name is open.
#[test]
fn a_named_environment_is_a_coproducer() {
    claims_hold(
        "object a, y, z
        environment e { holds z }
        law l in e { a and e produce y }
        claim a is sufficient for y in e
        claim a is a producer of y in e
        claim e is a producer of y in e
        claim a, z are not the cause of y in e
        claim a, e are the cause of y in e",
    );
}

/// Whoever leaves the world leaves the forest, in which the law is stated and whose name it asks for.
#[test]
fn leaving_the_outer_leaves_the_inner() {
    claims_hold(
        "object a, k, plant
        environment world { lacks k }
        environment forest within world { holds k }
        law l in forest { a and forest produce plant }
        claim world is not irrelevant to plant in forest
        claim world is necessary for plant in forest
        claim world is a potential producer of plant in forest
        claim forest is necessary for plant in forest
        claim world, a are not the cause of plant in forest",
    );
}

/// Stated in both, the law goes with neither alone but with the outer one, within which the other lies: leaving the inner
/// one, `k` goes, which it alone holds.
#[test]
fn a_law_stays_while_one_of_its_environments_does() {
    claims_hold(
        "object a, k, plant
        environment world { holds a }
        environment forest within world { holds k }
        law l in world, forest { a and k produce plant }
        claim forest is necessary for plant in forest
        claim world is necessary for plant in forest
        claim a is a producer of plant in forest",
    );
}

/// What the environment lacks is put in place by leaving it: then frost keeps the crop from growing. What an environment
/// that stays holds as well stays: the garden holds rain, too.
#[test]
fn leaving_reverses_what_only_those_left_state() {
    claims_hold(
        "object seed, frost, rain, crop
        environment garden { holds rain }
        environment glasshouse within garden { lacks frost holds rain }
        law l in garden { seed and rain and not frost produce crop }
        claim glasshouse is necessary for crop in glasshouse
        claim rain is necessary for crop in glasshouse
        claim glasshouse is a producer of crop in glasshouse",
    );
}

/// What is lacked has to be named like what is held: with nothing held and nothing lacked, frost may come.
#[test]
fn absence_has_to_be_named() {
    claims_hold(
        "object seed, rain, frost, crop
        environment south { lacks frost }
        law l in south { seed and rain and not frost produce crop }
        claim seed, rain are sufficient for crop in south
        claim seed, rain are not the cause of crop in south
        claim seed, rain, not frost are the cause of crop in south
        claim not frost is a producer of crop in south
        claim seed, rain, south are the cause of crop in south",
    );
}

/// Statements are overridden by the order of environments and not by distance: the terrace is within the region, but
/// within the dry one as well, which lies below the region.
#[test]
fn the_lower_statement_wins() {
    claims_hold(
        "object seed, sun, crop
        property rain of region
        environment region { holds rain, sun }
        environment dry within region { lacks rain }
        environment watered within dry { holds rain }
        environment terrace within dry, region
        law growth in region { seed and rain and sun produce crop }
        claim seed is sufficient for crop in watered
        claim seed is not sufficient for crop in terrace
        claim rain is not sufficient for crop in terrace",
    );
}

/// survival = developed·stable where democracy is held and there is no world war; the law is stated there alone.
#[test]
fn between_the_wars() {
    claims_hold(
        "object democracy, world_war, country property developed, stable, urban of country
        property survival of democracy
        environment interwar_europe { holds democracy lacks world_war }
        law endurance in interwar_europe { developed and stable produce survival }
        claim developed, stable are producers of survival in interwar_europe
        claim developed, stable are the cause of survival in interwar_europe
        claim interwar_europe is a producer of survival in interwar_europe
        claim urban is irrelevant to survival in interwar_europe",
    );
}
