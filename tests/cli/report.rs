//! `report`: pages, and what is said where one cannot be as it was asked for.

use super::support::{folder, project, run};
use std::fs;

#[test]
fn a_page_is_complete_and_still_where_it_is_asked_to_be() {
    let ended = run(project(), &["report", "examples/white_shirt.coprod", "--static"]);
    assert_eq!(ended.status, 0, "{ended:?}");
    let page = ended.stdout;
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"), "{page:.100}");
    for said in ["The white shirt", "realised (R)", "tempts buyer", "What is assumed", "<svg class=\"drawing graph\""] {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("script-src 'none'") && !page.contains("<script"), "nothing runs in it");
    assert!(page.len() < 200_000, "{}", page.len());
}

#[test]
fn what_a_model_is_called_is_text_and_nothing_else() {
    let folder = folder("hostile_report");
    let name = "</title><script>alert(1)</script>\u{202e}";
    fs::write(folder.join("m.coprod"), format!("object `{name}`, b, c\nenvironment e {{ holds c }}\nenvironment f {{ lacks c }}\nlaw l in e {{ `{name}` and b produce c }}\n")).unwrap();
    let page = run(&folder, &["report", "m.coprod", "--static"]).stdout;
    assert!(!page.contains("<script") && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}"), "{page}");
}

#[test]
fn a_model_that_is_not_understood_is_shown_with_what_is_wrong() {
    let folder = folder("broken_report");
    fs::write(folder.join("broken.coprod"), "object acorn, oak\nlaw l in nowhere { acorn produce oak }\n").unwrap();
    let ended = run(&folder, &["report", "broken.coprod", "--static"]);
    assert_eq!(ended.status, 1, "{ended:?}");
    assert!(ended.stdout.contains("Not evaluated") && ended.stdout.contains("unknown-name"), "{ended:?}");
    assert!(ended.stderr.contains("unknown-name"), "{ended:?}");
}

#[test]
fn an_interpreter_that_is_none_is_refused_and_nothing_is_written() {
    let folder = folder("report_without_interpreter");
    fs::copy(project().join("examples/acorn.coprod"), folder.join("acorn.coprod")).unwrap();
    let ended = run(&folder, &["report", "acorn.coprod", "-o", "acorn.html", "--interpreter", "acorn.coprod"]);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(ended.stderr.contains("is not the interpreter of version"), "{ended:?}");
    assert!(!folder.join("acorn.html").exists());
    let ended = run(&folder, &["report", "acorn.coprod", "--static", "-o", "no_such_folder/acorn.html"]);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(ended.stderr.contains("cannot write `no_such_folder/acorn.html`"), "{ended:?}");
}

#[test]
fn a_page_takes_the_place_of_the_one_before() {
    let folder = folder("report_again");
    fs::copy(project().join("examples/acorn.coprod"), folder.join("acorn.coprod")).unwrap();
    fs::write(folder.join("page.html"), "before").unwrap();
    let arguments = ["report", "acorn.coprod", "--static", "-o", "page.html"];
    assert_eq!(run(&folder, &arguments).status, 0);
    let first = fs::read(folder.join("page.html")).unwrap();
    assert_eq!(run(&folder, &arguments).status, 0);
    assert!(first == fs::read(folder.join("page.html")).unwrap(), "the same model gives the same bytes");
    let files = || fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!files().any(|file| file.contains(".html.")), "nothing is left beside it");
}

#[test]
fn a_playground_needs_an_interpreter() {
    let folder = folder("playground_without_interpreter");
    fs::write(folder.join("none.wasm"), "none").unwrap();
    let ended = run(&folder, &["playground", "-o", "page.html", "--interpreter", "none.wasm"]);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(ended.stderr.contains("is not the interpreter of version"), "{ended:?}");
    assert!(!folder.join("page.html").exists());
}

#[test]
fn a_page_in_a_folder_is_its_index() {
    let folder = folder("report_in_folder");
    fs::copy(project().join("examples/acorn.coprod"), folder.join("acorn.coprod")).unwrap();
    fs::create_dir(folder.join("public")).unwrap();
    let ended = run(&folder, &["report", "acorn.coprod", "--static", "-o", "public"]);
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(fs::read_to_string(folder.join("public/index.html")).unwrap().contains("The acorn and the oak"));
}
