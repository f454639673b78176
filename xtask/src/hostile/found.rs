//! The same attacks in what an editor did not write: saved pages, texts and exports.
//!
//! A page or an export that somebody sends is as hostile as an article can be, and comes through
//! readers of its own. Each attack is a title in one of the formats and words of articles in all of them.

use serde_json::{Value, json};

use super::{ADDRESSES, ATTACKS, SLUGS, attack};

/// Articles of each format.
const N_EACH: usize = ATTACKS.len().div_ceil(FORMATS.len());

/// The attack `idx` is a title in the format `idx` modulo their number.
const FORMATS: [&str; 4] = ["page", "text", "jsonl", "csv"];

/// Their paths and bytes.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let titles = |format: usize| (0..N_EACH).map(move |idx| idx * FORMATS.len() + format);
    let mut files = Vec::new();
    for idx in titles(0) {
        files.push((format!("found/pages/page-{idx}.html"), page(idx).into_bytes()));
    }
    for idx in titles(1) {
        files.push((format!("found/texts/text-{idx}.txt"), text(idx)));
    }
    let records: String = titles(2).map(|idx| format!("{}\n", record(idx))).collect();
    files.push(("found/export.jsonl".to_owned(), records.into_bytes()));
    let rows: String = titles(3).map(row).collect();
    files.push(("found/export.csv".to_owned(), format!("{COLUMNS}{rows}").into_bytes()));
    files
}

/// What `corpus.toml` says of the exports.
pub const RECORDS: &str =
    "\n[records]\nentities = { person = \"people\", place = \"places\" }\ntopics = \"subjects\"\n";

const COLUMNS: &str = "id,title,publisher,url,author,date,tags,people,places,subjects,text\n";

/// A page that breaks out wherever markup can, and says in escapes what a reader must see as words.
fn page(idx: usize) -> String {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": attack(idx),
        "publisher": { "name": attack(idx + 1), "url": address(idx) },
        "author": [{ "name": attack(idx + 2) }, { "name": attack(idx + 3), "url": address(idx + 1) }],
        "keywords": [attack(idx + 4)],
        "url": address(idx + 2),
        "datePublished": "2018-09-20",
    })
    .to_string()
    .replace('<', "\\u003c");
    // Half a character, which no JSON of ours would write.
    data.insert_str(1, "\"alternateName\":\"\\ud800\",");
    let metas: String = ["og:title", "og:site_name", "author", "keywords", "description", "og:url"]
        .iter()
        .enumerate()
        .map(|(n, key)| format!("<meta name=\"{key}\" content=\"{}\">", escaped(&attack(idx + n))))
        .collect();
    // Some pages have no other source than the head.
    let data = if idx.is_multiple_of(8) { data } else { "{".repeat(1000) };
    let body: String = (0..8)
        .map(|n| {
            let (words, url) = (escaped(&attack(idx + n)), escaped(address(idx + n)));
            format!(
                "<p onclick=\"window.pwned=true\" style=\"position:fixed;inset:0\">{} {words}, and \
                 <a href=\"{url}\" ping=\"/pwned\" target=\"_top\">Card</a> agreed.</p>\n",
                sentence(n)
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title>{metas}\
         <link rel=\"canonical\" href=\"{canonical}\"><base href=\"//example.org/pwned/\">\
         <script type=\"application/ld+json\">{data}</script></head>\n\
         <body onload=\"window.pwned=true\"><article>\n<h1>{title}</h1>\n{body}\
         <ul><li>{words}</li></ul><blockquote>{words}</blockquote><pre>{words}</pre>\n\
         <p>Half &#xd800; and nothing &#0; and beyond &#x110000; and turned &#x202e; came to Acme.</p>\n\
         <p>{raw}</p>\n\
         </article><nav>{raw}</nav></body></html>",
        lang = escaped(&attack(idx + 5)),
        title = escaped(&attack(idx)),
        canonical = escaped(address(idx + 3)),
        raw = attack(idx + 6),
        words = escaped(&attack(idx + 7)),
    )
}

/// A text in one of the encodings that a text may be in, broken in its own way.
fn text(idx: usize) -> Vec<u8> {
    let attacks: String =
        (0..8).map(|n| format!("{} {}\n\n", sentence(n), attack(idx + n))).collect();
    let text = format!(
        "{}\nBy {}\nPublished: 20 September 2018\nSource: {}\nTags: {}\n\n{attacks}{}\n",
        attack(idx),
        attack(idx + 1),
        address(idx),
        attack(idx + 2),
        "Acme said that it \0\u{1b}]0;owned\u{7} paid US$5 \u{202e}million to Card."
    );
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        // Its mark, and at the end two halves that do not belong together.
        let units = std::iter::once(0xfeff).chain(text.encode_utf16()).chain([0xdc00, 0xd800]);
        units.flat_map(bytes).collect()
    };
    match idx / FORMATS.len() % 4 {
        0 => utf16(u16::to_le_bytes),
        1 => utf16(u16::to_be_bytes),
        // As Windows-1252 has it, with quotation marks that it has and bytes that it has not.
        2 => {
            let letter = |letter: char| u8::try_from(letter).unwrap_or(b'?');
            [text.chars().map(letter).collect(), b"\x93Acme\x94 \x81\x8d said.\n".to_vec()].concat()
        }
        _ => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
    }
}

