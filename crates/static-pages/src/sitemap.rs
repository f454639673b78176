//! `sitemap.xml`: where all pages are, for search engines (<https://www.sitemaps.org/protocol.html>).

use corpus::Corpus;
use corpus_viewer::static_view::StaticView;

use crate::Address;
use crate::markup::escape;

/// The most addresses that the protocol allows in one file.
const N_ADDRESSES: usize = 50_000;

/// The list; none where the address of the site is not known, because it must hold whole addresses.
pub fn sitemap(corpus: &Corpus, views: &[StaticView], address: &Address) -> Option<String> {
    let mut list = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for view in views.iter().take(N_ADDRESSES) {
        let location = address.of(&view.path(corpus))?;
        list.push_str(&format!("<url><loc>{}</loc></url>\n", escape(&location)));
    }
    list.push_str("</urlset>\n");
    Some(list)
}
