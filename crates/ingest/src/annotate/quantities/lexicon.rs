//! The words that quantities and dates are made of.

use std::sync::LazyLock;

use super::currency::{self, Currency};
use super::table::Table;

/// What a word is to the grammars. One meaning a word: where a word has two, such as "second" or
/// "may", the grammar that asks knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Any other word.
    Other,
    /// A word of grammar that neither begins nor belongs to a quantity.
    Function,
    /// A verb, or a word like one, that ends as plurals do.
    Verb,
    /// "two", "thirty".
    Cardinal(u8),
    /// "hundred", "mln": so many powers of ten.
    Scale(u8),
    /// "k", "m", "bn": a scale only when it is glued to digits or follows a sign of money.
    ShortScale(u8),
    Dozen,
    /// "first", "third".
    Ordinal(u8),
    /// "thirds", "tenths".
    Fraction(u8),
    Half,
    Quarter,
    Month(u8),
    /// A short month, such as "Sept", that needs a point or a number beside it.
    ShortMonth(u8),
    /// From Monday, which is 0.
    Weekday(u8),
    ShortWeekday(u8),
    Season(Season),
    Time(TimeUnit),
    Currency(Currency),
    Percent,
    /// "per", which with "cent" makes a percentage.
    Per,
    Cent,
    Percentage,
    Basis,
    Point,
    /// "bps".
    BasisPoint,
    /// "hundreds" of this noun without an s: "people".
    Plural,
    A,
    And,
    At,
    By,
    For,
    From,
    In,
    Of,
    On,
    Or,
    Out,
    The,
    To,
    Than,
    Since,
    Until,
    Between,
    /// "during", "before", "after" and other prepositions of time.
    During,
    Last,
    Next,
    This,
    Early,
    Mid,
    Late,
    Earlier,
    Later,
    Ago,
    Today,
    Yesterday,
    Tomorrow,
    Weekend,
    /// A day with a name that is one word.
    Holiday,
    Fiscal,
    /// "old", "aged".
    Age,
    /// "his", "her", "their".
    Their,
    More,
    Less,
    Over,
    Under,
    Least,
    Most,
    Up,
    About,
    Nearly,
    Much,
    Number,
    Rank,
    Place,
    /// "largest", "biggest".
    Superlative,
    /// "will", "plans": what is spoken of is to come.
    Future,
    /// "was", "said": what is spoken of is over.
    Past,
    Be,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Fall,
    Winter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

impl TimeUnit {
    /// The unit's name in a figure.
    pub fn key(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

impl Word {
    /// Whether the word ends a noun and its adjectives: a preposition, a pronoun, a verb.
    pub fn ends_noun_phrase(self) -> bool {
        !matches!(
            self,
            Self::Other
                | Self::Plural
                | Self::Number
                | Self::Place
                | Self::Rank
                | Self::Basis
                | Self::Point
                | Self::Ordinal(_)
                | Self::Season(_)
                | Self::Superlative
                | Self::Fiscal
                | Self::Quarter
        )
    }
}

/// What the lexicon knows of words.
pub(super) fn lexicon() -> &'static Table<Word> {
    &LEXICON
}

static LEXICON: LazyLock<Table<Word>> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .flat_map(|&(words, meaning)| words.split(' ').map(move |word| (word, meaning)));
    let names = currency::names().map(|(name, currency)| (name, Word::Currency(currency)));
    Table::new(words.chain(names))
});

