//! What is built is in canonical form already.

use super::random::Random;
use super::words::every_word;
use coproduce::builder::ModelBuilder;
use coproduce_syntax::Token;
use coproduce_syntax::format::format;
use coproduce_syntax::source::Sources;

/// Checks that the text of a model is left as it is by the formatter.
#[track_caller]
pub fn is_canonical(model: &ModelBuilder) {
    let text = model.text();
    let mut sources = Sources::new();
    let file = sources.add("text.coprod", text.clone()).expect("a small text");
    match format(&sources, file) {
        Ok(canonical) => assert_eq!(text, canonical),
        Err(findings) => panic!("{findings:#?}\n{text}"),
    }
}

/// A name of up to so many characters, of one alphabet.
fn name(random: &mut Random, most: usize) -> String {
    let alphabet = random.one_of(&["abcdefgh_", "諏訪湖温泉街", "a b.c-d ", "àéîõü", "ab諏 \u{301}"]);
    let letters: Vec<char> = alphabet.chars().collect();
    let count = 1 + random.below(most);
    "n".chars().chain((0..count).map(|_| letters[random.below(letters.len())])).collect()
}

#[test]
fn models_of_all_lengths_of_names_are_canonical() {
    for seed in 1..100 {
        let mut random = Random::new(seed);
        let most = 1 + random.below(90);
        is_canonical(&every_word(&mut || name(&mut random, most)));
    }
}

#[test]
fn words_of_the_language_as_names_are_canonical() {
    let words: Vec<&str> = Token::words().collect();
    for seed in 1..150 {
        let mut random = Random::new(seed);
        let most = 1 + random.below(30);
        let mut next = || if random.below(3) == 0 { name(&mut random, most) } else { random.one_of(&words).to_owned() };
        is_canonical(&every_word(&mut next));
    }
}
