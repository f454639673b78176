//! A corpus full of hostile content and the site of it, which the tests open in every way there is.
//!
//! Every attack stands once in every field that an editor or the source of an article could fill. What
//! runs all the same sets `window.pwned`, asks for `/pwned`, goes there or opens a dialog, so that it is
//! noticed. What no folder can hold, because reading it refuses it, is left out.

mod found;

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    project,
    site::{self, Site},
};

/// What is tried: to run, to break out of where it stands, to turn round or cover what stands beside,
/// to pass for another, and to be taken for a formula.
const ATTACKS: [&str; 28] = [
    "<script>window.pwned = true</script>",
    "</script><script>fetch('/pwned')</script>",
    "</title></style></textarea></noscript></template><script>location = '/pwned'</script>",
    "\"><img src=/pwned onerror=window.pwned=true>",
    "\" onmouseover=\"window.pwned=true\" style=\"position:fixed;inset:0\" ' onfocus='window.pwned=true' x=\"",
    "<svg onload=window.pwned=true><script>alert(1)</script><animate onbegin=window.pwned=true dur=1s></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=/pwned onerror=alert(1)&gt;\">",
    "<iframe srcdoc=\"<script>parent.pwned = true</script>\"></iframe><object data=/pwned></object><embed src=/pwned>",
    "<form action=javascript:window.pwned=true><input formaction=/pwned autofocus></form><details open ontoggle=alert(1)>",
    "<base href=/pwned/><meta http-equiv=refresh content=\"0;url=/pwned\"><link rel=stylesheet href=/pwned.css>",
    "<!-- --!><script>window.pwned=true</script> -->]]><script>window.pwned=true</script><![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt; %3Cscript%3E \\u003cscript\\u003e {{constructor.constructor('alert(1)')()}} ${alert(1)} \\",
    "javascript:window.pwned=true",
    "data:text/html,<script>opener.pwned=true</script>",
    "\u{2028}window.pwned=true//\u{2029}*/window.pwned=true/*",
    "&entity=acme#article=index&ui=reader&lock=year:1",
    "\"'`‘’“”«»\\\"\\'\\`",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",
    "\u{202e}exe.txt\u{2067}ylno daer",
    "\u{2069}\u{202c}\u{2069}closed before it opens \u{202e}denrut",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12",
    "Ac\u{200b}me\u{2060}\u{ad}\u{feff}\u{fff9}\u{e0041}",
    STACKED,
    WORD,
];

/// Letters under and over two hundred marks, which [`attack`] adds.
const STACKED: &str = "stacked Z";
/// Stands for a word of ten thousand letters.
const WORD: &str = "word";

/// Addresses that lead to a program, to this machine or out of the attribute they stand in.
const ADDRESSES: [&str; 26] = [
    "javascript:window.pwned=true",
    "JaVaScRiPt:window.pwned=true",
    "javascript://example.org/%0Awindow.pwned=true",
    "java\tscript:window.pwned=true",
    "\u{1}javascript:window.pwned=true",
    "\u{a0}javascript:window.pwned=true",
    " javascript:window.pwned=true",
    "&#106;avascript:window.pwned=true",
    "javascript&colon;window.pwned=true",
    "java&Tab;script:window.pwned=true",
    "jav&#x0A;ascript:window.pwned=true",
    "vbscript:msgbox(1)",
    "livescript:window.pwned=true",
    "data:text/html,<script>opener.pwned=true</script>",
    "data:text/html;base64,PHNjcmlwdD5vcGVuZXIucHduZWQ9dHJ1ZTwvc2NyaXB0Pg==",
    "DATA:image/svg+xml,<svg onload=opener.pwned=true>",
    "blob:https://example.org/1",
    "file:///etc/passwd",
    "//example.org/pwned",
    "/pwned",
    "pwned",
    "\\\\example.org\\pwned",
    "https:javascript:window.pwned=true",
    "http://javascript:window.pwned=true@example.org/",
    "https://example.org/\"onmouseover=\"window.pwned=true",
    "mailto:a@example.org?body=\"><script>window.pwned=true</script>",
];

