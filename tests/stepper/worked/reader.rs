//! A reader of as much of the language as the worked examples need: what is mentioned comes after what declares it.

use super::super::model::{
    Action, Clause, Condition, Course, Effect, Environment, Expectation, Kind, Law, Model, Saying, Thing, Timing, When,
};

pub fn read(text: &str) -> Model {
    let spaced =
        ["(", ")", "{", "}", ","].iter().fold(text.to_owned(), |text, mark| text.replace(mark, &format!(" {mark} ")));
    let mut reader = Reader { words: spaced.split_whitespace().collect(), at: 0, model: Model::default() };
    while reader.at < reader.words.len() {
        reader.declaration();
    }
    reader.model
}

struct Reader<'t> {
    words: Vec<&'t str>,
    at: usize,
    model: Model,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> &'t str {
        self.at += 1;
        self.words[self.at - 1]
    }

    /// Goes past a word if it comes next.
    fn takes(&mut self, word: &str) -> bool {
        let comes = self.words.get(self.at) == Some(&word);
        self.at += usize::from(comes);
        comes
    }

    fn number(&mut self) -> usize {
        self.next().trim_end_matches('%').parse().expect("a number")
    }

    fn percent(&mut self) -> u32 {
        u32::try_from(self.number()).expect("a small number")
    }

    fn thing(&mut self) -> Thing {
        let name = self.next();
        self.model.things().find(|&thing| self.model.text(thing) == name).unwrap_or_else(|| panic!("`{name}`"))
    }

    fn list<T>(&mut self, between: &str, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut all = vec![item(self)];
        while self.takes(between) {
            all.push(item(self));
        }
        all
    }

    fn declaration(&mut self) {
        match self.next() {
            "object" => self.things(Kind::Object),
            "actor" => self.things(Kind::Actor),
            "action" => {
                let name = self.next();
                let thing = self.model.declare(name, Kind::Action, false);
                assert!(self.takes("by"), "whose action it is");
                let actors = self.list("and", Self::thing);
                let enabling = self.enabling();
                self.model.actions.push(Action { thing, actors, enabling });
            }
            "environment" => self.environment(),
            "law" => self.law(),
            "course" => self.course(),
            other => panic!("a declaration that begins with `{other}`"),
        }
    }

    fn things(&mut self, kind: Kind) {
        let names = self.list(",", Self::next);
        let lasting = self.takes("lasting");
        for name in names {
            self.model.declare(name, kind, lasting);
        }
    }

    fn enabling(&mut self) -> Option<Condition> {
        let comes = self.takes("enabled") && self.takes("by");
        comes.then(|| self.condition())
    }

    fn environment(&mut self) {
        let name = self.next();
        let thing = self.model.declare(name, Kind::Environment, false);
        let parents = if self.takes("within") { self.list(",", Self::thing) } else { Vec::new() };
        let mut environment = Environment { thing, parents, ..Environment::default() };
        assert!(self.takes("{"), "what it states");
        while !self.takes("}") {
            let stated = match self.next() {
                "holds" => &mut environment.holds,
                "lacks" => &mut environment.lacks,
                _ => &mut environment.includes,
            };
            stated.extend(self.list(",", Self::thing));
        }
        self.model.environments.push(environment);
    }

    fn law(&mut self) {
        let name = self.next().to_owned();
        let environments = if self.takes("in") { self.list(",", Self::thing) } else { Vec::new() };
        assert!(self.takes("{"), "what it states");
        let condition = self.condition();
        let effect = if self.next() == "end" { Effect::End } else { Effect::Produce };
        let things = self.list(",", Self::thing);
        let mut delay = 0;
        if self.takes("after") {
            delay = self.number();
            self.next();
        }
        let enabling = self.enabling();
        let likelihood = self.takes("likelihood").then(|| self.percent());
        assert!(self.takes("}"), "nothing more");
        self.model.laws.push(Law { name, environments, condition, enabling, effect, things, delay, likelihood });
    }

    fn condition(&mut self) -> Condition {
        let mut all = self.list("or", |reader| {
            let mut all = reader.list("and", Self::part);
            if all.len() == 1 { all.remove(0) } else { Condition::And(all) }
        });
        if all.len() == 1 { all.remove(0) } else { Condition::Or(all) }
    }

    fn part(&mut self) -> Condition {
        if self.takes("not") {
            return Condition::not(self.part());
        }
        if self.takes("(") {
            let inner = self.condition();
            self.takes(")");
            return inner;
        }
        if self.takes("at") {
            self.takes("least");
            let least = self.number();
            assert!(self.takes("of") && self.takes("("), "a list");
            let items = self.list(",", Self::condition);
            self.takes(")");
            return Condition::AtLeast(least, items);
        }
        Condition::Name(self.thing())
    }

    fn course(&mut self) {
        let name = self.next().to_owned();
        assert!(self.takes("in"), "where it begins");
        let environment = self.thing();
        let named = |reader: &mut Self| {
            let other = reader.next();
            reader.model.courses.iter().position(|course| course.name == other)
        };
        let like = if self.takes("like") { named(self) } else { None };
        let mut course = Course { name, environment, like, ..Course::default() };
        self.takes("{");
        while !self.takes("}") {
            let when = self.when();
            match self.next() {
                "for" => {
                    course.last = self.number();
                    self.next();
                }
                "in" => course.moves.push((when, self.thing())),
                "expect" => course.expectations.extend(self.list(",", Self::expectation)),
                "likely" => {
                    let things = vec![self.thing()];
                    course.clauses.push(Clause { when, saying: Saying::Likely(self.percent()), things });
                }
                word => {
                    let saying = match word {
                        "given" => Saying::Given,
                        "without" => Saying::Without,
                        _ => Saying::Unknown,
                    };
                    course.clauses.push(Clause { when, saying, things: self.list(",", Self::thing) });
                }
            }
        }
        self.model.courses.push(course);
    }

    fn when(&mut self) -> When {
        if self.takes("from") {
            return When::From(self.number());
        }
        if !self.takes("at") {
            return When::Throughout;
        }
        let begin = self.number();
        if self.takes("to") { When::Between(begin, self.number()) } else { When::At(begin) }
    }

    fn expectation(&mut self) -> Expectation {
        let denied = self.takes("not");
        let thing = self.thing();
        let by = self.takes("by").then(|| {
            let name = self.next();
            self.model.laws.iter().position(|law| law.name == name).expect("a law")
        });
        let timing = match self.next() {
            "at" => Timing::At(self.number()),
            "from" => Timing::From(self.number()),
            "always" => Timing::Always,
            "never" => Timing::Never,
            "before" if self.is_number() => Timing::Before(self.number()),
            "before" => Timing::BeforeThing(self.thing()),
            _ => {
                let periods = self.number();
                if self.takes("of") { Timing::WithinOf(periods, self.thing()) } else { Timing::Within(periods) }
            }
        };
        Expectation { denied, thing, by, timing }
    }

    fn is_number(&self) -> bool {
        self.words[self.at].parse::<usize>().is_ok()
    }
}
