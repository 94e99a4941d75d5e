//! Nets, payments and values.

use super::super::facts::worths;
use super::facts;

/// maker: 30 received − 20 for sewing = 10. buyer: 45 − 30 paid − 1 for wearing = 14. family: 6 − 2 for noticing = 4.
/// Not noticed, nobody has a value: the maker nets the same, the buyer −31 and the family nothing.
#[test]
fn a_white_shirt() {
    let text = "actor maker, buyer, family object cloth property sewn of cloth
        environment home { holds cloth includes maker, buyer, family }
        action sew by maker costs economic 20 action fit by maker and buyer enabled by sewn
        action pay by buyer enabled by sewn action wear by buyer enabled by shirt costs economic 1
        action notice by family enabled by wear costs economic 2
        offering shirt_offer from maker to buyer { physical shirt service alterations people trust interactions fit, pay }
        outcome esteem changes buyer, family
        law sewing in home { cloth and sew produce sewn }
        law being_noticed in home { shirt and wear and notice produce esteem }
        value looking_good for buyer with family from esteem { worth economic 45 }
        value pride for family with buyer from esteem { worth economic 6 }
        proposition deal between maker and buyer in home {
            maker promises sew, shirt_offer buyer promises fit, pay buyer pays maker 30 buyer expects looking_good }
        scenario worn in home { given sew, fit, pay, wear, notice }
        scenario unworn in home { given sew, fit, pay, wear }";
    let found = facts(text, worths);
    assert_eq!(found["net: maker in worn"], "10 to 10");
    assert_eq!(found["net: buyer in worn"], "14 to 14");
    assert_eq!(found["net: family in worn"], "4 to 4");
    assert_eq!(found["net: maker in unworn"], "10 to 10");
    assert_eq!(found["net: buyer in unworn"], "-31 to -31");
    assert!(!found.contains_key("net: family in unworn"));
    assert_eq!(found["value: pride in worn"], "actual");
    assert_eq!(found["value: pride in unworn"], "potential");
}

/// B promises nothing besides, so B pays where C delivers what C promises, which is open: −10 or 0, and not only −10.
#[test]
fn a_payment_that_hangs_on_what_is_open() {
    let text = "actor B, C object o environment e { holds o } action x by C outcome w changes B
        law l in e { x and o produce w }
        proposition d between B and C in e { C promises x B pays C 10 B expects w }
        scenario s in e { unknown x }";
    let found = facts(text, worths);
    assert_eq!(found["net: B in s"], "-10 to 0");
    assert_eq!(found["net: C in s"], "0 to 10");
}

/// A promises both x and p, and p is there without x alone: in no completion are both, so A never pays.
#[test]
fn a_payment_that_is_never_made() {
    let text = "actor A, B object o, p environment e { holds o } action x by A
        law l in e { o and not x produce p }
        proposition d between A and B in e { A promises x, p B promises o A pays B 1 A expects o }
        scenario s in e { unknown x }";
    let found = facts(text, worths);
    assert!(!found.contains_key("net: A in s") && !found.contains_key("net: B in s"));
}

/// No payment where a party is kept out; a value is impossible where something it needs is taken away, and where no law
/// leads to its outcome; potential where something is merely not given.
#[test]
fn what_becomes_of_values() {
    let text = "actor A, B object o, k environment e { holds o } environment f { lacks k } action x by A
        outcome w changes B law l in e { x and o produce w }
        value v for B with A from w { worth economic 7 }
        proposition d between A and B in e { A promises x B pays A 3 B expects v }
        scenario done in e { given x } scenario idle in e { given k } scenario barred in e { given x without o }
        scenario elsewhere in f { given x } scenario gone in e { given x without B }";
    let found = facts(text, worths);
    assert_eq!(found["value: v in done"], "actual");
    assert_eq!(found["value: v in idle"], "potential");
    assert_eq!(found["value: v in barred"], "impossible");
    assert_eq!(found["value: v in elsewhere"], "impossible");
    assert_eq!((found["net: A in done"].as_str(), found["net: B in done"].as_str()), ("3 to 3", "4 to 4"));
    // B has the value all the same, and pays nothing.
    assert_eq!(found["net: B in gone"], "7 to 7");
    assert!(!found.contains_key("net: A in gone"));
}