/// Names of files, which become addresses and names of files again.
const SLUGS: [&str; 20] = [
    "..%2f..%2fx",
    "\"><b>",
    "<script>window.pwned=true<",
    "javascript:window.pwned=true",
    "=cmd",
    "@import",
    "con",
    "index",
    "a b",
    "ü",
    "A",
    "a",
    "a&entity=acme#p1",
    "'",
    "%00",
    "~20",
    "a..",
    "-rf",
    "\u{202e}dm",
    "p1",
];

/// The bytes of a title that somebody pasted a book into.
const N_BYTES: usize = 1 << 20;

/// Builds the site if it is not built already.
pub fn build() -> Result<Site> {
    let site = site::beside("hostile", project::root().to_path_buf(), Some(corpus()));
    write()?;
    site::build(&site)?;
    Ok(site)
}

/// The folder of articles.
pub fn corpus() -> PathBuf {
    project::sites().join("hostile/corpus")
}

fn write() -> Result<()> {
    let folder = corpus();
    project::remove_folder(&folder)?;
    let write = |name: &str, text: String| project::write(&folder.join(name), text.as_bytes());
    write("corpus.toml", about())?;
    write("entities.toml", entities())?;
    write("topics.toml", topics())?;
    for idx in 0..ATTACKS.len() {
        let slug = SLUGS.get(idx).map_or_else(|| format!("attack-{idx}"), ToString::to_string);
        write(&format!("{slug}.md"), article(idx))?;
    }
    write("addresses.md", addresses())?;
    write("megabyte.md", megabyte())?;
    for (name, bytes) in found::files() {
        project::write(&folder.join(name), &bytes)?;
    }
    Ok(())
}

/// An attack as it is written out.
fn attack(idx: usize) -> String {
    match ATTACKS[idx % ATTACKS.len()] {
        // High, low, and, in fonts that do not stack them, wide.
        STACKED => format!(
            "{STACKED}{} Z{} Z{}",
            "\u{301}".repeat(200),
            "\u{323}".repeat(200),
            "\u{310}\u{301}\u{323}\u{489}".repeat(50)
        ),
        WORD => WORD.repeat(2500),
        other => other.to_owned(),
    }
}

fn about() -> String {
    let all: Vec<String> = (0..ATTACKS.len() - 1).map(attack).collect();
    format!(
        "title = {}\ndescription = {}\nlicence = {}\nurl = {}\n{}",
        quoted("Hostile </title><script>window.pwned = true</script> \"corpus\" '&amp;\u{202e}"),
        quoted(&all.join(" ")),
        quoted("\u{202e}<a href=javascript:window.pwned=true onclick=window.pwned=true>CC</a>"),
        quoted("https://example.org/'onload='window.pwned=true'/&lt;/script&gt;"),
        found::RECORDS,
    )
}

/// An entity per attack; two whose keys could pass for names that the page needs; and two that look alike.
fn entities() -> String {
    const KINDS: [&str; 6] = ["organization", "person", "place", "product", "policy", "event"];
    let entity = |id: &str, name: &str, idx: usize| {
        format!(
            "[[entity]]\nid = {}\nname = {}\nkind = {}\naliases = [{}, {}]\ndescription = {}\n\n",
            quoted(id),
            quoted(name),
            quoted(KINDS[idx % KINDS.len()]),
            quoted(&format!("{id} {}", attack(idx + 1))),
            quoted(&format!("{} {id}", attack(idx + 2))),
            quoted(&attack(idx + 3)),
        )
    };
    let mut entities: String =
        (0..ATTACKS.len()).map(|idx| entity(&format!("entity-{idx}"), &attack(idx), idx)).collect();
    entities.push_str(&entity("card", "Card", 0));
    entities.push_str(&entity("heading", "Heading", 1));
    entities.push_str(&entity("acme", "Acme", 2));
    // Its first two letters are Cyrillic.
    entities.push_str(&entity("acme-2", "\u{410}\u{441}me", 3));
    entities
}

