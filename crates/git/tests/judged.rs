//! Objects and revisions of random repositories, however they are stored, as git itself has them.
#![cfg(unix)]

mod support;

use coproduce_git::{EntryKind, Error, Kind, ObjectFormat, ObjectId, Repository};
use std::fmt::Write;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use support::random::Random;
use support::sample::repository;
use support::{files, folder, git, objects, opened, run};

/// No object of the samples is longer.
const MOST: u64 = 16 << 20;

/// Where a name may lead on to.
const STEPS: [&str; 28] = [
    "",
    "^",
    "^0",
    "^1",
    "^2",
    "^3",
    "^00",
    "~",
    "~0",
    "~1",
    "~3",
    "~2^2~1",
    "^^",
    "^^2",
    "~~1",
    "~999",
    "~4294967296",
    "^{}",
    "^{commit}",
    "^{tree}",
    "^{blob}",
    "^{tag}",
    "^{object}",
    "^{nope}",
    "^{tree",
    "~1^{tree}",
    "^{commit}~1^{tree}^{}",
    "~-1",
];

/// Names, whether there is something of that name or not.
const NAMES: [&str; 52] = [
    "HEAD",
    "@",
    "@@",
    "main",
    "heads/main",
    "refs/heads/main",
    "side",
    "feature/one",
    "feature",
    "hollow",
    "nothing",
    "alias",
    "gone",
    "v1",
    "tags/v2",
    "refs/tags/v3",
    "light",
    "both",
    "heads/both",
    "tags/both",
    "nested",
    "deep",
    "of-tree",
    "of-blob",
    "origin",
    "origin/main",
    "remotes/origin/main",
    "origin/HEAD",
    "logged",
    "HEAD@{0}",
    "HEAD@{1}",
    "main@{0}",
    "main@{1}",
    "logged@{0}",
    "logged@{2}",
    "logged@{3}",
    "logged@{4}",
    "logged@{99}",
    "@{0}",
    "@{1}",
    "light@{0}",
    "light@{1}",
    "nope",
    "nope@{0}",
    "",
    "refs",
    "config",
    "refs/heads",
    "refs/heads/../heads/main",
    "/refs/heads/main",
    "main/",
    "main.lock",
];

/// Every object: kind, size and bytes, and what is in its tree.
fn same_objects(folder: &Path) {
    let repository = opened(folder);
    let all = objects(folder);
    assert!(all.len() > 20, "{}", folder.display());
    for (id, kind, data) in &all {
        let header = repository.objects().header(*id).expect("a header");
        assert_eq!((header.kind.name(), header.size), (kind.as_str(), data.len() as u64), "{id}");
        let object = repository.objects().read(*id, header.size).expect("an object");
        assert!(object.kind == header.kind && object.data == *data, "{id}");
        let limited = header.size.checked_sub(1).map(|most| repository.objects().read(*id, most));
        assert!(limited.is_none_or(|limited| matches!(limited, Err(Error::TooLong { .. }))), "{id}");
    }
    for (id, ..) in all.iter().filter(|(_, kind, _)| kind == "tree") {
        same_entries(folder, &repository, *id);
    }
    let absent = ObjectId::from_bytes(&vec![7; all[0].0.as_bytes().len()], all[0].0.format()).expect("a name");
    assert_eq!(repository.objects().read(absent, MOST), Err(Error::Missing(absent)));
}

fn same_entries(folder: &Path, repository: &Repository, id: ObjectId) {
    let object = repository.objects().read(id, MOST).expect("a tree");
    let mut listed = Vec::new();
    for entry in object.entries().expect("a tree") {
        let entry = entry.expect("an entry");
        let kind = match entry.kind {
            EntryKind::Tree => "040000 tree",
            EntryKind::Blob => "100644 blob",
            EntryKind::Executable => "100755 blob",
            EntryKind::Link => "120000 blob",
            EntryKind::Commit => "160000 commit",
        };
        listed.extend(format!("{kind} {}\t", entry.id).as_bytes());
        listed.extend(coproduce_git::path(entry.name).expect("a path").as_os_str().as_bytes());
        listed.push(0);
    }
    assert_eq!(listed, run(folder, &["ls-tree", "-z", &id.to_string()], b"").stdout, "{id}");
}