const WORDS: &[(&str, Word)] = &[
    ("zero", Word::Cardinal(0)),
    ("one", Word::Cardinal(1)),
    ("two", Word::Cardinal(2)),
    ("three", Word::Cardinal(3)),
    ("four", Word::Cardinal(4)),
    ("five", Word::Cardinal(5)),
    ("six", Word::Cardinal(6)),
    ("seven", Word::Cardinal(7)),
    ("eight", Word::Cardinal(8)),
    ("nine", Word::Cardinal(9)),
    ("ten", Word::Cardinal(10)),
    ("eleven", Word::Cardinal(11)),
    ("twelve", Word::Cardinal(12)),
    ("thirteen", Word::Cardinal(13)),
    ("fourteen", Word::Cardinal(14)),
    ("fifteen", Word::Cardinal(15)),
    ("sixteen", Word::Cardinal(16)),
    ("seventeen", Word::Cardinal(17)),
    ("eighteen", Word::Cardinal(18)),
    ("nineteen", Word::Cardinal(19)),
    ("twenty", Word::Cardinal(20)),
    ("thirty", Word::Cardinal(30)),
    ("forty", Word::Cardinal(40)),
    ("fifty", Word::Cardinal(50)),
    ("sixty", Word::Cardinal(60)),
    ("seventy", Word::Cardinal(70)),
    ("eighty", Word::Cardinal(80)),
    ("ninety", Word::Cardinal(90)),
    ("hundred", Word::Scale(2)),
    ("thousand", Word::Scale(3)),
    ("lakh lakhs", Word::Scale(5)),
    ("million mln mlns mio", Word::Scale(6)),
    ("crore crores", Word::Scale(7)),
    ("billion bln blns milliard", Word::Scale(9)),
    ("trillion trln trillon", Word::Scale(12)),
    ("k", Word::ShortScale(3)),
    ("m mn mm", Word::ShortScale(6)),
    ("b bn", Word::ShortScale(9)),
    ("tn", Word::ShortScale(12)),
    ("dozen", Word::Dozen),
    ("first", Word::Ordinal(1)),
    ("third", Word::Ordinal(3)),
    ("fourth", Word::Ordinal(4)),
    ("fifth", Word::Ordinal(5)),
    ("sixth", Word::Ordinal(6)),
    ("seventh", Word::Ordinal(7)),
    ("eighth", Word::Ordinal(8)),
    ("ninth", Word::Ordinal(9)),
    ("tenth", Word::Ordinal(10)),
    ("eleventh", Word::Ordinal(11)),
    ("twelfth", Word::Ordinal(12)),
    ("thirteenth", Word::Ordinal(13)),
    ("fourteenth", Word::Ordinal(14)),
    ("fifteenth", Word::Ordinal(15)),
    ("sixteenth", Word::Ordinal(16)),
    ("seventeenth", Word::Ordinal(17)),
    ("eighteenth", Word::Ordinal(18)),
    ("nineteenth", Word::Ordinal(19)),
    ("twentieth", Word::Ordinal(20)),
    ("second", Word::Ordinal(2)),
    ("thirds", Word::Fraction(3)),
    ("quarters", Word::Fraction(4)),
    ("fifths", Word::Fraction(5)),
    ("sixths", Word::Fraction(6)),
    ("eighths", Word::Fraction(8)),
    ("tenths", Word::Fraction(10)),
    ("half", Word::Half),
    ("quarter qtr", Word::Quarter),
    ("january", Word::Month(1)),
    ("february", Word::Month(2)),
    ("march", Word::Month(3)),
    ("april", Word::Month(4)),
    ("may", Word::Month(5)),
    ("june", Word::Month(6)),
    ("july", Word::Month(7)),
    ("august", Word::Month(8)),
    ("september", Word::Month(9)),
    ("october", Word::Month(10)),
    ("november", Word::Month(11)),
    ("december", Word::Month(12)),
    ("jan", Word::ShortMonth(1)),
    ("feb", Word::ShortMonth(2)),
    ("mar", Word::ShortMonth(3)),
    ("apr", Word::ShortMonth(4)),
    ("jun", Word::ShortMonth(6)),
    ("jul jly", Word::ShortMonth(7)),
    ("aug", Word::ShortMonth(8)),
    ("sep sept", Word::ShortMonth(9)),
    ("oct", Word::ShortMonth(10)),
    ("nov", Word::ShortMonth(11)),
    ("dec", Word::ShortMonth(12)),
    ("monday mondays", Word::Weekday(0)),
    ("tuesday tuesdays", Word::Weekday(1)),
    ("wednesday wednesdays", Word::Weekday(2)),
    ("thursday thursdays", Word::Weekday(3)),
    ("friday fridays", Word::Weekday(4)),
    ("saturday saturdays", Word::Weekday(5)),
    ("sunday sundays", Word::Weekday(6)),
    ("mon", Word::ShortWeekday(0)),
    ("tue tues", Word::ShortWeekday(1)),
    ("wed", Word::ShortWeekday(2)),
    ("thu thur thurs", Word::ShortWeekday(3)),
    ("fri", Word::ShortWeekday(4)),
    ("sat", Word::ShortWeekday(5)),
    ("sun", Word::ShortWeekday(6)),
    ("spring", Word::Season(Season::Spring)),
    ("summer", Word::Season(Season::Summer)),
    ("autumn", Word::Season(Season::Autumn)),
    ("fall", Word::Season(Season::Fall)),
    ("winter", Word::Season(Season::Winter)),
    ("seconds secs", Word::Time(TimeUnit::Second)),
    ("minute minutes min mins", Word::Time(TimeUnit::Minute)),
    ("hour hours hr hrs", Word::Time(TimeUnit::Hour)),
    ("day days", Word::Time(TimeUnit::Day)),
    ("week weeks", Word::Time(TimeUnit::Week)),
    ("month months mths", Word::Time(TimeUnit::Month)),
    ("year years yrs", Word::Time(TimeUnit::Year)),
    ("decade decades", Word::Time(TimeUnit::Decade)),
    ("century centuries", Word::Time(TimeUnit::Century)),
    ("percent pct", Word::Percent),
    ("per", Word::Per),
    ("cent", Word::Cent),
    ("percentage", Word::Percentage),
    ("basis", Word::Basis),
    ("point points pt pts", Word::Point),
    ("bp bps", Word::BasisPoint),
    (
        "people men women children staff aircraft police personnel feet livestock cattle sheep fish \
      teeth mice geese data media criteria alumni mph kph bpd spacecraft troops species",
        Word::Plural,
    ),
    ("a an", Word::A),
    ("and", Word::And),
    ("at", Word::At),
    ("by", Word::By),
    ("for", Word::For),
    ("from", Word::From),
    ("in", Word::In),
    ("of", Word::Of),
    ("on", Word::On),
    ("or", Word::Or),
    ("out", Word::Out),
    ("the", Word::The),
    ("to", Word::To),
    ("than", Word::Than),
    ("since", Word::Since),
    ("until till", Word::Until),
    ("between", Word::Between),
    (
        "during before after through throughout around circa within ended ending ends beginning \
      starting effective dated",
        Word::During,
    ),
    ("last", Word::Last),
    ("next coming", Word::Next),
    ("this", Word::This),
    ("early", Word::Early),
    ("mid", Word::Mid),
    ("late", Word::Late),
    ("earlier", Word::Earlier),
    ("later", Word::Later),
    ("ago", Word::Ago),
    ("today tonight", Word::Today),
    ("yesterday", Word::Yesterday),
    ("tomorrow", Word::Tomorrow),
    (
        "christmas xmas easter thanksgiving halloween sabbath ramadan passover hanukkah diwali pentecost",
        Word::Holiday,
    ),
    ("weekend", Word::Weekend),
    ("fiscal fy", Word::Fiscal),
    ("old aged age ages", Word::Age),
    ("his her their its my our your", Word::Their),
    ("more exceeding topping exceeded exceeds", Word::More),
    ("less fewer lower below", Word::Less),
    ("over above", Word::Over),
    ("under", Word::Under),
    ("least", Word::Least),
    ("most maximum", Word::Most),
    ("up", Word::Up),
    ("about approximately roughly some estimated approx reported", Word::About),
    ("nearly almost", Word::Nearly),
    ("much many", Word::Much),
    ("number no nos", Word::Number),
    ("ranked ranks ranking ranked", Word::Rank),
    ("place", Word::Place),
    (
        "largest biggest smallest highest lowest busiest richest fastest longest oldest tallest \
      strongest worst best poorest youngest deadliest greatest leading cheapest heaviest",
        Word::Superlative,
    ),
    (
        "will would shall should could might must can plans plan plans planning scheduled expected \
      expects expect due slated upcoming hopes intends forthcoming tentatively ll",
        Word::Future,
    ),
    ("was were had has have did said says told been announced reported", Word::Past),
    ("be", Word::Be),
    (
        "i he she it we they you who whom which that these those there here where when while what why \
      how if as with without into onto upon off down against among amid across toward towards via \
      not nor but so yet too also only just even then now again still already never ever always \
      both either neither each every any all no none other another such same own very well is are \
      am do does done being having because although though unless whether him them us me vs versus \
      another including like per plus minus times compared",
        Word::Function,
    ),
    (
        "does goes comes makes takes gives gets sees says wants needs shows rises falls remains seems \
      appears becomes begins starts stays leads holds keeps runs works costs includes follows means \
      yes thus this perhaps always sometimes besides afterwards less unless across whereas \
      news politics economics mathematics physics series plus ours yours theirs hers",
        Word::Verb,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::letters;

    #[test]
    fn words_are_known_whatever_their_case() {
        let word = |word: &str| lexicon().get(&letters(word.as_bytes(), 0));
        assert_eq!(word("Million"), Some(Word::Scale(6)));
        assert_eq!(word("MLN"), Some(Word::Scale(6)));
        assert_eq!(word("sept"), Some(Word::ShortMonth(9)));
        assert_eq!(word("second"), Some(Word::Ordinal(2)));
        assert_eq!(word("Abracadabra"), None);
    }
}
