//! Repositories of models: the same answers from a disk, from a commit of git and from memory, and which those are.
#![cfg(all(feature = "git", unix))]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests write models and run git")]

#[path = "repository/answers.rs"]
mod answers;
#[path = "repository/generate.rs"]
mod generate;
#[path = "repository/limits.rs"]
mod limits;
#[path = "repository/places.rs"]
mod places;
#[path = "naive/random.rs"]
mod random;
#[path = "repository/worked.rs"]
mod worked;

use places::Places;
use random::Random;

/// How many repositories are generated.
#[cfg(target_os = "linux")]
const REPOSITORIES: u64 = 240;

/// What has to occur in some of them, or it was not tested.
#[cfg(target_os = "linux")]
const REASONS: [&str; 9] = [
    "a link there leads out of the repository",
    "leads out of the repository",
    "a link there leads to something hidden",
    "leads to something hidden",
    "a link there leads to something that is not a table",
    "links there lead to one another",
    "the file is called",
    "several entries of one folder are called",
    "several sources have a file",
];

/// Other file systems do not keep names apart that differ in how letters are composed, or in capitals.
#[cfg(target_os = "linux")]
#[test]
fn a_repository_answers_the_same_wherever_it_lies() {
    let places = Places::new("generated");
    let mut said = String::new();
    for seed in 0..REPOSITORIES {
        let files = generate::repository(&mut Random::new(seed));
        let [disk, git, memory] = places.answers(&files);
        assert_eq!(disk, git, "seed {seed}: a disk and git differ on {files:#?}");
        assert_eq!(disk, memory, "seed {seed}: a disk and memory differ on {files:#?}");
        said += &disk;
    }
    for reason in REASONS {
        assert!(said.contains(reason), "no repository had: {reason}");
    }
    // Modules and tables were read as well, some through links, and models evaluated with them.
    let count =
        |begin: &str, part: &str| said.lines().filter(|line| line.starts_with(begin) && line.contains(part)).count();
    let counts = [count("modules", ".link"), count("modules", "caf\u{e9}"), count("texts", ".csv")];
    assert!(counts.iter().all(|&count| count >= 20), "{counts:?}");
    assert!(said.matches("understood: true").count() > 200);
}
