//! The words of a text, by the vocabulary that texts are made of.

use crate::corpora::VOCABULARY;

/// The terms of a text, by the vocabulary; what is not in it is a term already.
pub fn read(text: &str) -> Vec<String> {
    let words = text
        .split(|char: char| char.is_whitespace() || char == '。')
        .map(|word| word.trim_matches(['.', ',', '!', '?', '-']))
        .filter(|word| !word.is_empty());
    words
        .flat_map(|word| match VOCABULARY.iter().find(|(written, _)| *written == word) {
            Some((_, terms)) => terms.iter().map(|&term| term.to_owned()).collect(),
            None => with_letters_alone(&word.to_lowercase()),
        })
        .collect()
}

/// A word that is not in the vocabulary: each letter of a script without spaces is one of its own.
fn with_letters_alone(word: &str) -> Vec<String> {
    let is_alone = |letter: char| is_han(&letter.to_string());
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for letter in word.chars() {
        match words.last_mut() {
            Some(last) if !is_alone(letter) && !before.is_some_and(is_alone) => last.push(letter),
            _ => words.push(letter.to_string()),
        }
        before = Some(letter);
    }
    words
}

pub fn is_han(word: &str) -> bool {
    word.chars().all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}
