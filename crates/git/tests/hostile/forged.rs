//! Objects and packs that git would never write.

use crate::support::{folder, git, id, opened, replace};
use crate::{SOON, small};
use coproduce_git::{Error, ObjectFormat, ObjectId};
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::fs;
use std::path::Path;
use std::time::Instant;

const MIB: u64 = 1 << 20;

/// An entry of a forged pack: its name, whatever it is, and what stands in the pack.
struct Forged {
    name: [u8; 20],
    entry: Vec<u8>,
}

/// The start of an entry: its kind and the size it says.
fn start(kind: u8, size: u64) -> Vec<u8> {
    let mut bytes = vec![kind << 4 | u8::try_from(size & 0xf).expect("four bits")];
    let mut rest = size >> 4;
    while rest > 0 {
        *bytes.last_mut().expect("a byte") |= 0x80;
        bytes.push(u8::try_from(rest & 0x7f).expect("seven bits"));
        rest >>= 7;
    }
    bytes
}

/// A number in groups of seven bits, as differences begin with two of.
fn number(mut number: u64) -> Vec<u8> {
    let mut bytes = vec![u8::try_from(number & 0x7f).expect("seven bits")];
    while number > 0x7f {
        number >>= 7;
        *bytes.last_mut().expect("a byte") |= 0x80;
        bytes.push(u8::try_from(number & 0x7f).expect("seven bits"));
    }
    bytes
}

fn blob(name: u8, size: u64, content: &[u8]) -> Forged {
    Forged { name: [name; 20], entry: [start(3, size), compress_to_vec_zlib(content, 6)].concat() }
}

/// A difference from an object of a name.
fn from_name(name: u8, base: u8, delta: &[u8]) -> Forged {
    let size = delta.len() as u64;
    Forged { name: [name; 20], entry: [start(7, size), vec![base; 20], compress_to_vec_zlib(delta, 6)].concat() }
}

/// A difference that takes all of its base, so often.
fn copies(base: u64, times: u64) -> Vec<u8> {
    let mut delta = [number(base), number(base * times)].concat();
    let [a, b, c, ..] = u32::try_from(base).expect("a length").to_le_bytes();
    for _ in 0..times {
        delta.extend([0xf0, a, b, c]);
    }
    delta
}

/// Puts a pack into a repository. Names need to be in order.
fn pack(folder: &Path, objects: &[Forged]) {
    let count = u32::try_from(objects.len()).expect("a count").to_be_bytes();
    let mut content = [&b"PACK\0\0\0\x02"[..], &count].concat();
    let mut offsets = Vec::new();
    for object in objects {
        offsets.push(u32::try_from(content.len()).expect("an offset").to_be_bytes());
        content.extend(&object.entry);
    }
    content.extend([0; 20]);
    let mut index = b"\xfftOc\0\0\0\x02".to_vec();
    for first in 0..=255 {
        let before = objects.iter().filter(|object| object.name[0] <= first).count();
        index.extend(u32::try_from(before).expect("a count").to_be_bytes());
    }
    index.extend(objects.iter().flat_map(|object| object.name));
    index.extend(vec![0; 4 * objects.len()]);
    index.extend(offsets.into_iter().flatten());
    index.extend([0; 40]);
    let base = folder.join(".git/objects/pack/pack-forged");
    replace(&base.with_extension("pack"), &content);
    replace(&base.with_extension("idx"), &index);
}

/// Puts a loose object into a repository, whose name is right.
pub fn loose(folder: &Path, kind: &str, content: &[u8]) -> ObjectId {
    let name = crate::given(folder, &["hash-object", "--literally", "-t", kind, "--stdin"], content);
    let text = [format!("{kind} {}\0", content.len()).as_bytes(), content].concat();
    loose_as(folder, &name, &text);
    id(&name)
}

/// Puts a loose object of some name into a repository.
fn loose_as(folder: &Path, name: &str, text: &[u8]) {
    let path = folder.join(".git/objects").join(&name[..2]).join(&name[2..]);
    replace(&path, &compress_to_vec_zlib(text, 6));
}

fn name(first: u8) -> ObjectId {
    ObjectId::from_bytes(&[first; 20], ObjectFormat::Sha1).expect("a name")
}

