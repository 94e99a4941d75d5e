//! Names declared by their mention: the content of offerings and the goods of exchanges, where nothing else declares
//! them.

use super::modules::Modules;
use super::scope::Symbol;
use super::{Model, plain};
use coproduce_syntax::Kind;
use coproduce_syntax::declaration::Import;
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Declaration, Survey, Token};

/// Declares the content of all offerings and the goods of all exchanges. A module comes after those it uses, so that what they imply is known to it.
pub(super) fn imply(sources: &Sources, modules: &Modules, model: &mut Model) {
    for (index, module) in modules.modules.iter().enumerate().rev() {
        let imports: Vec<(&Import, Option<usize>)> = module.uses().collect();
        for name in contents(&module.survey) {
            let text = sources.text(name.span);
            let qualified = Token::single(text) == Some(Token::Path);
            let is_known =
                || model.declares(index, &plain(text)) || is_brought_in(sources, &imports, model, &plain(text));
            if qualified || is_known() || model.is_lost(index, text) {
                continue;
            }
            model.declare_thing(index, Symbol::new(Kind::Object, name, index));
        }
    }
}

/// The names of all items of content and all goods that a module mentions.
fn contents(survey: &Survey) -> impl Iterator<Item = coproduce_syntax::name::Name> {
    survey.paragraphs().flat_map(|paragraph| match &paragraph.declaration {
        Declaration::Offering(offering) => offering.contents().map(|(_, content)| content.name).collect(),
        Declaration::Exchange(exchange) => exchange.goods().collect(),
        _ => Vec::new(),
    })
}

/// Whether a module that is used here declares the name, and its names can be mentioned without it.
fn is_brought_in(sources: &Sources, imports: &[(&Import, Option<usize>)], model: &Model, name: &str) -> bool {
    imports.iter().any(|&(import, target)| {
        let listed = match &import.names {
            Some(names) => names.iter().any(|listed| plain(sources.text(listed.span)) == name),
            None => import.alias.is_none(),
        };
        listed && target.is_some_and(|target| model.declares(target, name))
    })
}
