//! What the facade offers, held against a snapshot: a change to it is seen in review.
//!
//! `COPRODUCE_BLESS=1 cargo test --test interface` renews the snapshot.
#![allow(clippy::disallowed_methods, reason = "tests read sources")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use syn::{
    Attribute, Block, Fields, File, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemTrait, TraitItem, Type,
    UseTree, Visibility,
};

const SNAPSHOT: &str = "tests/interface.txt";

/// The sources of the facade, in order.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension() {
            None => found.extend(sources(&path)),
            Some(_) if path.ends_with("main.rs") => {}
            Some(_) => found.push(path),
        }
    }
    found.sort();
    found
}

const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Of attributes those that say something to whoever uses what they stand at.
fn narrow_attributes(attributes: &mut Vec<Attribute>) {
    attributes.retain(|attribute| {
        ["derive", "non_exhaustive", "must_use"].iter().any(|name| attribute.path().is_ident(name))
    });
}

fn empty() -> Block {
    syn::parse_quote!({})
}

/// An item without what its users cannot see; none where they do not see it at all.
fn narrow(item: Item, types: &BTreeSet<String>) -> Option<Item> {
    match item {
        Item::Struct(item) if is_public(&item.vis) => Some(Item::Struct(narrow_struct(item))),
        Item::Enum(item) if is_public(&item.vis) => Some(Item::Enum(narrow_enum(item))),
        Item::Trait(item) if is_public(&item.vis) => Some(Item::Trait(narrow_trait(item))),
        Item::Impl(item) => narrow_impl(item, types).map(Item::Impl),
        Item::Fn(mut item) if is_public(&item.vis) => {
            narrow_attributes(&mut item.attrs);
            *item.block = empty();
            Some(Item::Fn(item))
        }
        Item::Use(mut item) if is_public(&item.vis) => {
            narrow_attributes(&mut item.attrs);
            Some(Item::Use(item))
        }
        Item::Mod(mut item) if is_public(&item.vis) => {
            narrow_attributes(&mut item.attrs);
            Some(Item::Mod(item))
        }
        _ => None,
    }
}

fn narrow_struct(mut item: ItemStruct) -> ItemStruct {
    narrow_attributes(&mut item.attrs);
    match &mut item.fields {
        Fields::Named(fields) => {
            fields.named = fields.named.iter().filter(|field| is_public(&field.vis)).cloned().collect();
            fields.named.iter_mut().for_each(|field| narrow_attributes(&mut field.attrs));
        }
        Fields::Unnamed(_) => {
            item.fields = Fields::Unit;
            item.semi_token = Some(syn::parse_quote!(;));
        }
        Fields::Unit => {}
    }
    item
}

fn narrow_enum(mut item: ItemEnum) -> ItemEnum {
    narrow_attributes(&mut item.attrs);
    for variant in &mut item.variants {
        narrow_attributes(&mut variant.attrs);
        variant.fields.iter_mut().for_each(|field| narrow_attributes(&mut field.attrs));
    }
    item
}

fn narrow_trait(mut item: ItemTrait) -> ItemTrait {
    narrow_attributes(&mut item.attrs);
    for method in &mut item.items {
        if let TraitItem::Fn(method) = method {
            narrow_attributes(&mut method.attrs);
            method.default = method.default.take().map(|_| empty());
        }
    }
    item
}

/// What is implemented for a type that users see: the name of a trait, or the methods that they see.
fn narrow_impl(mut item: ItemImpl, types: &BTreeSet<String>) -> Option<ItemImpl> {
    let Type::Path(of) = &*item.self_ty else { return None };
    let is_seen = of.path.segments.last().is_some_and(|last| types.contains(&last.ident.to_string()));
    let of_trait = item.trait_.is_some();
    narrow_attributes(&mut item.attrs);
    item.items.retain(|one| matches!(one, ImplItem::Fn(method) if !of_trait && is_public(&method.vis)));
    for one in &mut item.items {
        if let ImplItem::Fn(method) = one {
            narrow_attributes(&mut method.attrs);
            method.block = empty();
        }
    }
    (is_seen && (of_trait || !item.items.is_empty())).then_some(item)
}

fn parsed(path: &Path) -> File {
    syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The types that are declared in public; those of private modules are seen where they are exported.
fn public_types() -> BTreeSet<String> {
    let name = |item: &Item| match item {
        Item::Struct(item) if is_public(&item.vis) => Some(item.ident.to_string()),
        Item::Enum(item) if is_public(&item.vis) => Some(item.ident.to_string()),
        _ => None,
    };
    sources(Path::new("src")).iter().flat_map(|path| parsed(path).items).filter_map(|item| name(&item)).collect()
}

/// What users see of one file.
fn visible(path: &Path, types: &BTreeSet<String>) -> String {
    let items = parsed(path).items.into_iter().filter_map(|item| narrow(item, types)).collect();
    prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items })
}

/// All that users of the facade see, file by file.
fn interface() -> String {
    let types = public_types();
    let mut seen = String::new();
    for path in sources(Path::new("src")) {
        writeln!(seen, "// {}\n{}", path.display(), visible(&path, &types)).unwrap();
    }
    seen
}

#[test]
fn the_facade_is_what_the_snapshot_says() {
    let seen = interface();
    if std::env::var_os("COPRODUCE_BLESS").is_some() {
        std::fs::write(SNAPSHOT, &seen).unwrap();
    }
    let known = std::fs::read_to_string(SNAPSHOT).unwrap_or_default();
    assert!(seen == known, "the facade changed: run with COPRODUCE_BLESS=1 and look at the difference of {SNAPSHOT}");
}

#[test]
fn the_facade_names_no_type_of_a_member() {
    let types = public_types();
    for path in sources(Path::new("src")) {
        let seen = visible(&path, &types);
        assert!(!seen.contains("coproduce_"), "{}", path.display());
        let words: BTreeSet<&str> = seen.split(|sign: char| !sign.is_alphanumeric() && sign != '_').collect();
        // What a `use` brings in is named without its crate.
        for item in parsed(&path).items {
            let Item::Use(brought) = item else { continue };
            for name in of_members(&brought.tree, None) {
                let is_module = name.starts_with(char::is_lowercase);
                let is_seen =
                    if is_module { seen.contains(&format!("{name}::")) } else { words.contains(name.as_str()) };
                assert!(!is_seen, "{} shows `{name}`", path.display());
            }
        }
    }
}

/// The names that a `use` brings in from members of the workspace; `within` is the last name of the path so far, where
/// that leads into a member.
fn of_members(tree: &UseTree, within: Option<&str>) -> Vec<String> {
    match tree {
        UseTree::Path(path) => {
            let name = path.ident.to_string();
            let leads_there = within.is_some() || name.starts_with("coproduce_");
            of_members(&path.tree, leads_there.then_some(name.as_str()))
        }
        UseTree::Group(group) => group.items.iter().flat_map(|tree| of_members(tree, within)).collect(),
        UseTree::Name(name) if name.ident == "self" => within.map(str::to_owned).into_iter().collect(),
        UseTree::Name(name) => within.map(|_| name.ident.to_string()).into_iter().collect(),
        UseTree::Rename(renamed) => within.map(|_| renamed.rename.to_string()).into_iter().collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}