/// How much memory this process has needed so far, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).map_or(0, |kib| kib << 10)
}

/// What is corrupt in a forged pack.
fn refused(test: &str, objects: &[Forged], asked: u8, most: u64) -> String {
    let folder = small(test);
    pack(&folder, objects);
    let start = Instant::now();
    let said = opened(&folder).objects().read(name(asked), most).expect_err("nothing that can be read").to_string();
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    said
}

#[test]
fn differences_in_a_circle_end() {
    let delta = [number(1), number(1), vec![1, b'x']].concat();
    let circle = [from_name(1, 2, &delta), from_name(2, 3, &delta), from_name(3, 1, &delta)];
    let said = refused("delta-circle", &circle, 1, MIB);
    assert!(said.ends_with("an object is built on too many others"), "{said}");
    let said = refused("delta-self", &[from_name(1, 1, &delta)], 1, MIB);
    assert!(said.ends_with("an object is built on too many others"), "{said}");
    let said = refused("delta-nothing", &[from_name(1, 9, &delta)], 1, MIB);
    assert!(said.ends_with("it lacks what an object is built on"), "{said}");
}

#[test]
fn differences_that_are_none_are_told() {
    let base = || blob(2, 4, b"base");
    for (delta, reason) in [
        (vec![], "it ends too early"),
        (vec![4], "it ends too early"),
        (vec![4, 4], "it ends too early"),
        (vec![5, 4, 0x90, 4], "an object is built on another than it says"),
        (vec![4, 4, 0], "a difference has a part of no kind that git has"),
        (vec![4, 4, 0x90, 5], "an object is built on more than there is"),
        (vec![4, 4, 0x91, 1, 4], "an object is built on more than there is"),
        (vec![4, 4, 0xff, 255, 255, 255, 255, 255, 255, 255], "an object is built on more than there is"),
        (vec![4, 3, 0x90, 4], "an object is put together to more than it says"),
        (vec![4, 3, 4, 1, 2, 3, 4], "an object is put together to more than it says"),
        (vec![4, 4, 0x90, 4, 0x90, 4], "a difference goes on where it should end"),
        (vec![4, 4, 3, 1], "it ends too early"),
        (vec![0xff; 30], "a size is beyond all bounds"),
    ] {
        let said = refused("delta-none", &[from_name(1, 2, &delta), base()], 1, MIB);
        assert!(said.ends_with(reason), "{delta:?}: {said}");
    }
    // One that is right, but for its name.
    let said = refused("delta-name", &[from_name(1, 2, &[4, 4, 0x90, 4]), base()], 1, MIB);
    assert!(said.ends_with("its name was made of other bytes"), "{said}");
}

#[test]
fn entries_that_are_none_are_told() {
    let entry = |entry: &[u8]| [Forged { name: [1; 20], entry: entry.to_vec() }];
    for (bytes, reason) in [
        (&[0x00][..], "an entry is of no kind that git has"),
        (&[0x50], "an entry is of no kind that git has"),
        (&[0x60, 0], "an object is built on what is not before it"),
        (&[0x60, 127], "an object is built on what is not before it"),
        (&[0xe0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], "beyond all bounds"),
        (&[0xb0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], "a size is beyond all bounds"),
        (&[0x31, 1, 2, 3], "it was not deflated by git"),
    ] {
        let said = refused("entries", &entry(bytes), 1, MIB);
        assert!(said.ends_with(reason), "{bytes:?}: {said}");
    }
    // The offset of what it is built on is not one of an entry, but of what marks the file.
    let said = refused("entries", &entry(&[0x60, 12]), 1, MIB);
    assert!(said.contains("is corrupt"), "{said}");
}