/// So many revisions, made of names and steps: the object that git says, or refused as git refuses.
fn same_revisions(folder: &Path, count: usize, random: &mut Random) {
    let repository = opened(folder);
    let mut names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for (id, ..) in random.sample(&objects(folder), 15) {
        let digits = random.between(3, id.to_string().len());
        names.push(id.to_string()[..digits].to_owned());
        names.push(id.to_string()[..random.between(6, 12)].to_uppercase());
    }
    for commit in ["main", "main~2", "v1^0", "v2^0"] {
        names.push(git(folder, &["describe", "--tags", "--always", "--long", commit]));
    }
    let mut found = 0;
    for number in 0..names.len() + count {
        let name = names.get(number).cloned().unwrap_or_else(|| random.pick(&names));
        let steps = if number < names.len() { "" } else { random.pick(&STEPS) };
        // Git takes what ends in `}` after `@{` for a time where it is nothing else: not so here.
        let steps = if name.contains("@{") { steps.split("^{").next().unwrap_or_default() } else { steps };
        let revision = name + steps;
        let expected = judged(folder, &revision);
        let resolved = repository.resolve(&revision).ok().map(|id| id.to_string());
        assert_eq!(resolved, expected, "`{revision}` in {}", folder.display());
        found += usize::from(expected.is_some());
        let tree = repository.resolve(&revision).and_then(|id| repository.peel(id, Kind::Tree)).ok();
        if !revision.contains('{') || revision.ends_with('}') && !revision.contains("@{") {
            let expected = judged(folder, &format!("{revision}^{{tree}}"));
            assert_eq!(tree.map(|tree| tree.to_string()), expected, "`{revision}` in {}", folder.display());
        }
    }
    assert!(found > count / 5, "only {found} of {count} are revisions");
}