/// A topic per attack, some below others.
fn topics() -> String {
    let topic = |idx: usize| {
        let broader = match idx % 4 {
            0 => String::new(),
            _ => format!("broader = \"topic-{}\"\n", idx - 1),
        };
        let phrases = if idx.is_multiple_of(8) { "phrases = [\"pwned\", \"cmd\"]\n" } else { "" };
        format!(
            "[[topic]]\nid = \"topic-{idx}\"\nlabel = {}\nalt_labels = [{}]\ndescription = {}\n{broader}{phrases}\n",
            quoted(&attack(idx)),
            quoted(&attack(idx + 1)),
            quoted(&attack(idx + 2)),
        )
    };
    (0..ATTACKS.len()).map(topic).collect()
}

/// An article with attack `idx` as its title, and others of them in the other fields.
fn article(idx: usize) -> String {
    let front_matter = format!(
        "---\ntitle: {}\nsource:\n  publisher: {}\n  title: {}\n  url: {}\npublished: {}\n\
         date_note: {}\nauthors: [{}, {}]\nsummary: {}\ntags: [{}]\n\
         topics: [topic-{idx}]\nentities: [entity-{idx}, card, heading]\n---\n",
        quoted(&attack(idx)),
        quoted(&attack(idx + 1)),
        quoted(&attack(idx + 2)),
        quoted("https://example.org/\"onmouseover=\"window.pwned=true\"<script>"),
        2000 + idx,
        quoted(&attack(idx + 3)),
        quoted(&attack(idx + 4)),
        quoted(&attack(idx + 5)),
        quoted(&attack(idx + 6)),
        quoted(&attack(idx + 7)),
    );
    let plain = |more: usize| as_plain_text(&attack(idx + more));
    let raw = attack(idx);
    let body = format!(
        "# {}\n\nCard, Heading, Acme and \u{410}\u{441}me: {} and 5 more, *{}*, **{}**, {CODE}{raw}{CODE}.\n\n\
         ## {}\n\n- {}\n  1. {}\n\n> {}\n\n[{}](<https://example.org/{}>) \
         ![{}](javascript:window.pwned=true)\n\n\
         {FENCE}html\n{raw}\n{FENCE}\n\n| {} | {} |\n|---|---|\n| {} | NUL \0 \u{b}\u{1b}[31m\u{7f} |\n\n\
         A note[^1].\n\n[^1]: {}\n\n{raw}\n",
        plain(1),
        plain(0),
        plain(2),
        plain(3),
        plain(4),
        plain(5),
        plain(6),
        plain(7),
        plain(8),
        plain(9).chars().take(200).collect::<String>(),
        plain(10),
        plain(11),
        plain(12),
        plain(13),
        plain(14),
    );
    front_matter + &body
}

/// Longer than any run of backticks in an attack.
const CODE: &str = "`````";
const FENCE: &str = "``````";

/// An article that links to all that a page must not link to.
fn addresses() -> String {
    let link = |address: &&str| {
        let inside = address.replace('<', "\\<").replace('>', "\\>");
        format!("[words](<{inside}>) ![picture](<{inside}>) <{address}>\n\n[words][{address}]\n\n")
    };
    let links: String = ADDRESSES.iter().map(link).collect();
    format!("---\ntitle: Addresses\n---\nAcme.\n\n{links}")
}

/// An article with a title of one megabyte.
fn megabyte() -> String {
    let title = "megabyte ".repeat(N_BYTES / 9);
    format!("---\ntitle: {}\nentities: [acme]\n---\nShort.\n", quoted(&title))
}

/// Text in quotes, for YAML and TOML alike.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Text that Markdown reads as such.
fn as_plain_text(text: &str) -> String {
    let letter = |letter: char| {
        [Some('\\').filter(|_| letter.is_ascii_punctuation()), Some(letter)].into_iter().flatten()
    };
    text.chars().flat_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attack_stands_in_every_field() {
        let articles: Vec<String> = (0..ATTACKS.len()).map(article).collect();
        for idx in 0..ATTACKS.len() {
            let written = quoted(&attack(idx));
            for field in
                ["title: ", "  publisher: ", "  title: ", "date_note: ", "authors: [", "summary: "]
            {
                let line = format!("\n{field}{written}");
                assert!(articles.iter().any(|article| article.contains(&line)), "{line}");
            }
        }
    }

    #[test]
    fn plain_text_keeps_its_signs() {
        assert_eq!(as_plain_text("a <b> *c*"), r"a \<b\> \*c\*");
    }
}
