//! What whoever keeps the wiki must allow, so that the snippet works there.

use crate::options::Place;
use crate::view::View;

/// What must be allowed in this place, in a sentence or two. Words between backquotes are to be typed.
pub fn advice(place: Place, view: &View) -> String {
    let origin = view.origin();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    match place {
        Place::Html => format!(
            "If the page has a Content-Security-Policy, its `frame-src` must name `{origin}`."
        ),
        Place::Element => format!(
            "If the page has a Content-Security-Policy, its `script-src` and its `frame-src` must \
             name `{origin}`. A wiki that drops <script> loads `{}` with its own scripts.",
            view.file("embed.js")
        ),
        Place::MediaWikiWidgets => format!(
            "An administrator installs the extension Widgets and makes the page `Widget:Iframe`. \
             If `$wgCSPHeader` restricts `default-src`, it must name `{origin}`."
        ),
        Place::MediaWikiIframeTag => format!(
            "An administrator installs the extension IframeTag and lists `{host}` among its hosts; \
             otherwise nothing is shown. The extension drops the title and the clipboard."
        ),
        Place::DokuWikiPlugin => "An administrator installs the plugin iframe. It has no sandbox, \
             and no clipboard but the old command, which the viewer uses."
            .to_owned(),
        Place::DokuWikiHtml => "An administrator sets `htmlok`, which lets everyone who may edit \
             write any HTML; newer versions need the plugin htmlok for it."
            .to_owned(),
        Place::ConfluenceMacro => "An administrator enables the HTML macro, which lets everyone \
             who may edit write any HTML. Insert the macro and paste this as its body."
            .to_owned(),
        Place::ConfluenceUserMacro => "A system administrator makes a user macro without a body \
             and pastes this as its template. Then everyone can insert it by its name."
            .to_owned(),
        Place::ConfluenceStorage => {
            "An administrator enables the HTML macro. This is the macro as \
             the page's storage format has it, for the source editor and the REST interface."
                .to_owned()
        }
        Place::ConfluenceCloud => "An administrator installs an app that shows a page by its \
             address, and allows this one. Saving files needs `allow-downloads` in the app's frame."
            .to_owned(),
        Place::XWiki => "The author of the page needs the right to use the HTML macro without \
             restriction. In restricted places an administrator adds `iframe` to \
             `xml.htmlElementSanitizer.extraAllowedTags`."
            .to_owned(),
        Place::SharePoint => format!(
            "A site administrator adds `{host}` under HTML Field Security. Paste this into the \
             Embed web part; the address must begin with https."
        ),
        Place::Markdown => "Nothing. The picture comes from this host, so the wiki must show \
             pictures of other hosts."
            .to_owned(),
    }
}

/// What the host of the viewer must allow for any frame.
pub const HOST: &str = "This viewer's own host must let the page around show it: `frame-ancestors` \
     names that page's origin, and there is no `X-Frame-Options`.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_are_told_the_origin_and_lists_of_hosts_the_host() {
        let view = View::new("https://host.example:8443/corpus/", "", "");
        assert!(advice(Place::Html, &view).contains("`https://host.example:8443`"));
        assert!(advice(Place::SharePoint, &view).contains("`host.example:8443`"));
        assert!(advice(Place::Element, &view).contains("/corpus/embed.js`"));
    }

    #[test]
    fn every_place_has_one_or_two_sentences_and_closes_what_is_to_be_typed() {
        for place in Place::ALL {
            let advice = advice(place, &View::new("https://host.example/", "", ""));
            assert!(advice.ends_with('.') && advice.split('`').count() % 2 == 1, "{advice}");
        }
    }
}
