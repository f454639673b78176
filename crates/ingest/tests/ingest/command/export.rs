//! `corpus export` and `corpus discover`: what they print is of the format that was asked for.

use std::fs;

use serde_json::Value;

use super::{good_folder, run};

#[test]
fn every_format_has_every_article() {
    let folder = good_folder();
    for (format, start, per_article) in [
        ("jsonld", "{\n  \"@context\": \"https://schema.org\"", "\"@type\": \"NewsArticle\""),
        ("csv", "\"id\",\"title\",", "\r\n\""),
        ("bibtex", "@article{a,\n", "language = {en}"),
        ("ris", "TY  - NEWS\r\nID  - a\r\n", "ER  - \r\n"),
    ] {
        let (code, out, err) = run(&folder, &["export", "--format", format]);
        assert_eq!((code, err.as_str()), (0, ""), "{format}");
        assert!(out.starts_with(start), "{format}: {out}");
        assert_eq!(out.matches(per_article).count(), 2, "{format}: {out}");
    }
}

#[test]
fn a_file_takes_what_standard_output_would_have_had() {
    let folder = good_folder();
    let (_, printed, _) = run(&folder, &["export", "seeds", "--format", "bibtex"]);
    let args = ["export", "seeds", "--format", "bibtex", "--output", "all.bib"];
    assert_eq!(run(&folder, &args), (0, String::new(), String::new()));
    assert_eq!(fs::read_to_string(folder.parent().join("all.bib")).unwrap(), printed);
    let (code, out, err) =
        run(&folder, &["export", "--format", "ris", "--output", "nowhere/all.ris"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("nowhere/all.ris: error: cannot write the file: "), "{err}");
}

#[test]
fn json_ld_ends_no_script_element() {
    let folder = good_folder();
    folder.write("c.md", b"---\ntitle: '</script><b>'\n---\n`</script>`\n");
    let (code, out, _) = run(&folder, &["export", "--format", "jsonld"]);
    assert_eq!(code, 0);
    assert!(!out.contains("</"), "{out}");
    let read: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(read["@graph"][2]["headline"], "</script><b>");
    assert_eq!(read["@graph"][2]["articleBody"], "</script>");
}

#[test]
fn a_folder_with_errors_exports_nothing() {
    let folder = good_folder();
    folder.write("entities.toml", b"[[entity]]\nid = 1\n");
    let args = ["export", "--format", "csv", "--output", "all.csv"];
    let (code, out, _) = run(&folder, &args);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(!folder.parent().join("all.csv").exists());
}

#[test]
fn what_is_discovered_is_toml() {
    let folder = good_folder();
    for args in [&["discover"][..], &["discover", "seeds", "--topics"]] {
        let (code, out, _) = run(&folder, args);
        assert_eq!(code, 0);
        out.parse::<toml::Table>().unwrap_or_else(|error| panic!("{error}\n{out}"));
    }
}
