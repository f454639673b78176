//! Snippets read back as the place reads them: the address is the same, whatever is in the view.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use form_urlencoded::parse;
use keeper::options::{FACETS, Options, Place, Theme, Ui};
use keeper::snippet::{address, snippet};
use keeper::view::View;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};

type Attributes = BTreeMap<String, String>;

/// The attributes of the first tag with this name, read as browsers do.
fn tag(html: &str, name: &str) -> Attributes {
    let start = format!("<{name} ");
    let at = html.find(&start).unwrap_or_else(|| panic!("no <{name}> in {html}"));
    let mut rest = &html[at + start.len()..];
    let mut attributes = Attributes::new();
    loop {
        rest = rest.trim_start();
        if rest.starts_with('>') {
            return attributes;
        }
        let end = rest.find(['=', ' ', '>']).expect("an attribute ends");
        let key = &rest[..end];
        rest = &rest[end..];
        let Some(quoted) = rest.strip_prefix("=\"") else {
            attributes.insert(key.to_owned(), String::new());
            continue;
        };
        let (value, after) = quoted.split_once('"').expect("a value ends");
        assert!(attributes.insert(key.to_owned(), unescape(value)).is_none(), "{key} twice");
        rest = after;
    }
}

fn unescape(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let (entity, after) = rest[at + 1..].split_once(';').expect("a reference ends");
        text.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => {
                let number = number.strip_prefix('#').expect("a known reference");
                char::from_u32(number.parse().unwrap()).unwrap()
            }
        });
        rest = after;
    }
    text + rest
}

fn iframe_src(html: &str) -> String {
    assert_eq!(html.matches('<').count(), 2, "one element: {html}");
    tag(html, "iframe").remove("src").unwrap()
}

/// What stands between the first of one and the next of another, with nothing outside.
#[track_caller]
fn inside<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let text = text.strip_prefix(start).unwrap_or_else(|| panic!("{text} begins with {start}"));
    let (inside, after) = text.split_once(end).unwrap();
    assert_eq!(after, "", "nothing after {end}");
    inside
}

/// The address that the place takes from the snippet.
fn read_back(place: Place, snippet: &str) -> String {
    match place {
        Place::Html | Place::ConfluenceMacro | Place::SharePoint => iframe_src(snippet),
        Place::MediaWikiIframeTag => {
            // Nothing that the wiki would take for its own before it knows the tag.
            assert!(!["{{", "~~~", "__", "[["].iter().any(|mark| snippet.contains(mark)));
            iframe_src(snippet)
        }
        Place::MediaWikiWidgets => {
            assert!(!["~~~", "__", "''", "[[", "<"].iter().any(|mark| snippet.contains(mark)));
            let arguments = inside(snippet, "{{#widget:Iframe|", "}}");
            let pairs = arguments.split('|').map(|pair| pair.split_once('=').unwrap());
            let arguments: BTreeMap<_, _> = pairs.collect();
            assert_eq!(arguments.len(), 5, "{snippet}");
            arguments["url"].to_owned()
        }
        Place::DokuWikiPlugin => {
            let (rest, _) = inside(snippet, "{{url>", "}}").split_once('|').unwrap();
            rest.split_once(' ').unwrap().0.to_owned()
        }
        Place::DokuWikiHtml => iframe_src(inside(snippet, "<HTML>", "</HTML>")),
        Place::ConfluenceUserMacro => {
            let template = snippet.strip_prefix("## @noparams\n").unwrap();
            let mut commands = template.split('#').skip(1).map(|rest| rest.chars().next());
            assert!(
                commands.all(|char| char.is_none_or(|char| char.is_ascii_digit())),
                "{template}"
            );
            assert!(!template.contains('$'));
            iframe_src(template)
        }
        Place::ConfluenceStorage => {
            let start = "<ac:structured-macro ac:name=\"html\"><ac:plain-text-body><![CDATA[";
            iframe_src(inside(snippet, start, "]]></ac:plain-text-body></ac:structured-macro>"))
        }
        Place::ConfluenceCloud => snippet.to_owned(),
        Place::XWiki => iframe_src(inside(snippet, "{{html clean=\"false\"}}\n", "\n{{/html}}")),
        Place::Markdown => {
            let mut links = Parser::new(snippet).filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                _ => None,
            });
            let link = links.next().unwrap_or_else(|| panic!("no link in {snippet}"));
            assert_eq!(links.next(), None);
            link
        }
        Place::Element => unreachable!("it has no address"),
    }
}