fn judged(folder: &Path, revision: &str) -> Option<String> {
    let output = run(folder, &["rev-parse", "--quiet", "--verify", "--end-of-options", revision], b"");
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// The same repository stored in one way after the other.
fn all_is_the_same(test: &str, hash: &str, seed: u64) {
    let base = folder(test);
    let (random, source) = (&mut Random::new(seed), base.join("source"));
    repository(&source, hash, 60, random);
    let check = |folder: &Path, random: &mut Random| {
        same_objects(folder);
        same_revisions(folder, 60, random);
    };
    check(&source, random);
    git(&source, &["pack-refs", "--all"]);
    same_revisions(&source, 150, random);
    // Some packed, some loose.
    let some = git(&source, &["rev-list", "--objects", "main~3"]);
    support::given(&source, &["pack-objects", "-q", ".git/objects/pack/pack"], some.as_bytes());
    check(&source, random);
    git(&source, &["prune-packed", "--quiet"]);
    check(&source, random);
    for settings in [
        &["gc", "--quiet", "--prune=now"][..],
        &["repack", "-adfq", "--depth=50", "--window=50"],
        &["-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--depth=50"],
        &["-c", "pack.indexVersion=1", "repack", "-adfq"],
        &["-c", "pack.packSizeLimit=1m", "-c", "pack.compression=0", "repack", "-adfq"],
    ] {
        git(&source, settings);
        check(&source, random);
    }
    git(&source, &["repack", "-adfq"]);
    long_offsets(&source);
    check(&source, random);
    elsewhere(&base, &source, random);
}

/// Offsets of eight bytes, which else only packs of two gigabytes have.
fn long_offsets(source: &Path) {
    for pack in files(&source.join(".git/objects/pack"), ".pack") {
        let _ = fs::remove_file(pack.with_extension("idx"));
        let _ = fs::remove_file(pack.with_extension("rev"));
        git(source, &["index-pack", "--index-version=2,0x40", &pack.to_string_lossy()]);
    }
}

/// Repositories that share what they have with another.
fn elsewhere(base: &Path, source: &Path, random: &mut Random) {
    let from = source.to_string_lossy();
    git(base, &["clone", "--quiet", "--shared", "--no-checkout", &from, "shared"]);
    git(base, &["clone", "--quiet", "--shared", "--no-checkout", "shared", "twice"]);
    git(base, &["clone", "--quiet", "--bare", &from, "bare"]);
    git(base, &["clone", "--quiet", "--depth", "2", "--no-checkout", &format!("file://{from}"), "shallow"]);
    git(source, &["worktree", "add", "--quiet", "--no-checkout", "--detach", "../linked", "side"]);
    git(&base.join("linked"), &["update-ref", "refs/bisect/bad", "main"]);
    for place in ["shared", "twice", "bare", "linked"] {
        same_objects(&base.join(place));
        same_revisions(&base.join(place), 60, random);
    }
    let [linked, shallow] = ["linked", "shallow"].map(|place| opened(&base.join(place)));
    for revision in ["HEAD", "refs/bisect/bad", "bisect/bad", "main", "worktrees/linked/HEAD"] {
        let resolved = linked.resolve(revision).ok().map(|id| id.to_string());
        assert_eq!(resolved, judged(&base.join("linked"), revision), "{revision}");
    }
    assert!(opened(source).resolve("refs/bisect/bad").is_err());
    assert!(shallow.is_shallow() && !linked.is_shallow());
    for revision in ["HEAD", "HEAD~1", "HEAD~2", "HEAD^2", "HEAD~1^2"] {
        let resolved = shallow.resolve(revision).ok().map(|id| id.to_string());
        assert_eq!(resolved, judged(&base.join("shallow"), revision), "{revision}");
    }
}

#[test]
fn sha1_repositories_are_as_git_has_them() {
    all_is_the_same("judged-sha1", "sha1", 1);
}

#[test]
fn sha256_repositories_are_as_git_has_them() {
    all_is_the_same("judged-sha256", "sha256", 2);
}

/// Thousands of blobs, so that the first digits of names are shared by some.
#[test]
fn of_names_that_begin_alike_the_one_is_taken_that_fits() {
    let base = folder("judged-alike");
    git(&base, &["init", "--quiet", "--initial-branch", "main", "."]);
    let mut stream = String::new();
    for number in 0..900 {
        let text = format!("commit {number}\n");
        let _ = write!(stream, "commit refs/heads/main\ncommitter n <n@n> {number} +0000\ndata 0\n");
        let _ = write!(stream, "M 644 inline f{number}\ndata {}\n{text}\n", text.len());
    }
    support::given(&base, &["fast-import", "--quiet"], stream.as_bytes());
    let repository = opened(&base);
    let all = objects(&base);
    let prefix = |id: &ObjectId| id.to_string()[..4].to_owned();
    let shared: Vec<String> =
        all.windows(2).filter(|two| prefix(&two[0].0) == prefix(&two[1].0)).map(|two| prefix(&two[0].0)).collect();
    assert!(shared.len() > 20, "{}", shared.len());
    let (mut told, mut ambiguous) = (0, 0);
    for digits in shared {
        for steps in ["", "^0", "~1", "^{tree}", "^{commit}", "^{}", "^{blob}"] {
            let revision = digits.clone() + steps;
            let resolved = repository.resolve(&revision);
            ambiguous += usize::from(matches!(resolved, Err(Error::Ambiguous(_))));
            let resolved = resolved.ok().map(|id| id.to_string());
            assert_eq!(resolved, judged(&base, &revision), "{revision}");
            told += usize::from(resolved.is_some());
        }
    }
    assert!(told > 0 && ambiguous > 0, "{told} {ambiguous}");
}

/// Where a work tree is, from any folder of it.
#[test]
fn repositories_are_found_from_within() {
    let base = folder("judged-places");
    let source = base.join("source");
    repository(&source, "sha1", 8, &mut Random::new(3));
    git(&base, &["clone", "--quiet", "--bare", "source", "bare.git"]);
    git(&source, &["worktree", "add", "--quiet", "--no-checkout", "--detach", "../linked", "main"]);
    git(&base, &["clone", "--quiet", "--no-checkout", "--separate-git-dir", "apart.git", "source", "apart"]);
    git(&base, &["init", "--quiet", "super"]);
    git(&base.join("super"), &["submodule", "--quiet", "add", &source.to_string_lossy(), "models/sub"]);
    for place in ["source", "linked", "apart", "super", "super/models/sub"] {
        let within = base.join(place).join("one/two");
        fs::create_dir_all(&within).expect("a folder");
        let top = PathBuf::from(git(&within, &["rev-parse", "--show-toplevel"]));
        let found = opened(&within).work_tree().and_then(|folder| folder.canonicalize().ok());
        assert_eq!(found.as_deref(), Some(top.as_path()), "{place}");
    }
    assert_eq!(opened(&base.join("bare.git/refs")).work_tree(), None);
    assert!(Repository::open(&base.join("bare.git")).expect("a repository").is_some());
    assert!(Repository::open(&base).expect("a folder").is_none());
    // Work trees of a repository that has none of its own, with settings for each.
    git(&base.join("bare.git"), &["config", "extensions.worktreeConfig", "true"]);
    git(&base.join("bare.git"), &["worktree", "add", "--quiet", "--no-checkout", "--detach", "../of-bare", "main"]);
    assert_eq!(opened(&base.join("of-bare")).work_tree(), Some(base.join("of-bare").as_path()));
    fs::create_dir(base.join("else where")).expect("a folder");
    let settings = fs::read_to_string(source.join(".git/config")).expect("settings");
    for more in [
        "[core]\n\tworktree = ../../else where",
        "[CORE] WorkTree=\"../../else where\" ; a comment\n[other]\n\tworktree = ..",
        "[core]\n\tworktree = ..\n\tworktree = ../../else \\\nwhere  # a comment\n",
        "[core]\r\n\tworktree = ../../\"else w\"here\r\n[core \"sub\"]\n\tworktree = ..\n",
    ] {
        fs::write(source.join(".git/config"), settings.clone() + more).expect("settings");
        let top = PathBuf::from(git(&source.join(".git"), &["rev-parse", "--path-format=absolute", "--show-toplevel"]));
        assert_eq!(top, base.join("else where"), "{more}");
        let moved = opened(&source.join("one")).work_tree().and_then(|folder| folder.canonicalize().ok());
        assert_eq!(moved, Some(top), "{more}");
    }
}

/// Neither times nor messages nor settings are asked, though git would.
#[test]
fn what_else_git_understands_is_refused() {
    let base = folder("judged-refused");
    repository(&base, "sha1", 8, &mut Random::new(4));
    let repository = opened(&base);
    for revision in ["main@{yesterday}", "@{-1}", "@{upstream}", "@{u}", ":/text", "main^{/text}", "main:run", "^main"]
    {
        assert_eq!(repository.resolve(revision), Err(Error::Unknown(revision.to_owned())));
    }
    assert_eq!(repository.objects().format(), ObjectFormat::Sha1);
}
