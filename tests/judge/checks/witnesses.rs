//! One model asked of several witnesses, and written in any order.

use super::super::asked::{binary, library, session};
use super::super::check::{differences, differences_of_common, models, on_models};
use super::super::facts::{Facts, Shown};
use super::super::generate::Vocabulary;
use super::super::modules::Cut;
use super::super::random::Random;
use super::super::writer;
use super::Asked;

/// Everything that is asked of one witness.
fn all_of_library(shown: &Shown, files: &[(String, String)]) -> Facts {
    let witnesses: [Asked; 4] = [library::evaluated, library::related, library::product_sets, library::feedback];
    witnesses.iter().flat_map(|asked| asked(shown, files)).collect()
}

fn all_of_session(shown: &Shown, files: &[(String, String)]) -> Facts {
    let witnesses: [Asked; 4] = [session::evaluated, session::related, session::product_sets, session::feedback];
    witnesses.iter().flat_map(|asked| asked(shown, files)).collect()
}

#[test]
fn session_answers_as_the_library() {
    on_models(models() / 5, Vocabulary::Service, &|model, _| {
        let cut = Cut::whole(model);
        let shown = Shown { model, cut: &cut };
        let files = library::files(&shown);
        let mut library = all_of_library(&shown, &files);
        library.retain(|asked, _| !asked.starts_with("value"));
        // The session lists no net of one who gains and loses nothing.
        let session = all_of_session(&shown, &files);
        let (nets, rest): (Facts, Facts) = library.into_iter().partition(|(asked, _)| asked.starts_with("net"));
        let mut all = differences(&rest, &session);
        all.extend(differences_of_common(&nets, &session));
        all
    });
}

#[test]
fn command_line_answers_as_the_library() {
    on_models(models() / 50, Vocabulary::Service, &|model, seed| {
        let cut = Cut::whole(model);
        let shown = Shown { model, cut: &cut };
        let files = library::files(&shown);
        let folder = binary::Folder::new(&format!("whole{seed}"), &files);
        differences(&all_of_library(&shown, &files), &binary::everything(&shown, &folder))
    });
}

#[test]
fn order_of_declarations_is_nothing() {
    on_models(models() / 5, Vocabulary::Service, &|model, seed| {
        let cut = Cut::whole(model);
        let shown = Shown { model, cut: &cut };
        let shuffled = writer::texts(model, &cut, Some(&mut Random::new(seed)));
        let files = library::files(&shown);
        let mut all = differences(&all_of_library(&shown, &files), &all_of_library(&shown, &shuffled));
        let normal_form = |files: &[(String, String)]| library::program(files).normal_form();
        if normal_form(&files) != normal_form(&shuffled) {
            all.push(String::from("the normal form hangs on the order of declarations"));
        }
        if library::findings(&files).keys().ne(library::findings(&shuffled).keys()) {
            all.push(String::from("the findings hang on the order of declarations"));
        }
        all
    });
}
