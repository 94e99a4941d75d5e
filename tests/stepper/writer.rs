//! A model as text.

use super::model::{
    Action, Clause, Course, Effect, Environment, Expectation, Kind, Law, Model, Saying, Thing, Timing, When,
};
use std::fmt::Write;

impl When {
    /// What is written before the clause, with the blank that follows.
    fn written(self) -> String {
        match self {
            Self::Throughout => String::new(),
            Self::At(period) => format!("at {period} "),
            Self::Between(begin, end) => format!("at {begin} to {end} "),
            Self::From(period) => format!("from {period} "),
        }
    }
}

impl Model {
    pub fn written(&self) -> String {
        let declared = (0..self.courses.len()).filter(|&at| !self.courses[at].is_row);
        let courses: String = declared.map(|at| self.course_written(at)).collect();
        self.declarations_written() + &courses
    }

    /// All but the courses.
    pub fn declarations_written(&self) -> String {
        let mut text: String = self.things().filter_map(|thing| self.plain(thing)).collect();
        text.extend(self.actions.iter().map(|action| self.action_written(action)));
        text.extend(self.environments.iter().map(|environment| self.environment_written(environment)));
        text.extend(self.laws.iter().map(|law| self.law_written(law)));
        text
    }

    fn list(&self, things: &[Thing], between: &str) -> String {
        things.iter().map(|&thing| self.text(thing)).collect::<Vec<_>>().join(between)
    }

    fn clause(&self, text: &mut String, keyword: &str, things: &[Thing]) {
        if !things.is_empty() {
            let _ = write!(text, " {keyword} {}", self.list(things, ", "));
        }
    }

    /// A declaration that says hardly more than a name.
    fn plain(&self, thing: Thing) -> Option<String> {
        let name = self.text(thing);
        let changed = || self.environments.first().map(|environment| self.text(environment.thing));
        let declared = match self.kind(thing) {
            Kind::Object => format!("object {name}"),
            Kind::Property => format!("property {name} of {}", self.text(0)),
            Kind::Outcome => format!("outcome {name} changes {}", changed()?),
            Kind::Actor => format!("actor {name}"),
            Kind::Action | Kind::Environment => return None,
        };
        Some(format!("{declared}{}\n", if self.lasts(thing) { " lasting" } else { "" }))
    }

    fn action_written(&self, action: &Action) -> String {
        let mut text = format!("action {} by {}", self.text(action.thing), self.list(&action.actors, " and "));
        if let Some(enabling) = &action.enabling {
            let _ = write!(text, " enabled by {}", enabling.text(&|thing| self.text(thing).to_owned()));
        }
        text + "\n"
    }

    fn environment_written(&self, environment: &Environment) -> String {
        let mut text = format!("environment {}", self.text(environment.thing));
        self.clause(&mut text, "within", &environment.parents);
        text.push_str(" {");
        self.clause(&mut text, "holds", &environment.holds);
        self.clause(&mut text, "lacks", &environment.lacks);
        self.clause(&mut text, "includes", &environment.includes);
        text + " }\n"
    }

    fn law_written(&self, law: &Law) -> String {
        let named = |thing| self.text(thing).to_owned();
        let verb = if law.effect == Effect::Produce { "produce" } else { "end" };
        let mut text = format!("law {}", law.name);
        self.clause(&mut text, "in", &law.environments);
        let _ = write!(text, " {{ {} {verb} {}", law.condition.text(&named), self.list(&law.things, ", "));
        if law.delay > 0 {
            let _ = write!(text, " after {} {}", law.delay, if law.delay == 1 { "period" } else { "periods" });
        }
        if let Some(enabling) = &law.enabling {
            let _ = write!(text, " enabled by {}", enabling.text(&named));
        }
        if let Some(likelihood) = law.likelihood {
            let _ = write!(text, " likelihood {likelihood}%");
        }
        text + " }\n"
    }

    /// How a situation begins.
    pub fn head_written(&self, keyword: &str, course: &Course) -> String {
        let like = course.like.map_or_else(String::new, |other| format!(" like {}", self.courses[other].name));
        format!("{keyword} {} in {}{like} {{\n", course.name, self.text(course.environment))
    }

    fn course_written(&self, at: usize) -> String {
        let course = &self.courses[at];
        let mut text = self.head_written("course", course);
        for clause in &course.clauses {
            let _ = writeln!(text, "  {}{}", clause.when.written(), self.clause_written(clause));
        }
        for &(when, environment) in &course.moves {
            let _ = writeln!(text, "  {}in {}", when.written(), self.text(environment));
        }
        let _ = writeln!(text, "  for {} {}", course.last, if course.last == 1 { "period" } else { "periods" });
        for expectation in &course.expectations {
            let _ = writeln!(text, "  expect {}", self.expectation_written(expectation));
        }
        text + &self.rows_written(at) + "}\n"
    }

    fn rows_written(&self, table: usize) -> String {
        let mut text = String::new();
        for (number, row) in self.rows(table).enumerate() {
            if number == 0 {
                let columns: Vec<Thing> = row.clauses.iter().flat_map(|clause| clause.things.clone()).collect();
                let _ = writeln!(text, "  columns {}", self.list(&columns, ", "));
            }
            let cells = row.clauses.iter().map(|clause| match clause.saying {
                Saying::Given => "yes",
                Saying::Without => "no",
                Saying::Unknown | Saying::Likely(_) => "unknown",
            });
            let name = row.name.rsplit(' ').next().unwrap_or_default();
            let _ = write!(text, "  row {name} {}", cells.collect::<Vec<_>>().join(", "));
            let expected = row.expectations.iter().map(|expectation| self.expectation_written(expectation));
            let expected: Vec<String> = expected.collect();
            let _ = writeln!(text, "{}{}", if expected.is_empty() { "" } else { " expect " }, expected.join(", "));
        }
        text
    }

    pub fn clause_written(&self, clause: &Clause) -> String {
        let things = self.list(&clause.things, ", ");
        match clause.saying {
            Saying::Given => format!("given {things}"),
            Saying::Without => format!("without {things}"),
            Saying::Unknown => format!("unknown {things}"),
            Saying::Likely(percent) => {
                let each = clause.things.iter().map(|&thing| format!("{} {percent}%", self.text(thing)));
                format!("likely {}", each.collect::<Vec<_>>().join(", "))
            }
        }
    }

    pub fn expectation_written(&self, expectation: &Expectation) -> String {
        let not = if expectation.denied { "not " } else { "" };
        let by = expectation.by.map_or_else(String::new, |law| format!(" by {}", self.laws[law].name));
        let timing = match expectation.timing {
            Timing::At(period) => format!("at {period}"),
            Timing::Within(period) => format!("within {period}"),
            Timing::Before(period) => format!("before {period}"),
            Timing::From(period) => format!("from {period}"),
            Timing::Always => "always".to_owned(),
            Timing::Never => "never".to_owned(),
            Timing::BeforeThing(thing) => format!("before {}", self.text(thing)),
            Timing::WithinOf(periods, thing) => format!("within {periods} of {}", self.text(thing)),
        };
        format!("{not}{}{by} {timing}", self.text(expectation.thing))
    }
}
