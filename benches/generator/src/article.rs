//! One article: what it is about, then sentences that show it.

use serde::Serialize;

use crate::dice::Dice;
use crate::words::capitalised;
use crate::world::{Kind, Topic, World};

/// An article as a line of the folder's records has it.
#[derive(Serialize)]
pub struct Article {
    pub id: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub publisher: String,
    pub topics: Vec<String>,
    pub places: Vec<String>,
    pub people: Vec<String>,
    pub orgs: Vec<String>,
    pub body: String,
}

/// The article of a number. It depends on the seed, the number and the world alone.
pub fn article(world: &World, seed: u64, number: usize) -> Article {
    let mut dice = Dice::new(seed, &[3, number as u64]);
    let mut topics = vec![world.topic(&mut dice)];
    while topics.len() < 4 && dice.percent(35.0) {
        let topic = world.topic(&mut dice);
        if topics.iter().all(|known| known.id != topic.id) {
            topics.push(topic);
        }
    }
    let main = topics[0];
    let names = Kind::ALL.map(|kind| {
        let (most, percent) = match kind {
            Kind::Place => (4, 60.0),
            Kind::Person => (4, 45.0),
            Kind::Organization => (3, 45.0),
        };
        let mut names: Vec<String> = Vec::new();
        while names.len() < most && dice.percent(percent) {
            let name = world.name(kind, main, &mut dice).to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    });
    let mut writer = Writer { world, topics: &topics, names: names.concat(), dice };
    let body = writer.body();
    let title = writer.title();
    let mut dice = writer.dice;

    let mut ids: Vec<String> = topics.iter().map(|topic| topic.id.clone()).collect();
    // Some give a value twice; it must count once.
    if dice.percent(0.5) {
        ids.push(ids[0].clone());
    }
    // Some have none.
    if dice.percent(8.0) {
        ids.clear();
    }
    let [places, people, orgs] = names;
    Article {
        id: format!("invented-{}", number + 1),
        title,
        date: dice.percent(99.0).then(|| date(&mut dice)),
        publisher: world.publisher(&mut dice).to_owned(),
        topics: ids,
        places,
        people,
        orgs,
        body,
    }
}

/// A day of forty years, of which the later ones wrote more.
fn date(dice: &mut Dice) -> String {
    let year = 1985 + dice.between(0, 40).max(dice.between(0, 40));
    format!("{year}-{:02}-{:02}", dice.between(1, 12), dice.between(1, 28))
}

/// Who writes an article.
struct Writer<'a> {
    world: &'a World,
    topics: &'a [&'a Topic],
    /// All that have to occur.
    names: Vec<String>,
    dice: Dice,
}

impl Writer<'_> {
    /// Paragraphs with an empty line between them; every name stands in one of them at least.
    fn body(&mut self) -> String {
        let n_words = self.n_words();
        let mut names = self.names.clone();
        // What matters is said again.
        for name in &self.names {
            let n_more = self.dice.between(0, 2);
            names.extend(std::iter::repeat_n(name.clone(), n_more));
        }
        let mut body = String::new();
        let mut n_written = 0;
        while n_written < n_words || !names.is_empty() {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            for sentence in 0..self.dice.between(1, 3) {
                if sentence > 0 {
                    body.push(' ');
                }
                n_written += self.sentence(&mut names, &mut body);
            }
        }
        body
    }

    /// Half of the articles have less than some hundred words, a few many hundreds.
    fn n_words(&mut self) -> usize {
        let dice = &mut self.dice;
        let product = (0.5 + dice.share()) * (0.5 + dice.share()) * (0.5 + 2.5 * dice.share());
        let n_words = (38.0 * product) as usize;
        if dice.percent(6.0) { n_words * 6 } else { n_words }
    }

    /// Adds a sentence, and gives the number of its words.
    fn sentence(&mut self, names: &mut Vec<String>, text: &mut String) -> usize {
        let n_words = self.dice.between(6, 22);
        for word_idx in 0..n_words {
            let word = self.word(names);
            if word_idx > 0 {
                text.push_str(if self.dice.percent(7.0) { ", " } else { " " });
                text.push_str(&word);
            } else {
                text.push_str(&capitalised(&word));
            }
        }
        text.push('.');
        n_words
    }

    fn word(&mut self, names: &mut Vec<String>) -> String {
        if !names.is_empty() && self.dice.percent(8.0) {
            let idx = self.dice.between(0, names.len() - 1);
            return names.swap_remove(idx);
        }
        if self.dice.percent(3.0) {
            return self.number();
        }
        let rank = if self.dice.percent(18.0) {
            let topic = *self.dice.pick(self.topics);
            self.world.topic_word(topic, &mut self.dice)
        } else {
            self.world.vocabulary.draw(&mut self.dice)
        };
        self.world.vocabulary.form(rank, &mut self.dice)
    }

    fn number(&mut self) -> String {
        let dice = &mut self.dice;
        match dice.between(0, 3) {
            0 => dice.between(2, 99).to_string(),
            1 => format!("{}.{}", dice.between(0, 99), dice.between(1, 9)),
            2 => format!("{},{:03}", dice.between(1, 900), dice.between(0, 999)),
            _ => dice.between(1985, 2025).to_string(),
        }
    }

    /// Some words of the topics, and most of the time a name.
    fn title(&mut self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !self.names.is_empty() && self.dice.percent(70.0) {
            parts.push(self.dice.pick(&self.names).clone());
        }
        for _ in 0..self.dice.between(3, 6) {
            parts.push(self.word(&mut Vec::new()));
        }
        capitalised(&parts.join(" "))
    }
}
