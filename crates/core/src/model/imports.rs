//! What modules use of one another.

use super::modules::Modules;
use super::scope::{COMPARED, Seen, Sort, SymbolId};
use super::{Model, plain};
use coproduce_syntax::diagnostic::{Diagnostic, joined, nearest, rules};
use coproduce_syntax::source::{Sources, Span};

/// Resolves the `use` declarations of one module.
pub(super) fn bring_in(
    sources: &Sources,
    modules: &Modules,
    module: usize,
    model: &mut Model,
    findings: &mut Vec<Diagnostic>,
) {
    for (import, target) in modules.modules[module].uses() {
        let Some(target) = target.filter(|&target| target != module) else { continue };
        if let Some(alias) = import.alias {
            model.scopes[module].qualified.insert(plain(sources.text(alias.span)).into_owned(), target);
        }
        if import.alias.is_some() && import.names.is_none() {
            continue;
        }
        let own = |model: &Model, sort: Sort, id: SymbolId| model.symbols(sort)[id.index()].module() == target;
        let mut brought = Vec::new();
        if let Some(names) = &import.names {
            for name in names {
                let text = plain(sources.text(name.span));
                let found: Vec<_> = [Sort::Thing, Sort::Law, Sort::Scenario]
                    .into_iter()
                    .filter_map(|sort| Some((sort, model.seen(target, sort, &text)?.id())))
                    .filter(|&(sort, id)| own(model, sort, id))
                    .collect();
                if found.is_empty() && !model.may_declare(target, &text) {
                    let known: Vec<_> =
                        model.visible(target, Sort::Thing).take(COMPARED).map(|(_, known)| known).collect();
                    let near = nearest(&text, known.iter().map(AsRef::as_ref));
                    let help = if near.is_empty() {
                        "name what that module declares, or leave the list out to bring in all of it".to_owned()
                    } else {
                        format!("perhaps {} was meant", joined(&near, "or"))
                    };
                    let path = sources.text(import.path.span);
                    findings.push(
                        rules::UNKNOWN_NAME
                            .at(name.span, format!("`{path}` declares no `{text}`"))
                            .remark("not declared in that module")
                            .help(help),
                    );
                }
                model.scopes[module].listed.extend(found.iter().filter(|f| f.0 == Sort::Thing).map(|f| f.1));
                brought.extend(found.into_iter().map(|(sort, id)| (sort, text.clone().into_owned(), id, name.span)));
            }
        } else {
            for sort in [Sort::Thing, Sort::Law, Sort::Scenario] {
                let all = model.visible(target, sort).filter(|&(id, _)| own(model, sort, id));
                let all: Vec<_> = all.map(|(id, text)| (sort, text.into_owned(), id, import.path.span)).collect();
                brought.extend(all);
            }
        }
        for (sort, text, id, span) in brought {
            let symbols = match sort {
                Sort::Thing => &model.things,
                Sort::Law => &model.laws,
                Sort::Scenario => &model.scenarios,
            };
            let is = |entry: u32| plain(sources.text(symbols[Seen(entry).id().index()].name.span)) == text;
            let entry = Seen::new(id, symbols[id.index()].kind());
            let table = model.scopes[module].table_mut(sort);
            let key = table.new_key(&text);
            let inserted = table.insert(key, entry.0, is);
            if let Err(known) = inserted
                && module == 0
                && Seen(known).id() != id
            {
                findings.push(shadowed(model, sort, &text, Seen(known).id(), span));
            }
        }
    }
}

fn shadowed(model: &Model, sort: Sort, name: &str, known: SymbolId, import: Span) -> Diagnostic {
    let declared = model.symbols(sort)[known.index()].name.span;
    rules::SHADOWED_NAME
        .at(declared, format!("`{name}` hides the `{name}` that `use` brings in"))
        .remark("this one is meant wherever the name is mentioned here")
        .label(import, "brought in here")
        .help("rename it, or use the module `as` a word and write that word before its names")
}