fn pairs(fragment: &str) -> Vec<(String, String)> {
    parse(fragment.trim_start_matches('#').as_bytes()).into_owned().collect()
}

fn view(fragment: &str) -> View {
    View::new("https://host.example/corpus/", fragment, "Clippings")
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z|={}\\[\\]()<>'\"`~_*&;#%+!\\\\$ /\n-]{0,24}",
        Just(
            "x|y=}} {{subst:z}} ~~~~ __TOC__ ]]> </iframe> --> {{/html}} </HTML> &amp; #end"
                .to_owned()
        ),
    ]
}

fn fragments() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("entity".to_owned()),
        Just("publisher".to_owned()),
        Just("not".to_owned()),
        Just("q".to_owned()),
        Just("article".to_owned()),
        text(),
    ];
    let pairs = prop::collection::vec((key, text()), 0..5);
    let encoded = pairs.prop_map(|pairs| {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    });
    prop_oneof![encoded, text()]
}

fn views() -> impl Strategy<Value = View> {
    let page = prop_oneof![
        Just("https://host.example/corpus/".to_owned()),
        text().prop_map(|path| format!("http://[::1]:8080/{}", path.replace('#', ""))),
    ];
    (page, fragments(), text())
        .prop_map(|(page, fragment, title)| View::new(&page, &fragment, &title))
}

