//! Files in which bytes were changed, or which were cut short: what is read is right, or it is an error.

use crate::support::random::Random;
use crate::support::sample::repository;
use crate::support::{files, folder, git, objects, opened, replace};
use coproduce_git::ObjectId;
use std::fs;
use std::path::Path;

/// How often a file is changed, in each way of storing objects.
const CHANGES: usize = 1200;

/// A file that something was done to.
fn changed(content: &[u8], random: &mut Random) -> Vec<u8> {
    let mut changed = content.to_vec();
    if random.percent(15) {
        changed.truncate(random.between(0, content.len() - 1));
        return changed;
    }
    for _ in 0..random.between(1, 3) {
        // The start of a file says most.
        let end = if random.percent(30) { content.len().min(64) } else { content.len() };
        changed[random.between(0, end - 1)] ^= 1 << random.between(0, 7);
    }
    changed
}

/// Some objects, read where one of the files was changed; how many could still be read, and how many not.
fn read(folder: &Path, known: &[(ObjectId, String, Vec<u8>)], random: &mut Random) -> [usize; 2] {
    let repository = opened(folder);
    let mut counts = [0; 2];
    for (id, kind, data) in random.sample(known, 5) {
        match repository.objects().read(id, 1 << 20) {
            Ok(object) => {
                assert!(object.kind.name() == kind && object.data == data, "{id}");
                counts[0] += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                counts[1] += 1;
            }
        }
        let _ = repository.objects().header(id);
        let _ = repository.resolve(&id.to_string()[..6]);
    }
    counts
}

fn flipped(test: &str, settings: &[&str], end: &str) {
    let folder = folder(&format!("hostile-flipped-{test}"));
    let random = &mut Random::new(test.len() as u64);
    repository(&folder, "sha1", 6, random);
    if !settings.is_empty() {
        git(&folder, settings);
    }
    let known = objects(&folder);
    let mut stored = files(&folder.join(".git/objects"), end);
    stored.retain(|path| !path.ends_with(".rev"));
    assert!(!stored.is_empty());
    let mut counts = [0; 2];
    for _ in 0..CHANGES {
        let path = random.pick(&stored);
        let content = fs::read(&path).expect("a file");
        replace(&path, &changed(&content, random));
        // Of loose objects, the one that was changed.
        let name = path.to_string_lossy().replace('/', "");
        let meant: Vec<_> = known.iter().filter(|(id, ..)| name.ends_with(&id.to_string())).cloned().collect();
        let [sound, refused] = read(&folder, if meant.is_empty() { &known } else { &meant }, random);
        counts = [counts[0] + sound, counts[1] + refused];
        replace(&path, &content);
    }
    // Of a loose object little can be changed without harm, of a pack most objects are not concerned.
    assert!(counts[0] > 0 && counts[1] > CHANGES / 20, "{counts:?}");
}

#[test]
fn changed_packs_are_refused_or_read_right() {
    flipped("pack", &["repack", "-adfq", "--depth=50"], ".pack");
}

#[test]
fn changed_packs_with_names_are_refused_or_read_right() {
    flipped("ref-delta", &["-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--depth=50"], ".pack");
}

#[test]
fn changed_indexes_are_refused_or_read_right() {
    flipped("index", &["repack", "-adfq"], ".idx");
}

#[test]
fn changed_indexes_of_version_1_are_refused_or_read_right() {
    flipped("index-1", &["-c", "pack.indexVersion=1", "repack", "-adfq"], ".idx");
}

#[test]
fn changed_loose_objects_are_refused_or_read_right() {
    flipped("loose", &[], "");
}
