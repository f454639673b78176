//! What is being embedded: the page, and the view of it that the reader has open.
//!
//! All of it is text from the address bar. What the values are called is the corpus's business, which
//! is not needed here.

use form_urlencoded::parse;

/// Keys of the fragment that choose articles and can be locked. `q` is not one of them: a frame in
/// which nobody may search is no viewer.
const FILTERS: [&str; 7] = ["entity", "topic", "publisher", "year", "not", "from", "to"];

/// Keys that belong to a frame and not to the view in it.
const OF_FRAMES: [&str; 6] = ["ui", "theme", "lock", "hide", "host", "mirror"];

/// A page of the viewer with a view open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    page: String,
    title: String,
    pairs: Vec<Pair>,
    frame: Vec<Pair>,
}

/// A key of the fragment and its value.
pub type Pair = (String, String);

impl View {
    /// A view by the address of the page (its fragment does not count), the fragment, with or without
    /// `#`, and the title of the page.
    pub fn new(page: &str, fragment: &str, title: &str) -> Self {
        let page = page.split('#').next().unwrap_or_default();
        let pairs = parse(fragment.trim_start_matches('#').as_bytes()).into_owned();
        let (frame, pairs) = pairs.partition(|(key, _)| OF_FRAMES.contains(&&**key));
        Self { page: tidy(page), title: one_line(title), pairs, frame }
    }

    /// The address of the page, without a fragment. It has no character that any markup minds.
    pub fn page(&self) -> &str {
        &self.page
    }

    /// The address of another file of the site.
    pub fn file(&self, name: &str) -> String {
        let path = self.page.split('?').next().unwrap_or_default();
        let folder = path.rfind('/').map_or("", |at| &path[..=at]);
        format!("{folder}{name}")
    }

    /// Scheme, host and port: what a security policy names.
    pub fn origin(&self) -> &str {
        self.page.split_at(path_start(&self.page)).0
    }

    /// The title of the page, in one line.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Pairs of the fragment that say what is seen, in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(key, value)| (&**key, &**value))
    }

    /// The filters that can be locked, each once: those that are so already, and those that are set.
    pub fn filters(&self) -> Vec<Pair> {
        let locked = self.locked();
        let set = self.pairs.iter().filter(|(key, _)| is_filter(key)).cloned();
        let mut filters: Vec<Pair> = Vec::new();
        for filter in locked.into_iter().chain(set) {
            if !filters.contains(&filter) {
                filters.push(filter);
            }
        }
        filters
    }

    /// The filters that the present address locks.
    pub fn locked(&self) -> Vec<Pair> {
        let locks = self.of_frame("lock").filter_map(|lock| lock.split_once(':'));
        let locks = locks.filter(|(key, _)| is_filter(key));
        locks.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    /// Values of a key that belongs to frames.
    pub fn of_frame<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.frame.iter().filter(move |(of, _)| of == key).map(|(_, value)| &**value)
    }

    /// Whether an article is open.
    pub fn has_article(&self) -> bool {
        self.pairs.iter().any(|(key, _)| key == "article")
    }
}

/// Whether a key of the fragment chooses articles and can be locked.
pub fn is_filter(key: &str) -> bool {
    FILTERS.contains(&key)
}

/// The same address without anything that one markup or another would take for its own.
///
/// A path may contain `|`, `'` or `}`, and browsers leave them as they are. Written as `%7C` they mean
/// the same to a server. Doubled `_` and `~` are magic words and signatures in MediaWiki.
fn tidy(page: &str) -> String {
    let mut tidied = String::new();
    let (origin, path) = page.split_at(path_start(page));
    let mut is_query = false;
    tidied.push_str(origin);
    for byte in path.bytes() {
        is_query |= byte == b'?';
        let is_doubled = matches!(byte, b'_' | b'~') && tidied.ends_with(char::from(byte));
        let is_plain = byte.is_ascii_alphanumeric()
            || b"-._~/%:@,+=!?".contains(&byte)
            || (is_query && byte == b'&');
        if is_plain && !is_doubled {
            tidied.push(char::from(byte));
        } else {
            tidied.push_str(&format!("%{byte:02X}"));
        }
    }
    tidied
}

/// Where the path of an address begins.
fn path_start(address: &str) -> usize {
    let host = address.find("://").map_or(0, |at| at + "://".len());
    address[host..].find(['/', '?']).map_or(address.len(), |at| host + at)
}

fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_is_taken_apart_into_the_view_and_what_belongs_to_the_frame() {
        let view = View::new(
            "https://host.example/corpus/",
            "#q=a+b&entity=megvii&ui=compact&lock=topic:privacy&host=https://x.example",
            "Articles",
        );
        let pairs: Vec<_> = view.pairs().collect();
        assert_eq!(pairs, [("q", "a b"), ("entity", "megvii")]);
        assert_eq!(view.of_frame("ui").collect::<Vec<_>>(), ["compact"]);
        let filters = [("topic", "privacy"), ("entity", "megvii")];
        assert_eq!(view.filters(), filters.map(|(key, value)| (key.to_owned(), value.to_owned())));
        assert_eq!(view.locked().len(), 1);
    }

    #[test]
    fn a_lock_that_is_none_is_not_one() {
        let locked = |fragment| View::new("https://a.example/", fragment, "").locked();
        for fragment in ["lock=topic", "lock=q:word", "lock=", "locks=topic:privacy"] {
            assert!(locked(fragment).is_empty(), "{fragment}");
        }
        assert_eq!(locked("lock=not:entity:x"), [("not".to_owned(), "entity:x".to_owned())]);
    }

    #[test]
    fn files_of_the_site_lie_beside_the_page() {
        for page in
            ["https://a.example/c/", "https://a.example/c/index.html", "https://a.example/c/?v=/1"]
        {
            let view = View::new(page, "", "");
            assert_eq!(view.file("embed.js"), "https://a.example/c/embed.js");
            assert_eq!(view.origin(), "https://a.example");
        }
        assert_eq!(View::new("http://[::1]:80/", "", "").origin(), "http://[::1]:80");
    }

    #[test]
    fn what_a_markup_would_mind_is_written_as_servers_read_it() {
        let page = |page| View::new(page, "", "").page().to_owned();
        assert_eq!(page("https://a.example/x|y}}/"), "https://a.example/x%7Cy%7D%7D/");
        assert_eq!(page("https://a.example/~me/__TOC__"), "https://a.example/~me/_%5FTOC_%5F");
        assert_eq!(page("https://a.example/a&b?c&d#e"), "https://a.example/a%26b?c&d");
        assert_eq!(page("https://a.example/%7C/"), "https://a.example/%7C/");
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(View::new("", "", " one\n\t two\u{0} ").title(), "one two");
    }
}
