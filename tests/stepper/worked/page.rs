//! The examples of the page.

use super::super::completions::Three;
use super::Worked;

/// What is expected of a cold night: the heater at 0, warmth at 1, 3, 5 and 7.
#[test]
fn winter() {
    let night = |expectations: &str| {
        Worked::new(&format!(
            "object cold, heater, warmth environment house {{ }}
            law switching in house {{ cold and not warmth produce heater }}
            law heating in house {{ heater and cold produce warmth after 1 period }}
            course winter in house {{ given cold for 7 periods expect {expectations} }}"
        ))
    };
    assert!(night("heater at 0, warmth at 1, not heater at 1, warmth within 3").is_as_expected());
    let broken = night("warmth from 1, not warmth within 1, heater always, warmth never");
    assert_eq!(broken.expectations(Three::Never).len(), 4);
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
