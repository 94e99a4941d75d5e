//! SHA-256 (FIPS 180-4), to compare lists of sets by their digests.

/// The first bits of the fractions of roots of primes: `root` is 2 or 3.
fn fractions(count: usize, root: i32) -> Vec<u32> {
    let primes = (2_u128..).filter(|&number| (2..number).take_while(|d| d * d <= number).all(|d| number % d != 0));
    let fraction = |prime: u128| {
        // The greatest whole number whose power is not above prime · 2^(32 · root).
        let target = prime << (32 * root);
        let (mut low, mut high) = (0_u128, 1 << 38);
        while high - low > 1 {
            let middle = u128::midpoint(low, high);
            if middle.pow(root.unsigned_abs()) <= target { low = middle } else { high = middle }
        }
        u32::try_from(low & u128::from(u32::MAX)).expect("32 bits")
    };
    primes.take(count).map(fraction).collect()
}

/// The digest in hexadecimal digits.
pub fn digest(message: &[u8]) -> String {
    let rounds = fractions(64, 3);
    let mut state = fractions(8, 2);
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut words: Vec<u32> =
            block.chunks(4).map(|word| u32::from_be_bytes(word.try_into().expect("four bytes"))).collect();
        for place in 16..64 {
            let (early, late) = (words[place - 15], words[place - 2]);
            let first = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
            let second = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
            words.push(words[place - 16].wrapping_add(first).wrapping_add(words[place - 7]).wrapping_add(second));
        }
        let mut now = state.clone();
        for (word, round) in words.iter().zip(&rounds) {
            let mixed = now[4].rotate_right(6) ^ now[4].rotate_right(11) ^ now[4].rotate_right(25);
            let chosen = now[4] & now[5] ^ !now[4] & now[6];
            let first = now[7].wrapping_add(mixed).wrapping_add(chosen).wrapping_add(*round).wrapping_add(*word);
            let mixed = now[0].rotate_right(2) ^ now[0].rotate_right(13) ^ now[0].rotate_right(22);
            let most = now[0] & now[1] ^ now[0] & now[2] ^ now[1] & now[2];
            now.rotate_right(1);
            now[4] = now[4].wrapping_add(first);
            now[0] = first.wrapping_add(mixed.wrapping_add(most));
        }
        for (state, now) in state.iter_mut().zip(now) {
            *state = state.wrapping_add(now);
        }
    }
    let words: Vec<String> = state.iter().map(|word| format!("{word:08x}")).collect();
    words.concat()
}
