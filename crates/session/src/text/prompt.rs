//! The prompt: where the session stands, as far as it fits.

use crate::Situation;
use coproduce_core::analysis::inquiry::exact;
use coproduce_core::kernel::Supposed;
use coproduce_core::model::written;
use coproduce_report::page::escape::inline;
use unicode_width::UnicodeWidthStr;

/// What an entry is continued after.
pub const CONTINUED: &str = "... ";

/// What a session without a model begins with.
pub const WELCOME: &str = "Coproduce: `:help` says how to begin, `:load FILE` reads a model, Ctrl-D leaves";

/// The prompt of a situation on a page of some columns: `forest +acorn −soil ?warmth> `.
pub fn prompt(situation: &Situation, width: usize) -> String {
    let Some(environment) = &situation.environment else { return items(situation, "coproduce", width) };
    let environment = inline(&written(environment)).into_owned();
    let place = match (&situation.scenario, &situation.course) {
        (Some(scenario), _) => format!("{} in {environment}", inline(&written(scenario))),
        (None, Some((course, at))) => format!("{} at {at} in {environment}", inline(&written(course))),
        (None, None) => environment,
    };
    items(situation, &place, width)
}

/// The place, as many suppositions as fit, and how many do not.
fn items(situation: &Situation, place: &str, width: usize) -> String {
    // Half of the line is left for what is entered.
    let room = (width / 2).max(12);
    let mut prompt = shortened(place, room.saturating_sub(2));
    // What a scenario says itself is known by its name.
    let states: Vec<(&String, Supposed)> = situation.states.beyond(&situation.told).collect();
    let count = states.len();
    // The latest suppositions are those that matter.
    let mut shown: Vec<String> = Vec::new();
    let mut used = prompt.width() + "> ".len();
    for &(name, state) in states.iter().rev() {
        let item = item(name, state);
        let more = if shown.len() + 1 < count { " …+99".width() } else { 0 };
        if used + 1 + item.width() + more > room {
            break;
        }
        used += 1 + item.width();
        shown.push(item);
    }
    if shown.len() < count {
        prompt.extend([" …", &(count - shown.len()).to_string()]);
    }
    for item in shown.iter().rev() {
        prompt.push(' ');
        prompt.push_str(item);
    }
    prompt.push_str("> ");
    prompt
}

fn item(name: &str, state: Supposed) -> String {
    let name = written(name);
    let name = inline(&name);
    match state {
        Supposed::Given => format!("+{name}"),
        Supposed::Without => format!("-{name}"),
        Supposed::Unknown => format!("?{name}"),
        Supposed::Likely(probability) => format!("{name}~{}", exact(probability)),
    }
}

fn shortened(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        short.push(character);
        if short.width() >= room.saturating_sub(1) {
            break;
        }
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn situation(names: &[(&str, Supposed)]) -> Situation {
        Situation {
            environment: Some("forest".to_owned()),
            states: names.iter().map(|(name, state)| ((*name).to_owned(), *state)).collect(),
            ..Situation::default()
        }
    }

    #[test]
    fn a_prompt_shows_what_fits() {
        assert_eq!(prompt(&Situation::default(), 80), "coproduce> ");
        let supposed = [("acorn", Supposed::Given), ("soil", Supposed::Without), ("24 h", Supposed::Unknown)];
        assert_eq!(prompt(&situation(&supposed), 80), "forest +acorn -soil ?`24 h`> ");
        assert_eq!(prompt(&situation(&supposed), 44), "forest …2 ?`24 h`> ");
        let many: Vec<(String, Supposed)> = (0..500).map(|n| (format!("c{n}"), Supposed::Given)).collect();
        let many: Vec<(&str, Supposed)> = many.iter().map(|(name, state)| (name.as_str(), *state)).collect();
        assert!(prompt(&situation(&many), 40).width() <= 20);
        assert!(prompt(&situation(&many), 80).starts_with("forest …4"));
    }
}