fn with_options() -> impl Strategy<Value = (View, Options)> {
    let place = prop::sample::select(Place::ALL.to_vec());
    let ui = prop::sample::select(Ui::ALL.to_vec());
    let theme = prop::sample::select(Theme::ALL.to_vec());
    let size = (prop::option::of(1..2000_u32), 1..2000_u32, any::<bool>(), any::<bool>());
    let hidden = prop::sample::subsequence(FACETS.to_vec(), 0..=FACETS.len());
    (views(), place, ui, theme, size, hidden, any::<[bool; 5]>()).prop_map(
        |(view, place, ui, theme, (width, height, is_auto_height, is_mirrored), hidden, locks)| {
            let filters = view.filters().into_iter().zip(locks);
            let locked = filters.filter(|(_, is_locked)| *is_locked).map(|(filter, _)| filter);
            let options = Options {
                place,
                ui,
                theme,
                is_auto_height,
                height,
                width,
                hidden: hidden.into_iter().map(|(key, _)| key).collect(),
                locked: locked.collect(),
                is_mirrored,
            };
            (view, options)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_reads_the_same_address((view, options) in with_options()) {
        prop_assume!(options.place != Place::Element);
        let expected = address(&view, &options.possible(&view));
        prop_assert_eq!(read_back(options.place, &snippet(&view, &options)), expected);
    }

    #[test]
    fn the_address_says_what_is_seen_and_what_is_locked((view, options) in with_options()) {
        let options = options.possible(&view);
        let address = address(&view, &options);
        let (page, fragment) = address.split_once('#').unwrap_or((&address, ""));
        prop_assert_eq!(page, view.page());
        let (frame, open): (Vec<_>, Vec<_>) = pairs(fragment)
            .into_iter()
            .partition(|(key, _)| ["ui", "theme", "lock", "hide"].contains(&&**key));
        let locked: Vec<_> = options.locked.iter().map(|(key, value)| format!("{key}:{value}")).collect();
        let of = |wanted| frame.iter().filter(move |(key, _)| key == wanted).map(|(_, value)| value);
        prop_assert!(of("lock").eq(&locked));
        prop_assert!(of("hide").eq(&options.hidden));
        let seen = view.pairs().map(|(key, value)| (key.to_owned(), value.to_owned()));
        let seen: Vec<_> = seen.filter(|pair| !options.locked.contains(pair)).collect();
        prop_assert_eq!(open, seen);
    }

    #[test]
    fn the_element_is_told_the_same_in_attributes((view, options) in with_options()) {
        let options = Options { place: Place::Element, ..options }.possible(&view);
        let snippet = snippet(&view, &options);
        prop_assert_eq!(tag(&snippet, "script")["src"].clone(), view.file("embed.js"));
        let element = tag(&snippet, "corpus-viewer");
        prop_assert_eq!(&*element["src"], view.page());
        prop_assert_eq!(&*element["title"], view.title());
        let given = |name: &str| element.get(name).map_or("", |value| value);
        let filter = pairs(given("filter"));
        let lock = pairs(given("lock"));
        prop_assert_eq!(&lock, &options.locked);
        let seen = view.pairs().map(|(key, value)| (key.to_owned(), value.to_owned()));
        prop_assert!(filter.into_iter().eq(seen.filter(|pair| !lock.contains(pair))));
        prop_assert!(given("hide").split_whitespace().eq(options.hidden.iter().copied()));
        prop_assert_eq!(element.contains_key("mirror"), options.is_mirrored);
        prop_assert_eq!(element.contains_key("height"), !options.is_auto_height);
    }

    #[test]
    fn a_title_is_read_back_where_the_markup_can_hold_it((view, options) in with_options()) {
        let of = |place| snippet(&view, &Options { place, ..options.clone() });
        prop_assert_eq!(&*tag(&of(Place::Html), "iframe")["title"], view.title());
        let mut alt = String::new();
        for event in Parser::new(&of(Place::Markdown)) {
            if let Event::Text(text) | Event::Code(text) = event {
                alt.push_str(&text);
            }
        }
        prop_assert_eq!(alt, view.title());
    }
}

#[test]
fn the_recommended_frame_is_exactly_this() {
    let view = view("entity=megvii&topic=privacy");
    assert_eq!(
        snippet(&view, &Options::new(&view)),
        "<iframe src=\"https://host.example/corpus/#entity=megvii&amp;topic=privacy&amp;ui=compact\" \
         title=\"Clippings\"\n  width=\"100%\" height=\"640\" loading=\"lazy\" style=\"border:0\" \
         allow=\"clipboard-write\"\n  sandbox=\"allow-scripts allow-same-origin allow-popups \
         allow-downloads\"></iframe>"
    );
}

#[test]
fn each_wiki_gets_its_own_markup() {
    let view = view("#topic=privacy");
    let of = |place| snippet(&view, &Options { place, ..Options::new(&view) });
    let address = "https://host.example/corpus/#topic=privacy&ui=compact";
    assert_eq!(
        of(Place::MediaWikiWidgets),
        format!(
            "{{{{#widget:Iframe|url={address}|width=100%|height=640|border=0|title=Clippings}}}}"
        )
    );
    assert_eq!(
        of(Place::DokuWikiPlugin),
        format!("{{{{url>{address} 100%,640px noborder|Clippings}}}}")
    );
    assert_eq!(of(Place::ConfluenceCloud), address);
    assert_eq!(
        of(Place::Markdown),
        "[![Clippings](https://host.example/corpus/card.svg)](https://host.example/corpus/#topic=privacy)"
    );
    assert_eq!(
        of(Place::Element),
        "<script src=\"https://host.example/corpus/embed.js\" defer></script>\n\
         <corpus-viewer src=\"https://host.example/corpus/\" title=\"Clippings\" \
         filter=\"topic=privacy\"></corpus-viewer>"
    );
}

#[test]
fn a_locked_filter_moves_from_the_view_to_the_lock() {
    let view = view("topic=privacy&publisher=A+%26+B&not=entity:x");
    let mut options = Options { ui: Ui::Full, ..Options::new(&view) };
    options.locked = view.filters();
    assert_eq!(
        address(&view, &options),
        "https://host.example/corpus/#lock=topic%3Aprivacy&lock=publisher%3AA+%26+B&lock=not%3Aentity%3Ax"
    );
    options.place = Place::Element;
    let element = tag(&snippet(&view, &options), "corpus-viewer");
    assert_eq!(element["lock"], "topic=privacy&publisher=A+%26+B&not=entity%3Ax");
    assert!(!element.contains_key("filter"));
}