/// A line of JSON, in which half characters stand beside the attacks.
fn record(idx: usize) -> String {
    let record = Value::Object(
        fields(idx).into_iter().map(|(key, text)| (key.into(), text.into())).collect(),
    );
    record.to_string().replace("Card", "Card\\ud800").replace("Acme", "\\udc00 Acme\\u0000")
}

/// A row of CSV.
fn row(idx: usize) -> String {
    let fields = fields(idx);
    let cells: Vec<_> = fields.iter().map(|(_, text)| text.replace('"', "\"\"")).collect();
    format!("\"{}\"\n", cells.join("\",\""))
}

/// What a record says, in the order of [`COLUMNS`].
fn fields(idx: usize) -> [(&'static str, String); 11] {
    let format = FORMATS[idx % FORMATS.len()];
    let html = |n: usize| format!("<p>{} {}</p>", sentence(n), attack(idx + n));
    let plain = |n: usize| format!("{} {}\n\n", sentence(n), attack(idx + n));
    // Every other one is written in HTML.
    let body = match idx / FORMATS.len() % 2 {
        0 => (0..8).map(plain).collect(),
        _ => (0..8).map(html).collect::<String>(),
    };
    [
        ("id", format!("{format} {idx} {}", SLUGS[idx % SLUGS.len()])),
        ("title", attack(idx)),
        ("publisher", attack(idx + 1)),
        ("url", address(idx).to_owned()),
        ("author", attack(idx + 2)),
        ("date", "2018-09-20".to_owned()),
        ("tags", attack(idx + 3)),
        ("people", attack(idx + 4)),
        ("places", attack(idx + 5)),
        ("subjects", attack(idx + 6)),
        ("text", body),
    ]
}

/// A sentence of its own for each attack of an article, so that none is taken for a repetition.
fn sentence(n: usize) -> String {
    const WHERE: [&str; 8] =
        ["quay", "market", "station", "library", "harbour", "mill", "bridge", "school"];
    format!(
        "On the day that Acme opened its {}, the clerk wrote into the book what follows here, word by word:",
        WHERE[n % WHERE.len()]
    )
}

fn address(idx: usize) -> &'static str {
    ADDRESSES[idx % ADDRESSES.len()]
}

/// Text as markup has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attack_is_a_title_in_some_format() {
        let files = files();
        let lossy: String = files
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).replace('\0', ""))
            .collect();
        for idx in 0..ATTACKS.len() {
            let attack = attack(idx);
            let written = match FORMATS[idx % FORMATS.len()] {
                "page" => format!("<h1>{}</h1>", escaped(&attack)),
                // Most of its letters are the same in every encoding.
                "text" => {
                    attack.chars().filter(|char| ('!'..'~').contains(char)).take(20).collect()
                }
                "jsonl" => json!({ "title": attack }).to_string().replace(['{', '}'], ""),
                _ => format!(",\"{}\",", attack.replace('"', "\"\"")),
            };
            let written = written.replace("Acme", "\\udc00 Acme\\u0000");
            assert!(
                lossy.contains(&written) || lossy.replace(' ', "").contains(&written),
                "{written}"
            );
        }
    }
}
