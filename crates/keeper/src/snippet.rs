//! The snippet: what the keeper pastes, written as the place reads it.
//!
//! Whatever the view contains, the place reads the same address back. The address itself has no
//! character that a markup minds (see [`View`]); the title may have any.

mod escape;

use form_urlencoded::Serializer;

use crate::options::{Options, Place, Theme, Ui};
use crate::view::{Pair, View};
use escape::{html, label, markdown, velocity};

/// What a frame may do, and nothing else: run the program as a page of its origin, open articles'
/// sources in a new tab, and save what is taken away.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-downloads";

/// The text to paste.
pub fn snippet(view: &View, options: &Options) -> String {
    let options = &options.possible(view);
    let address = address(view, options);
    let (width, height) = (width(options), options.height);
    let title = view.title();
    let frame = || frame(&address, title, &width, height);
    match options.place {
        Place::Html | Place::ConfluenceMacro => frame(),
        Place::Element => element(view, options),
        Place::MediaWikiWidgets => format!(
            "{{{{#widget:Iframe|url={address}|width={width}|height={height}|border=0|title={}}}}}",
            label(title)
        ),
        Place::MediaWikiIframeTag => format!(
            "<iframe src=\"{}\" width=\"{width}\" height=\"{height}\" sandbox=\"{SANDBOX}\"></iframe>",
            html(&address)
        ),
        Place::DokuWikiPlugin => {
            let width =
                options.width.map_or_else(|| "100%".to_owned(), |width| format!("{width}px"));
            format!("{{{{url>{address} {width},{height}px noborder|{}}}}}", label(title))
        }
        Place::DokuWikiHtml => format!("<HTML>\n{}\n</HTML>", frame()),
        Place::ConfluenceUserMacro => format!("## @noparams\n{}", velocity(&frame())),
        Place::ConfluenceStorage => format!(
            "<ac:structured-macro ac:name=\"html\"><ac:plain-text-body><![CDATA[{}]]>\
             </ac:plain-text-body></ac:structured-macro>",
            frame()
        ),
        Place::ConfluenceCloud => address,
        Place::XWiki => format!("{{{{html clean=\"false\"}}}}\n{}\n{{{{/html}}}}", frame()),
        Place::SharePoint => format!(
            "<iframe src=\"{}\" width=\"{width}\" height=\"{height}\" title=\"{}\"></iframe>",
            html(&address),
            html(title)
        ),
        Place::Markdown => {
            format!("[![{}]({})]({address})", markdown(title), view.file("card.svg"))
        }
    }
}

/// The address of the view as a frame or a link opens it.
pub fn address(view: &View, options: &Options) -> String {
    with_fragment(view, address_pairs(view, options))
}

/// The same for a frame in a page of this very origin, which it may tell how high it is.
pub fn preview_address(view: &View, options: &Options) -> String {
    let host = ("host", view.origin().to_owned());
    with_fragment(view, address_pairs(view, options).chain([host]))
}

fn with_fragment<'a>(view: &View, pairs: impl Iterator<Item = (&'a str, String)>) -> String {
    let fragment = fragment(pairs);
    if fragment.is_empty() {
        return view.page().to_owned();
    }
    format!("{}#{fragment}", view.page())
}

fn address_pairs<'a>(
    view: &'a View,
    options: &'a Options,
) -> impl Iterator<Item = (&'a str, String)> {
    let locked = options.locked.iter().map(|(key, value)| ("lock", format!("{key}:{value}")));
    let hidden = options.hidden.iter().map(|&key| ("hide", key.to_owned()));
    let ui = (options.ui != Ui::Full).then(|| ("ui", options.ui.key().to_owned()));
    // The page around is asked by `embed.js`, which then says `light` or `dark`.
    let has_theme = !matches!(options.theme, Theme::Auto | Theme::Host);
    let theme = has_theme.then(|| ("theme", options.theme.key().to_owned()));

    let open = open(view, options).map(|(key, value)| (key, value.to_owned()));
    open.chain(locked).chain(hidden).chain(ui).chain(theme)
}

/// Pairs of the view that are not locked.
fn open<'a>(view: &'a View, options: &'a Options) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_locked =
        |pair: &(&str, &str)| options.locked.iter().any(|(key, value)| (&**key, &**value) == *pair);
    view.pairs().filter(move |pair| !is_locked(pair))
}

fn fragment<'a>(pairs: impl Iterator<Item = (&'a str, impl AsRef<str>)>) -> String {
    let mut fragment = Serializer::new(String::new()).extend_pairs(pairs).finish();
    // A magic word or a signature of MediaWiki begins with it.
    while let Some(at) = fragment.find("__") {
        fragment.replace_range(at + 1..at + 2, "%5F");
    }
    fragment
}

fn width(options: &Options) -> String {
    options.width.map_or_else(|| "100%".to_owned(), |width| width.to_string())
}

fn frame(address: &str, title: &str, width: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\"\n  width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         style=\"border:0\" allow=\"clipboard-write\"\n  sandbox=\"{SANDBOX}\"></iframe>",
        html(address),
        html(title)
    )
}

fn element(view: &View, options: &Options) -> String {
    let mut element = format!("<script src=\"{}\" defer></script>\n", html(&view.file("embed.js")));
    element.push_str("<corpus-viewer");
    let mut attribute = |name: &str, value: &str| {
        element.push_str(&format!(" {name}=\"{}\"", html(value)));
    };
    attribute("src", view.page());
    attribute("title", view.title());
    let locked = options.locked.iter().map(|(key, value): &Pair| (&**key, &**value));
    let hidden = options.hidden.join(" ");
    for (name, value) in
        [("filter", fragment(open(view, options))), ("lock", fragment(locked)), ("hide", hidden)]
    {
        if !value.is_empty() {
            attribute(name, &value);
        }
    }
    if options.ui != Ui::Compact {
        attribute("ui", options.ui.key());
    }
    if options.theme != Theme::Auto {
        attribute("theme", options.theme.key());
    }
    if !options.is_auto_height {
        attribute("height", &options.height.to_string());
    }
    if options.is_mirrored {
        element.push_str(" mirror");
    }
    element.push_str("></corpus-viewer>");
    element
}