/// However much a few bytes inflate to, no more is held than was asked for.
#[test]
fn bombs_do_not_go_off() {
    let folder = small("bombs");
    let zeros = vec![0; 64 << 20];
    let bomb = compress_to_vec_zlib(&[b"blob 10\0", zeros.as_slice()].concat(), 6);
    let packed = [start(3, 10), compress_to_vec_zlib(&zeros, 6)].concat();
    drop(zeros);
    let path = folder.join(".git/objects").join("11").join("1".repeat(38));
    replace(&path, &bomb);
    let truth = "2".repeat(40);
    loose_as(&folder, &truth, format!("blob {}\0text", u64::MAX).as_bytes());
    let lie = "3".repeat(40);
    loose_as(&folder, &lie, format!("blob {MIB}\0text").as_bytes());
    pack(&folder, &[Forged { name: [4; 20], entry: packed }, blob(5, 1 << 40, b"text"), blob(6, MIB, b"text")]);
    let (before, start) = (peak(), Instant::now());
    let repository = opened(&folder);
    let objects = repository.objects();
    for asked in ["1".repeat(40), lie] {
        assert!(matches!(objects.read(id(&asked), MIB), Err(Error::Corrupt { .. })), "{asked}");
    }
    for (asked, size) in [(id(&truth), u64::MAX), (name(5), 1 << 40)] {
        assert_eq!(objects.header(asked).map(|header| header.size), Ok(size));
        assert_eq!(objects.read(asked, MIB), Err(Error::TooLong { id: asked, size, most: MIB }));
    }
    for asked in [4, 6] {
        assert!(matches!(objects.read(name(asked), MIB), Err(Error::Corrupt { .. })), "{asked}");
    }
    assert!(peak() - before < 16 * MIB, "{} MiB", (peak() - before) / MIB);
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

/// A few differences that each take their base many times.
#[test]
fn differences_do_not_grow_without_end() {
    let folder = small("growing");
    let thousand = vec![b'x'; 1 << 16];
    let mut objects = vec![blob(1, 1 << 16, &thousand)];
    let mut size = 1 << 16;
    for name in 2..=4 {
        objects.push(from_name(name, name - 1, &copies(size, 64)));
        size *= 64;
    }
    objects.push(from_name(5, 4, &[number(size), number(1), vec![1, b'x']].concat()));
    pack(&folder, &objects);
    let (before, start) = (peak(), Instant::now());
    let repository = opened(&folder);
    assert_eq!(repository.objects().header(name(4)).map(|header| header.size), Ok(size));
    assert!(matches!(repository.objects().read(name(3), MIB), Err(Error::TooLong { .. })));
    let said = repository.objects().read(name(5), MIB).expect_err("nothing that can be read").to_string();
    assert!(said.ends_with("an object is built on what is too long"), "{said}");
    assert!(peak() - before < 600 * MIB, "{} MiB", (peak() - before) / MIB);
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

/// Long chains are put together without a step into another for each, and none without end.
#[test]
fn long_chains_are_read() {
    let folder = folder("hostile-chain");
    git(&folder, &["init", "--quiet", "."]);
    let mut objects = vec![blob(0, 1, b"x")];
    // Each is the one before it, and a letter more; the last is of a name that is right.
    for length in 1..6000_u64 {
        let [high, low] = u16::try_from(length).expect("two bytes").to_be_bytes();
        let delta = [number(length), number(length + 1), vec![0xb0, low, high, 1, b'x']].concat();
        let mut name = [0; 20];
        name[..2].copy_from_slice(&[high, low]);
        let mut base = [0; 20];
        base[..2].copy_from_slice(&u16::try_from(length - 1).expect("two bytes").to_be_bytes());
        let size = delta.len() as u64;
        objects.push(Forged { name, entry: [start(7, size), base.to_vec(), compress_to_vec_zlib(&delta, 6)].concat() });
    }
    pack(&folder, &objects);
    let repository = opened(&folder);
    let at = |length: u64| {
        let mut bytes = [0; 20];
        bytes[..2].copy_from_slice(&u16::try_from(length).expect("two bytes").to_be_bytes());
        ObjectId::from_bytes(&bytes, ObjectFormat::Sha1).expect("a name")
    };
    assert_eq!(repository.objects().header(at(4096)).map(|header| header.size), Ok(4097));
    // Put together, but not of this name.
    let before = repository.objects().work();
    assert!(matches!(repository.objects().read(at(4000), MIB), Err(Error::Malformed { .. })));
    assert!(repository.objects().work() - before > (1..4000).sum());
    let said = repository.objects().read(at(4097), MIB).expect_err("too many").to_string();
    assert!(said.ends_with("an object is built on too many others"), "{said}");
}
