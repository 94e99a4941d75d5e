//! The examples of the page.

use super::super::completions::Three;
use super::Worked;

/// A cold night: the heater is on at 0, so that it is warm at 1 and the heater off; so it is on again at 2.
#[test]
fn winter() {
    let night = |expectations: &str| {
        Worked::new(&format!(
            "object cold, heater, warmth, walls environment house {{ holds walls }}
            law switching in house {{ cold and walls and not warmth produce heater }}
            law heating in house {{ heater and walls produce warmth after 1 period }}
            course winter in house {{ given cold for 7 periods expect {expectations} }}"
        ))
    };
    let met = night("heater at 0, warmth at 1, not heater at 1, heater at 2, warmth within 3");
    assert!(met.is_as_expected());
    let broken = night("warmth from 1, not warmth within 1, heater always, warmth never");
    assert_eq!(broken.expectations(Three::Never).len(), 4);
}

/// Bread: the flour of 0 makes the dough of 0, which has risen at 2 and is baked at 3. There is no dough at 1, so nothing
/// has risen at 3, and there is no bread at 4. Where it is cold, nothing rises.
#[test]
fn morning() {
    let bakery = |course: &str| {
        Worked::new(&format!(
            "object flour, water, oven, dough, bread, warm, risen environment bakery {{ holds oven, warm, water }}
            law kneading in bakery {{ flour and water produce dough }}
            law rising in bakery {{ dough and warm produce risen after 2 periods }}
            law baking in bakery {{ risen and oven produce bread after 1 period }}
            course morning in bakery {{ at 0 given flour for 6 periods
              expect dough at 0, risen before bread, bread at 3, not bread at 4 }} {course}"
        ))
    };
    let found = bakery("");
    assert!(found.is_as_expected());
    assert_eq!((found.row("risen"), found.row("bread")), ("0010000".into(), "0001000".into()));
    assert!(found.settles_at(4), "{:?}", found.answer.settling);
    let cold = bakery("course cold_morning in bakery like morning { without warm for 6 periods expect bread never }");
    assert!(cold.is_as_expected());
}

/// The snow of 1 lies until the sun and the salt of 5 end it, a period later.
#[test]
fn snow() {
    let found = Worked::new(
        "object frost, cloud, sun, salt, cold object snow lasting environment hill { holds cold }
        law snowing in hill { frost and cloud and cold produce snow }
        law melting in hill { sun and salt and cold end snow after 1 period }
        course winter in hill { at 1 given frost, cloud at 5 given sun, salt for 8 periods
          expect snow at 1, snow at 5, not snow from 6 }",
    );
    assert!(found.is_as_expected());
    assert_eq!(found.row("snow"), "011111000");
    // Sun and salt are there at 5 alone, and what they end is on its way until 6.
    assert!(found.settles_at(6), "{:?}", found.answer.settling);
}

/// The storm of 0, 1 and 2 breaks the dike; the crew of 1 and 2 closes it in vain, and that of 3 does.
#[test]
fn a_contested_dike() {
    let found = Worked::new(
        "object storm, sea, crew, sand object breach lasting environment coast { holds sea }
        law breaking in coast { storm and sea produce breach } law closing in coast { crew and sand end breach }
        course night in coast { at 0 to 2 given storm from 1 given crew, sand for 5 periods
          expect breach at 2, not breach from 3 }",
    );
    assert!(found.is_as_expected());
    assert_eq!((found.row("breach"), found.contested("breach")), ("111000".into(), vec![1, 2]));
}

/// A month in a house. The heat of 0, 1 and 2 makes it warm at 1, 2 and 3, and from 3 on there is no heat; so the boiler is
/// fired at 0 and from 4 on, as long as one is in the winter, which is until 9. The rain of 6 to 8 would end the house at
/// 9 to 11. If it is repaired all the time, it stands; if only at 6 and 7, the rain of 8 ends it at 11, in the thaw.
#[test]
fn january() {
    let month = |repaired: &str, expectations: &str| {
        Worked::new(&format!(
            "object heat, boiler, warm, firing, rain, repaired, house_air, damp, ice object house lasting
            environment winter {{ holds house_air }} environment thaw {{ lacks ice }}
            law warming in winter {{ heat and house_air produce warm after 1 period }}
            law control in winter {{ boiler and not warm produce firing }}
            law decay in winter {{ rain and not repaired and house_air end house after 3 periods }}
            course january in winter {{
              given boiler, heat
              at 0 given house
              from 3 without heat
              at 6 to 8 given rain
              {repaired} given repaired
              from 10 in thaw
              for 30 periods
              expect {expectations}
            }}"
        ))
    };
    let found = month(
        "at 6 to 8",
        "warm at 3, not warm before 1, not warm from 4, firing within 5, house always, damp never, warm by warming at 2",
    );
    assert!(found.is_as_expected(), "{:?}", found.answer.expectations);
    assert!(found.row("warm").starts_with("01110000"));
    assert!(found.row("firing").starts_with("100011111100000"));
    assert!(found.row("house_air").starts_with("111111111100000"));
    // The thaw begins at 10, and nothing changes after that: the house stands, and the boiler is there.
    assert!(found.settles_at(10), "{:?}", found.answer.settling);
    let found = month("at 6 to 7", "house always, house at 10, not house from 11");
    assert_eq!(found.expectations(Three::Never), ["house always"]);
    assert!(found.settles_at(11), "{:?}", found.answer.settling);
}
