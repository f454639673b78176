//! Words that tell keywords for a search engine from sentences.

/// Nouns of trade, and words that only keywords are made of. The second part says whether a noun
/// is one person or firm, which in a sentence needs an article.
pub(super) const TRADE: [(&str, bool); 66] = [
    ("dealer", true),
    ("dealers", false),
    ("supplier", true),
    ("suppliers", false),
    ("distributor", true),
    ("distributors", false),
    ("wholesaler", true),
    ("reseller", true),
    ("provider", true),
    ("providers", false),
    ("agency", true),
    ("agencies", false),
    ("service", true),
    ("services", false),
    ("shop", true),
    ("shops", false),
    ("store", true),
    ("stores", false),
    ("company", true),
    ("companies", false),
    ("clinic", true),
    ("clinics", false),
    ("lawyer", true),
    ("lawyers", false),
    ("attorney", true),
    ("plumber", true),
    ("plumbers", false),
    ("locksmith", true),
    ("contractor", true),
    ("contractors", false),
    ("installation", true),
    ("repair", true),
    ("rental", true),
    ("rentals", false),
    ("hire", true),
    ("systems", false),
    ("cameras", false),
    ("software", false),
    ("packages", false),
    ("tickets", false),
    ("hotels", false),
    ("hotel", true),
    ("flights", false),
    ("loans", false),
    ("loan", true),
    ("insurance", false),
    ("mortgage", true),
    ("casino", true),
    ("casinos", false),
    ("betting", false),
    ("slots", false),
    ("poker", false),
    ("escorts", false),
    ("escort", true),
    ("viagra", false),
    ("pills", false),
    ("furniture", false),
    ("shoes", false),
    ("handbags", false),
    ("watches", false),
    ("course", true),
    ("courses", false),
    ("classes", false),
    ("training", false),
    ("design", false),
    ("marketing", false),
];

/// Words with which keywords begin.
pub(super) const PUFFS: [&str; 9] =
    ["best", "cheap", "cheapest", "buy", "affordable", "top", "order", "discount", "hire"];

/// Words that no keyword for a search engine holds, and that a sentence is full of.
pub(super) const GRAMMAR: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my",
    "your", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can",
    "could", "may", "might", "should", "must", "do", "does", "did", "not", "no", "which", "who",
    "said", "says", "he", "she", "they", "we", "i", "you", "it", "some", "any", "all", "many",
    "most", "more", "other", "such", "into", "than", "by", "from", "with", "as", "because", "of",
    "out", "up", "to",
];

/// Pronouns after which no noun can stand.
pub(super) const PRONOUNS: [&str; 5] = ["us", "me", "him", "them", "it"];

/// Whether a word goes on with a sentence behind a place.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "but"
            | "which"
            | "who"
            | "that"
            | "to"
            | "when"
            | "while"
            | "as"
            | "on"
            | "for"
            | "with"
            | "by"
            | "from"
            | "at"
            | "in"
            | "of"
            | "is"
            | "are"
            | "was"
            | "were"
    )
}
