//! Each fault of a folder, as the one line that its editor sees.

use std::path::Path;

use crate::folder::{Folder, article, check};

const GOOD: &str = "---\ntitle: Good\n---\nWords.\n";

#[test]
fn a_good_folder_has_nothing_to_say() {
    check(&[("good.md", GOOD)], &[]);
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error_that_names_it() {
    let error = ingest::ingest(Path::new("no/such/folder")).unwrap_err();
    assert_eq!(error.path, Path::new("no/such/folder"));
    assert!(error.to_string().starts_with("no/such/folder: error: cannot read the folder: "));
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let line = "seeds: error: there are no articles; \
                add a file NAME.md, NAME.txt, NAME.html, NAME.jsonl or NAME.csv";
    check(&[], &[line]);
    check(&[("README.md", "Read me."), (".hidden.md", GOOD), ("map.png", "")], &[line]);
}

#[test]
fn an_article_may_be_in_another_encoding_and_the_files_beside_it_may_not() {
    let folder = Folder::of(&[("good.md", GOOD)]);
    folder.write("latin.md", b"---\ntitle: Caf\xe9\n---\nWords.\n");
    folder.write("topics.toml", b"\xff");
    assert_eq!(
        folder.lines(&folder.ingest()),
        [
            "seeds/latin.md: note: this is read as Windows-1252, it is not UTF-8; \
             if letters look wrong, save the file as UTF-8",
            "seeds/topics.toml:1:1: error: this is not UTF-8: the byte 0xff fits nowhere; \
             save the file as UTF-8",
        ]
    );
}

#[test]
fn front_matter_ends_and_has_a_title() {
    check(
        &[
            ("a.md", "Words.\n"),
            ("b.md", "---\nlang: en\n---\nWords.\n"),
            ("c.md", "---\nWords.\n"),
        ],
        &[
            "seeds/a.md:1:1: warning: there is no front matter; the title is its first sentence; \
             begin the file with a line `---`, a line `title: …` and a line `---`",
            "seeds/b.md:2:1: error: the article has no title; \
             add a line `title: …` to the front matter",
            "seeds/c.md:1:1: error: the front matter does not end; end it with a line `---`",
        ],
    );
}

#[test]
fn broken_yaml_is_named_with_its_place() {
    check(
        &[("a.md", "---\ntitle: A: b\n---\nWords.\n"), ("b.md", "---\ntitle: [x\n---\nWords.\n")],
        &[
            "seeds/a.md:2:9: error: this is not YAML: \
             mapping values are not allowed in this context; \
             put text that holds `: ` or ` #` in quotes",
            "seeds/b.md:3:1: error: this is not YAML: \
             while parsing a flow sequence, expected ',' or ']'; \
             put text that holds `: ` or ` #` in quotes",
        ],
    );
}

#[test]
fn broken_toml_is_named_with_its_place_and_blames_no_article() {
    check(
        &[
            ("a.md", "---\ntitle: A\ntopics: [trade]\nentities: [acme]\n---\nWords.\n"),
            ("topics.toml", "[[topic]]\nid = trade\n"),
            ("entities.toml", "[[entity]\n"),
            ("corpus.toml", "title = \"A\ntitle = 2"),
        ],
        &[
            "seeds/corpus.toml:1:11: error: this is not TOML: invalid basic string, expected `\"`; \
             text stands in quotes, lists in square brackets",
            "seeds/corpus.toml:2:1: error: this is not TOML: duplicate key; keep one of them",
            "seeds/entities.toml:1:10: error: this is not TOML: \
             unclosed array table, expected `]`; text stands in quotes, lists in square brackets",
            "seeds/topics.toml:2:6: error: this is not TOML: invalid boolean, expected `true`; \
             text stands in quotes, lists in square brackets",
        ],
    );
}

#[test]
fn an_unknown_key_is_a_warning_in_every_file() {
    check(
        &[
            ("a.md", "---\ntitle: A\npublishd: 2018\n---\nWords.\n"),
            ("corpus.toml", "titel = 'x'\n"),
            ("entities.toml", "entities = []\n"),
            ("topics.toml", "[[topic]]\nid = 'a'\nlabel = 'A'\nfrases = []\n"),
        ],
        &[
            r#"seeds/a.md:3:1: warning: unknown key "publishd"; did you mean "published"?"#,
            r#"seeds/corpus.toml:1:1: warning: unknown key "titel"; did you mean "title"?"#,
            r#"seeds/entities.toml:1:1: warning: unknown key "entities"; known here: entity"#,
            r#"seeds/topics.toml:4:1: warning: unknown key "frases"; did you mean "phrases"?"#,
        ],
    );
}

#[test]
fn a_value_of_the_wrong_type_is_named() {
    check(
        &[
            ("a.md", "---\ntitle: [A]\nsource: The Courier\n---\nWords.\n"),
            ("topics.toml", "topic = 'trade'\n"),
        ],
        &[
            r#"seeds/a.md:2:8: error: expected text, found a list in "title""#,
            r#"seeds/a.md:3:9: error: expected a table, found text in "source""#,
            r#"seeds/topics.toml:1:9: error: expected a list of tables, found text in "topic""#,
        ],
    );
}

#[test]
fn a_slug_belongs_to_one_file() {
    check(
        &[("b/x.md", GOOD), ("a/x.md", GOOD), ("x.md", GOOD)],
        &[
            r#"seeds/b/x.md: error: the slug "x" is taken by a/x.md; rename one of the files"#,
            r#"seeds/x.md: error: the slug "x" is taken by a/x.md; rename one of the files"#,
        ],
    );
}

#[test]
fn an_alias_belongs_to_one_entity() {
    check(
        &[
            ("good.md", GOOD),
            (
                "entities.toml",
                "[[entity]]\nid = 'acme'\nname = 'Acme'\nkind = 'organization'\n\
                 aliases = ['The Works']\n\
                 [[entity]]\nid = 'works'\nname = 'Works'\nkind = 'place'\n\
                 aliases = ['The Works']\n",
            ),
        ],
        &[
            "seeds/entities.toml:10:12: error: \"The Works\" is a name of \"works\" and of \"acme\" \
           (line 2); take it out of one, or make it a short form with a condition",
        ],
    );
}

#[test]
fn a_circle_is_spelled_out() {
    check(
        &[
            ("good.md", GOOD),
            (
                "topics.toml",
                "[[topic]]\nid = 'a'\nlabel = 'A'\nbroader = 'b'\n\
                 [[topic]]\nid = 'b'\nlabel = 'B'\nbroader = 'a'\n",
            ),
            (
                "entities.toml",
                "[[entity]]\nid = 'oslo'\nname = 'Oslo'\nkind = 'place'\nplace = 'oslo'\n",
            ),
        ],
        &[
            "seeds/entities.toml:5:9: error: \"place\" goes round in a circle: oslo > oslo; \
             take one of them out",
            "seeds/topics.toml:4:11: error: \"broader\" goes round in a circle: a > b > a; \
             take one of them out",
        ],
    );
}

#[test]
fn what_leads_nowhere_is_named_wherever_it_stands() {
    check(
        &[
            ("a.md", "---\ntitle: A\ntopics: [trad]\nentities: [zzz]\n---\nWords.\n"),
            (
                "entities.toml",
                "[[entity]]\nid = 'acme'\nname = 'Acme'\nkind = 'organization'\n\
                 place = 'oslo'\nparent = 'acne'\n",
            ),
            (
                "topics.toml",
                "[[topic]]\nid = 'trade'\nlabel = 'Trade'\nbroader = 'x'\nentities = ['acm']\n",
            ),
        ],
        &[
            r#"seeds/a.md:3:10: error: unknown topic "trad"; did you mean "trade" (topics.toml)?"#,
            r#"seeds/a.md:4:12: error: unknown entity "zzz"; add it to entities.toml or take it out"#,
            r#"seeds/entities.toml:5:9: error: unknown entity "oslo"; add it to entities.toml or take it out"#,
            r#"seeds/entities.toml:6:10: error: unknown entity "acne"; did you mean "acme" (entities.toml)?"#,
            r#"seeds/topics.toml:4:11: error: unknown topic "x"; add it to topics.toml or take it out"#,
            r#"seeds/topics.toml:5:13: error: unknown entity "acm"; did you mean "acme" (entities.toml)?"#,
        ],
    );
}

#[test]
fn ids_are_kebab_case() {
    check(
        &[("good.md", GOOD), ("topics.toml", "[[topic]]\nid = 'Trade War'\nlabel = 'Trade war'\n")],
        &["seeds/topics.toml:2:6: error: the id \"Trade War\" is not kebab-case ASCII; \
           write it as in \"trade-war\""],
    );
}

#[test]
fn dates_exist_and_follow_each_other() {
    let way_out = "write it as in 2018-09-20, 2018-09, 2018, 2019-11~, 2018? or 2018/2019";
    check(
        &[
            ("a.md", "---\ntitle: A\npublished: 2018-02-30\n---\nWords.\n"),
            ("b.md", "---\ntitle: B\nupdated: last May\n---\nWords.\n"),
            ("c.md", "---\ntitle: C\npublished: 2018-10-02\nupdated: 2018-10-01\n---\nWords.\n"),
        ],
        &[
            &format!(
                "seeds/a.md:3:12: error: \"2018-02-30\" is not a date: \
                 day is out of range for the month; {way_out}"
            ),
            &format!(
                "seeds/b.md:3:10: error: \"last May\" is not a date: \
                 whitespace is not allowed; {way_out}"
            ),
            "seeds/c.md:4:10: warning: it was updated (2018-10-01) before it was published \
             (2018-10-02); correct one of the two dates",
        ],
    );
}

#[test]
fn an_article_has_a_text() {
    let line = "seeds/a.md:3:1: error: the article has no text; write it below the front matter";
    check(&[("a.md", &article("A", "")), ("b.md", GOOD)], &[line]);
}

#[test]
fn what_was_found_somewhere_is_left_out_with_a_warning_and_the_rest_builds() {
    check(
        &[
            ("good.md", GOOD),
            ("a.txt", " \n"),
            ("b.html", "<title>B</title><script>x</script>"),
            ("c.jsonl", "{\"body\": \"Words.\", \"title\": \"C\"\n[]\n"),
            ("d.csv", "price,year\n5,1987\n"),
            ("e.csv", ""),
        ],
        &[
            "seeds/a.txt: warning: the article has no text; it is left out",
            "seeds/b.html: warning: the article has no text; it is left out",
            "seeds/c.jsonl:1:31: warning: this line is not JSON: EOF while parsing an object; \
             the record is left out",
            "seeds/c.jsonl:2:1: warning: this line is not JSON: invalid type: sequence, \
             expected an object with the fields of an article; the record is left out",
            "seeds/d.csv: warning: no record has a text; say in corpus.toml which field holds it: \
             [records] body = \"…\" (there are \"price\", \"year\")",
            "seeds/e.csv: warning: there are no records in this file; take it out",
        ],
    );
}

#[test]
fn files_that_resemble_something_are_warned_of_and_others_are_none_of_our_business() {
    check(
        &[
            ("good.md", GOOD),
            ("entitys.toml", ""),
            ("sub/topics.toml", ""),
            ("Cargo.toml", ""),
            ("a.docx", ""),
            ("refs.bib", ""),
            ("photo.jpg", ""),
        ],
        &[
            "seeds/a.docx: warning: this file is not read; articles are called a.md",
            "seeds/entitys.toml: warning: this file is not read; did you mean \"entities.toml\"?",
            "seeds/sub/topics.toml: warning: this file is not read; \
             topics.toml belongs at the top of the folder",
        ],
    );
}

#[test]
fn a_short_form_that_two_entities_claim_is_a_warning() {
    let person = |id, name| {
        format!(
            "[[entity]]\nid = '{id}'\nname = '{name}'\nkind = 'person'\n\
             short_forms = [{{ form = 'Lee', where = ['{name}'] }}]\n"
        )
    };
    check(
        &[
            ("a.md", &article("A", "Ann Lee met Bo Lee. Lee left, and Lee came back.")),
            ("entities.toml", &(person("ann-lee", "Ann Lee") + &person("bo-lee", "Bo Lee"))),
        ],
        &[
            "seeds/a.md: warning: \"Lee\" can mean \"ann-lee\" or \"bo-lee\" here and stays unmarked; \
           let the text use the full name, or narrow a short form",
        ],
    );
}

#[test]
fn entities_that_nothing_mentions_are_one_warning_unless_something_refers_to_them() {
    let entity = |id: &str| format!("[[entity]]\nid = '{id}'\nname = '{id}'\nkind = 'place'\n");
    let idle: String = ["b", "c", "d", "e", "f", "g"].map(entity).concat();
    check(
        &[
            ("a.md", &article("A", "words from oslo")),
            (
                "entities.toml",
                &format!("{}place = 'norway'\n{}{idle}", entity("oslo"), entity("norway")),
            ),
        ],
        &[
            r#"seeds/entities.toml:11:6: warning: no article mentions "b", "c", "d", "e", "f" and 1 more; correct the names, add aliases, or take them out"#,
        ],
    );
}

#[test]
fn a_warning_never_hides_an_error_and_all_come_in_one_run() {
    check(
        &[
            ("b.md", "---\ntitle: B\nx-y-z: 1\npublished: 2018-13\n---\n"),
            ("a.md", &article("A", "[x](javascript:y) <b>c</b>")),
        ],
        &[
            "seeds/a.md:4:1: warning: the link to \"javascript:y\" is left out, its words are kept; \
             links begin with https://, http:// or mailto:",
            "seeds/a.md:4:19: warning: the HTML \"<b>\" is left out, its words are kept; \
             write it in Markdown",
            "seeds/b.md:3:1: warning: unknown key \"x-y-z\"; known here: title, source, published, \
             updated, date_note, authors, lang, topics, entities, tags, summary",
            "seeds/b.md:4:12: error: \"2018-13\" is not a date: \
             month must be 01-12 or a sub-year code 21-41; \
             write it as in 2018-09-20, 2018-09, 2018, 2019-11~, 2018? or 2018/2019",
            "seeds/b.md:5:1: error: the article has no text; write it below the front matter",
        ],
    );
}
