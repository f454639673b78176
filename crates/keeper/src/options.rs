//! What the keeper chooses in the dialog, and what of it a place can have.

use crate::view::{Pair, View};

/// Where the view is to appear, and by which means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`Place::name` says what they are")]
pub enum Place {
    Html,
    Element,
    MediaWikiWidgets,
    MediaWikiIframeTag,
    DokuWikiPlugin,
    DokuWikiHtml,
    ConfluenceMacro,
    ConfluenceUserMacro,
    ConfluenceStorage,
    ConfluenceCloud,
    XWiki,
    SharePoint,
    Markdown,
}

/// How much of the page the frame shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`Ui::name` says what they are")]
pub enum Ui {
    Full,
    Compact,
    Reader,
}

/// Light or dark, and who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`Theme::name` says what they are")]
pub enum Theme {
    Auto,
    Host,
    Light,
    Dark,
}

/// A facet by its key in links and its name on the page.
pub const FACETS: [(&str, &str); 4] =
    [("entity", "Entities"), ("topic", "Topics"), ("publisher", "Publishers"), ("year", "Years")];

/// What the keeper chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Where the view is to appear.
    pub place: Place,
    /// How much of it.
    pub ui: Ui,
    /// In which theme.
    pub theme: Theme,
    /// Whether the frame becomes as high as its content.
    pub is_auto_height: bool,
    /// Height in pixels where it does not.
    pub height: u32,
    /// Width in pixels; as wide as the page around if none.
    pub width: Option<u32>,
    /// Keys of the facets that are not shown.
    pub hidden: Vec<&'static str>,
    /// Filters that the reader cannot remove.
    pub locked: Vec<Pair>,
    /// Whether the address of the page around follows the view.
    pub is_mirrored: bool,
}

impl Options {
    /// What the dialog begins with: as the address of the view has it, else what suits most pages.
    pub fn new(view: &View) -> Self {
        let hidden = |key: &str| view.of_frame("hide").any(|hidden| hidden == key);
        let theme = view.of_frame("theme").last().and_then(Theme::from_key);
        Self {
            place: Place::Html,
            ui: view.of_frame("ui").last().and_then(Ui::from_key).unwrap_or(Ui::Compact),
            theme: theme.filter(|&theme| theme != Theme::Host).unwrap_or(Theme::Auto),
            is_auto_height: true,
            height: 640,
            width: None,
            hidden: FACETS.iter().map(|&(key, _)| key).filter(|key| hidden(key)).collect(),
            locked: view.locked(),
            is_mirrored: false,
        }
    }

    /// The same as far as the place and the view can have it.
    pub fn possible(&self, view: &View) -> Self {
        let mut options = self.clone();
        let place = self.place;
        options.is_auto_height &= place.is_element();
        options.is_mirrored &= place.is_element();
        if place.is_element() || !place.has_size() {
            options.width = None;
        }
        if options.theme == Theme::Host && !place.is_element() {
            options.theme = Theme::Auto;
        }
        if options.ui == Ui::Reader && !view.has_article() {
            options.ui = Ui::Compact;
        }
        if !place.is_frame() {
            options.ui = Ui::Full;
        }
        options
    }
}

impl Place {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 13] = [
        Self::Html,
        Self::Element,
        Self::MediaWikiWidgets,
        Self::MediaWikiIframeTag,
        Self::DokuWikiPlugin,
        Self::DokuWikiHtml,
        Self::ConfluenceMacro,
        Self::ConfluenceUserMacro,
        Self::ConfluenceStorage,
        Self::ConfluenceCloud,
        Self::XWiki,
        Self::SharePoint,
        Self::Markdown,
    ];

    /// What keepers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML page: <iframe>",
            Self::Element => "HTML page: <corpus-viewer>",
            Self::MediaWikiWidgets => "MediaWiki with Widgets",
            Self::MediaWikiIframeTag => "MediaWiki with IframeTag",
            Self::DokuWikiPlugin => "DokuWiki with the iframe plugin",
            Self::DokuWikiHtml => "DokuWiki with embedded HTML",
            Self::ConfluenceMacro => "Confluence Data Center: HTML macro",
            Self::ConfluenceUserMacro => "Confluence Data Center: user macro",
            Self::ConfluenceStorage => "Confluence Data Center: storage format",
            Self::ConfluenceCloud => "Confluence Cloud: an iframe app",
            Self::XWiki => "XWiki",
            Self::SharePoint => "SharePoint: Embed web part",
            Self::Markdown => "Markdown only: a link with a picture",
        }
    }

    /// Whether the place runs `embed.js`, which does what a frame alone cannot.
    pub fn is_element(self) -> bool {
        self == Self::Element
    }

    /// Whether the view is seen there, and not only linked to.
    pub fn is_frame(self) -> bool {
        self != Self::Markdown
    }

    /// Whether the snippet says how large the frame is.
    pub fn has_size(self) -> bool {
        !matches!(self, Self::ConfluenceCloud | Self::Markdown)
    }
}

impl Ui {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Full, Self::Compact, Self::Reader];

    /// The word for it in links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Reader => "reader",
        }
    }

    /// What keepers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "The whole page",
            Self::Compact => "Without the title",
            Self::Reader => "The open article alone",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ui| ui.key() == key)
    }
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Host, Self::Light, Self::Dark];

    /// The word for it in links and attributes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Host => "host",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What keepers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "As the reader's system",
            Self::Host => "As the page around",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(fragment: &str) -> View {
        View::new("https://a.example/", fragment, "")
    }

    #[test]
    fn the_dialog_begins_with_what_the_address_says() {
        let options = Options::new(&view("ui=full&theme=dark&hide=year&lock=year:2018"));
        assert_eq!((options.ui, options.theme), (Ui::Full, Theme::Dark));
        assert_eq!(options.hidden, ["year"]);
        assert_eq!(options.locked, [("year".to_owned(), "2018".to_owned())]);
        assert_eq!(Options::new(&view("ui=nonsense&theme=host")), Options::new(&view("")));
    }

    #[test]
    fn what_a_plain_frame_cannot_do_is_only_had_from_the_element() {
        let mut options = Options::new(&view(""));
        options.theme = Theme::Host;
        options.is_mirrored = true;
        for place in Place::ALL {
            options.place = place;
            let possible = options.possible(&view(""));
            let is_element = place == Place::Element;
            assert_eq!(possible.is_auto_height, is_element, "{place:?}");
            assert_eq!(possible.is_mirrored, is_element, "{place:?}");
            assert_eq!(possible.theme == Theme::Host, is_element, "{place:?}");
        }
    }

    #[test]
    fn the_article_alone_needs_an_article() {
        let options = Options { ui: Ui::Reader, ..Options::new(&view("")) };
        assert_eq!(options.possible(&view("article=a")).ui, Ui::Reader);
        assert_eq!(options.possible(&view("")).ui, Ui::Compact);
    }
}
