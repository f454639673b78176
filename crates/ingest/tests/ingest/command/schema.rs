//! What `inspect --json` prints is what `docs/inspect.schema.json` says.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{good_folder, run};
use crate::folder::article;

/// Compares a printed object with the schema.
fn check(printed: &str) {
    let schema = include_str!("../../../../../docs/inspect.schema.json");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let found: Value = serde_json::from_str(printed).unwrap();
    let faults: Vec<_> = schema
        .iter_errors(&found)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert_eq!(faults, [""; 0]);
    check_offsets(&found);
}

/// Every `start`, `end` and `text` that belong together are a range of the article's text.
fn check_offsets(found: &Value) {
    for article in found["articles"].as_array().unwrap() {
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        for part in ["mentions", "figures", "dates"] {
            for found in article[part].as_array().unwrap() {
                let at = |key: &str| found[key].as_u64().unwrap() as usize;
                let words: String = text[at("start")..at("end")].iter().collect();
                assert_eq!(words, found["text"].as_str().unwrap(), "{}", article["slug"]);
            }
        }
    }
}

#[test]
fn the_seeds_are_printed_as_the_schema_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let printed = Command::new(env!("CARGO_BIN_EXE_corpus"))
        .args(["inspect", "--json"])
        .arg(folder)
        .output()
        .unwrap();
    check(str::from_utf8(&printed.stdout).unwrap());
}

#[test]
fn a_messy_folder_is_printed_as_the_schema_says() {
    let folder = good_folder();
    folder.write("odd.md", article("Odd", "A\u{301} 😀 Acme’s loan of $5 million.").as_bytes());
    folder.write(
        "scraped.txt",
        "The Courier\n\nHarbour works sold\n\nPUBLISHED : Tuesday, 02 October, 2018, 7:00pm\n\n\
         Ümit Acme sold its works on Monday for US$4.5 million (HK$35.3 million).\n\n\
         “It grew by 12 per cent last year,” said Ann Lee.\n\nShare this article\n"
            .as_bytes(),
    );
    folder.write("sub/again.md", article("A", "Über **Acme**’s work: Acme.").as_bytes());
    let (code, out, err) = run(&folder, &["inspect", "--json"]);
    assert_eq!(code, 0, "{err}");
    check(&out);
}

#[test]
fn places_in_plain_text_are_those_of_the_file() {
    let folder = good_folder();
    let text = "A sale\n\nÜber a week ago Ann Lee sold a quay, which was no small thing to sell.\n\n\
                   Nobody asked what Acme would do with all of its new quays and sheds.\n";
    folder.write("scraped.txt", text.as_bytes());
    let (code, out, err) = run(&folder, &["inspect", "--json"]);
    assert_eq!(code, 0, "{err}");
    let found: Value = serde_json::from_str(&out).unwrap();
    let articles = found["articles"].as_array().unwrap();
    let scraped = articles.iter().find(|article| article["file"] == "scraped.txt").unwrap();
    let mentions = scraped["mentions"].as_array().unwrap();
    let mention = mentions.iter().find(|mention| mention["text"] == "Acme").unwrap();
    assert_eq!((mention["line"].as_u64(), mention["column"].as_u64()), (Some(5), Some(19)));
}
