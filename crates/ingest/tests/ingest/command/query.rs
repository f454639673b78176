//! `corpus query`: the answers of the engine, for people and for programs.

use serde_json::{Value, json};

use super::{good_folder, run};
use crate::folder::{Folder, article};

fn folder() -> Folder {
    folder_with("Then Acme Works built a quay.")
}

fn folder_with(sentence: &str) -> Folder {
    let folder = good_folder();
    let ferry = format!(
        "---\ntitle: The ferry\nsource: {{publisher: The Ferry}}\npublished: 2018-09-20\n---\n\
         A ferry left. {sentence}\n"
    );
    folder.write("c.md", ferry.as_bytes());
    folder.write("d.md", article("D", "Ferries, ferries.").as_bytes());
    folder
}

/// The slugs that a query finds, its folder given first.
fn slugs(folder: &Folder, args: &[&str]) -> Vec<String> {
    let (code, out, err) = run(folder, &[&["query", "seeds"], args, &["--json"]].concat());
    assert_eq!(code, 0, "{err}");
    let found: Value = serde_json::from_str(&out).unwrap();
    let hits = found["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["slug"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn words_and_options_find_what_the_viewer_finds() {
    let folder = folder();
    assert_eq!(slugs(&folder, &["ferr"]), ["d", "c"]);
    assert_eq!(slugs(&folder, &["ferry quay"]), ["c"]);
    assert_eq!(slugs(&folder, &["", "--entity", "acme"]), ["a", "c"]);
    assert_eq!(slugs(&folder, &["", "--entity", "ACME works"]), ["a", "c"], "by its name");
    assert_eq!(slugs(&folder, &["", "--topic", "Life"]), ["a"]);
    assert_eq!(slugs(&folder, &["", "--publisher", "the ferry"]), ["c"]);
    assert_eq!(slugs(&folder, &["", "--publisher", "(none)"]), ["b", "d"]);
    assert_eq!(slugs(&folder, &["", "--year", "2018", "--year", "2019"]), ["a", "c"]);
    assert_eq!(slugs(&folder, &["", "--year", "1900"]), [""; 0]);
    assert_eq!(slugs(&folder, &["", "--not", "entity:acme"]), ["b", "d"]);
    assert_eq!(slugs(&folder, &["", "--from", "2018-09-21", "--to", "2019"]), ["a"]);
    assert_eq!(slugs(&folder, &["", "--sort", "oldest"]), ["c", "a", "b", "d"]);
    let both = ["", "--publisher", "The Ferry", "--publisher", "The Courier", "--all", "publisher"];
    assert_eq!(slugs(&folder, &both), [""; 0]);
    assert_eq!(slugs(&folder, &["", "--limit", "1"]), ["a"]);
}

#[test]
fn an_address_of_the_viewer_is_a_query() {
    let folder = folder();
    assert_eq!(slugs(&folder, &["entity=acme&q=ferry&view=list&utm=x"]), ["c"]);
    assert_eq!(
        slugs(&folder, &["https://x.example/c/#publisher=The+Ferry&not=year%3A2019"]),
        ["c"]
    );
    assert_eq!(slugs(&folder, &["#q=ferr", "--not", "publisher:The Ferry"]), ["d"]);
    let (code, out, err) = run(&folder, &["query", "entity=acne&q=ferry"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("2 of 4 articles\n"), "{out}");
    assert_eq!(err, "corpus: warning: unknown entity \"acne\"; did you mean \"acme\"?\n");
}

#[test]
fn people_see_what_was_found_and_why() {
    let expected = "1 of 4 articles\n\
                    looked for ferry… (ferries)\n\
                    \n\
                    The ferry\n\
                    \x20 c · 20 September 2018 · The Ferry\n\
                    \x20 A ferry left.\n\
                    \x20 Acme Works (1 of 1): Then Acme Works built a quay. (paragraph 1)\n";
    let found = run(&folder(), &["query", "ferry", "--entity", "acme"]);
    assert_eq!(found, (0, expected.to_owned(), String::new()));
}

#[test]
fn nothing_in_an_article_commands_the_terminal() {
    let folder = folder_with("Then \u{1b}]0;Acme Works\u{7}\u{9b}31m built\u{202e} a quay.");
    for args in [&["query", "ferry", "--entity", "acme"][..], &["inspect"]] {
        let (code, out, err) = run(&folder, args);
        assert_eq!(code, 0, "{err}");
        let odd = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!out.contains(odd) && !err.contains(odd), "{out:?} {err:?}");
    }
}

#[test]
fn nothing_found_is_an_answer() {
    let answer = (0, "nothing found in 4 articles\n".to_owned(), String::new());
    assert_eq!(run(&folder(), &["query", "submarine"]), answer);
    let (code, out, _) = run(&folder(), &["query", "submarine", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found["n_hits"], &found["hits"]), (0, &json!(0), &json!([])));
}

#[test]
fn it_says_how_the_words_were_understood_and_what_may_have_been_meant() {
    let folder = folder();
    let (_, out, _) = run(&folder, &["query", "fery -quay publisher:\"the ferry\""]);
    let line = "looked for ferry (no article has fery), not quay, publisher The Ferry";
    assert!(out.starts_with(&format!("nothing found in 4 articles\n{line}\n")), "{out}");
    let (_, out, _) = run(&folder, &["query", "\"quay ferry\""]);
    assert!(out.ends_with("did you mean quay ferry? 1 article\n"), "{out}");
    let (_, out, _) = run(&folder, &["query", "é OR \"a ferry\"", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    let phrase = &found["understood"][1];
    assert_eq!(
        (&phrase["start"], &phrase["end"], &phrase["or"]),
        (&json!(5), &json!(14), &json!(true))
    );
    assert_eq!((&phrase["kind"], &phrase["terms"]), (&json!("phrase"), &json!(["a", "ferry"])));
    assert_eq!(found["suggestions"], json!([]));
}

#[test]
fn what_the_corpus_does_not_know_is_wrong_usage() {
    let folder = folder();
    for (args, complaint) in [
        (["--entity", "acne"], "unknown entity \"acne\"; did you mean \"acme\"?"),
        (["--topic", "worx"], "unknown topic \"worx\"; did you mean \"work\"?"),
        (["--publisher", "Nobody"], "unknown publisher \"Nobody\""),
        (["--year", "MMXX"], "unknown year \"MMXX\""),
        (["--not", "acme"], "\"acme\" names no facet and value, such as entity:acme"),
        (["--from", "yesterday"], "\"yesterday\" is no day such as 2018-09-20"),
    ] {
        let (code, out, err) = run(&folder, &[&["query"][..], &args[..]].concat());
        assert_eq!((code, out), (2, String::new()), "{args:?}");
        assert_eq!(err, format!("corpus: error: {complaint}\n"));
    }
    let (code, out, err) = run(&folder, &["query"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("corpus: error: nothing is asked"), "{err}");
}

#[test]
fn offsets_in_the_answer_are_code_points() {
    let folder = good_folder();
    let (_, out, _) = run(&folder, &["query", "work", "--entity", "acme", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    let hit = &found["hits"][0];
    assert_eq!(hit["snippet"]["text"], "Über Acme’s work: Acme.");
    assert_eq!(hit["snippet"]["marks"], json!([{ "start": 12, "end": 16, "text": "work" }]));
    let mark = json!({ "start": 5, "end": 9, "text": "Acme" });
    assert_eq!(hit["passages"][0]["mark"], mark);
    assert_eq!(hit["passages"][0]["facet"], "entity");
    assert_eq!(hit["passages"][0]["value"], "acme");
    let counted = json!([{ "value": "acme", "label": "Acme Works", "n_articles": 1 }]);
    assert_eq!(found["counts"]["entity"], counted);
}
