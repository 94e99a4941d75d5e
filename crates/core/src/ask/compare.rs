//! Several situations of a model, side by side.

use super::answer::{Compared, Table};
use super::name;
use super::refusal::Refusal;
use super::setting::NamedSetting;
use super::word::Word;
use crate::Program;
use crate::analysis::Setting;
use crate::model::Kinds;
use coproduce_syntax::diagnostic::Diagnostic;

/// What becomes of every product in the situations that are named, each a scenario or an environment; where none is, in
/// every scenario, or else in every environment.
///
/// # Errors
///
/// [`Refusal`]
pub fn compared<'p>(program: &'p Program, situations: &[Word], only_different: bool) -> Result<Compared<'p>, Refusal> {
    let settings = if situations.is_empty() {
        NamedSetting::default().settings(program)?
    } else {
        let (mut settings, mut findings) = (Vec::new(), Vec::new());
        for word in situations {
            match situation(program, word) {
                Ok(setting) => settings.push(setting),
                Err(finding) => findings.push(finding),
            }
        }
        if !findings.is_empty() {
            return Err(findings.into());
        }
        settings
    };
    Ok(Compared { tables: vec![Table::new(program, &settings, only_different)] })
}

/// The scenario or the environment of a name.
fn situation(program: &Program, word: &Word) -> Result<Setting, Diagnostic> {
    if let Ok(index) = name::scenario(program, word) {
        return Ok(Setting::Scenario(index));
    }
    if let Ok(environment) = name::environment(program, word) {
        return Ok(Setting::bare(environment));
    }
    let scenarios = program.scenarios().map(|(_, name)| name);
    let known: Vec<String> = scenarios.chain(name::names(program, Kinds::ENVIRONMENTS)).collect();
    Err(name::unknown(word, "scenario or environment", &known))
}
