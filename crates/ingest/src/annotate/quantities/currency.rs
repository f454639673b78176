//! Names, codes and signs of money.

use super::lexicon::Word;
use super::token::{Kind, Tokens};

/// A currency, or the hundredth of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Currency(u16);

/// How an amount in a currency may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// A name: only after the amount.
    After,
    /// A name or abbreviation on either side.
    Either,
    /// A code in capitals, on either side.
    Code,
    /// A name that is an ordinary word as well: only with a scale, a nation or a sterling beside it.
    Unsure,
}

struct Entry {
    /// Words in small letters; of a code, the letters in their own case.
    names: &'static str,
    /// ISO 4217, or the name where it says no more.
    unit: &'static str,
    /// How many of it make one of the unit.
    parts: f64,
    how: Use,
}

const fn entry(names: &'static str, unit: &'static str, how: Use) -> Entry {
    Entry { names, unit, parts: 1.0, how }
}

/// Names first: a name that is a code too is read as a name.
const CURRENCIES: &[Entry] = &[
    entry("dollar dollars", "USD", Use::After),
    entry("dlrs dlr", "USD", Use::Either),
    Entry { names: "cents cts", unit: "USD", parts: 100.0, how: Use::After },
    entry("euro euros", "EUR", Use::After),
    entry("pound pounds", "GBP", Use::Unsure),
    entry("sterling stg", "GBP", Use::After),
    Entry { names: "pence", unit: "GBP", parts: 100.0, how: Use::After },
    entry("yen", "JPY", Use::After),
    entry("yuan renminbi", "CNY", Use::After),
    entry("won", "KRW", Use::Unsure),
    entry("rupee rupees", "INR", Use::After),
    entry("rupiah rupiahs", "IDR", Use::After),
    entry("ringgit ringgits", "MYR", Use::After),
    entry("baht", "THB", Use::After),
    entry("rand rands", "ZAR", Use::After),
    entry("marks", "DEM", Use::After),
    entry("guilder guilders", "NLG", Use::After),
    entry("lire", "ITL", Use::After),
    entry("lira liras", "TRY", Use::After),
    entry("peseta pesetas", "ESP", Use::After),
    entry("escudo escudos", "PTE", Use::After),
    entry("drachma drachmas", "GRD", Use::After),
    entry("schillings", "ATS", Use::After),
    entry("markka", "FIM", Use::After),
    entry("kronor", "SEK", Use::After),
    entry("ruble rubles rouble roubles", "RUB", Use::After),
    entry("hryvnia hryvnias", "UAH", Use::After),
    entry("zloty zlotys", "PLN", Use::After),
    entry("forint forints", "HUF", Use::After),
    entry("koruna korunas", "CZK", Use::After),
    entry("shekel shekels", "ILS", Use::After),
    entry("naira", "NGN", Use::After),
    entry("cedi cedis", "GHS", Use::After),
    entry("birr", "ETB", Use::After),
    entry("taka", "BDT", Use::After),
    entry("dong", "VND", Use::Unsure),
    entry("reais", "BRL", Use::After),
    entry("cruzado cruzados", "BRC", Use::After),
    entry("austral australs", "ARA", Use::After),
    entry("bolivar bolivars", "VEB", Use::After),
    entry("dirham dirhams", "AED", Use::After),
    entry("riyal riyals", "SAR", Use::After),
    entry("rial rials", "IRR", Use::After),
    entry("ecus ecu", "XEU", Use::After),
    entry("sdrs", "XDR", Use::After),
    // Several countries have one; without a nation beside it, no more is known than the name.
    entry("franc francs", "francs", Use::After),
    entry("peso pesos", "pesos", Use::After),
    entry("dinar dinars", "dinars", Use::After),
    entry("crown crowns", "crowns", Use::Unsure),
    entry("krone kroner kroners", "kroner", Use::After),
    entry("shillings", "shillings", Use::After),
    entry("USD", "USD", Use::Code),
    entry("EUR", "EUR", Use::Code),
    entry("GBP", "GBP", Use::Code),
    entry("JPY", "JPY", Use::Code),
    entry("CNY RMB", "CNY", Use::Code),
    entry("HKD", "HKD", Use::Code),
    entry("AUD", "AUD", Use::Code),
    entry("CAD", "CAD", Use::Code),
    entry("NZD", "NZD", Use::Code),
    entry("SGD", "SGD", Use::Code),
    entry("TWD", "TWD", Use::Code),
    entry("CHF SFr SFR SwFr Sfr", "CHF", Use::Code),
    entry("INR Rs", "INR", Use::Code),
    entry("KRW", "KRW", Use::Code),
    entry("MYR RM", "MYR", Use::Code),
    entry("IDR Rp", "IDR", Use::Code),
    entry("THB", "THB", Use::Code),
    entry("PHP", "PHP", Use::Code),
    entry("VND", "VND", Use::Code),
    entry("DEM DM", "DEM", Use::Code),
    entry("FRF FFr", "FRF", Use::Code),
    entry("BEF BFr", "BEF", Use::Code),
    entry("ITL", "ITL", Use::Code),
    entry("ESP", "ESP", Use::Code),
    entry("NLG", "NLG", Use::Code),
    entry("ATS", "ATS", Use::Code),
    entry("SEK SKr", "SEK", Use::Code),
    entry("NOK NKr", "NOK", Use::Code),
    entry("DKK DKr", "DKK", Use::Code),
    entry("PLN", "PLN", Use::Code),
    entry("CZK", "CZK", Use::Code),
    entry("HUF", "HUF", Use::Code),
    entry("RUB", "RUB", Use::Code),
    entry("UAH", "UAH", Use::Code),
    entry("TRY", "TRY", Use::Code),
    entry("ILS NIS", "ILS", Use::Code),
    entry("SAR", "SAR", Use::Code),
    entry("AED Dh Dhs", "AED", Use::Code),
    entry("KWD", "KWD", Use::Code),
    entry("EGP", "EGP", Use::Code),
    entry("ZAR", "ZAR", Use::Code),
    entry("NGN", "NGN", Use::Code),
    entry("KES KSh Ksh", "KES", Use::Code),
    entry("BRL", "BRL", Use::Code),
    entry("MXN", "MXN", Use::Code),
    entry("ARS", "ARS", Use::Code),
    entry("CLP", "CLP", Use::Code),
    entry("PKR", "PKR", Use::Code),
    entry("BDT Tk", "BDT", Use::Code),
    entry("LKR", "LKR", Use::Code),
    entry("IEP", "IEP", Use::Code),
];

/// Whose dollar, pound or franc it is: adjective, name of the money, unit.
const NATIONAL: &[(&str, &str)] = &[
    ("australian", "dollar AUD"),
    ("canadian", "dollar CAD"),
    ("kong", "dollar HKD"),
    ("singapore", "dollar SGD"),
    ("singaporean", "dollar SGD"),
    ("taiwan", "dollar TWD"),
    ("taiwanese", "dollar TWD"),
    ("zealand", "dollar NZD"),
    ("jamaican", "dollar JMD"),
    ("bahamian", "dollar BSD"),
    ("bermuda", "dollar BMD"),
    ("barbados", "dollar BBD"),
    ("zimbabwe", "dollar ZWD"),
    ("zimbabwean", "dollar ZWD"),
    ("namibian", "dollar NAD"),
    ("fijian", "dollar FJD"),
    ("american", "dollar USD"),
    ("us", "dollar USD"),
    ("nz", "dollar NZD"),
    ("hk", "dollar HKD"),
    ("british", "pound GBP"),
    ("irish", "pound IEP"),
    ("egyptian", "pound EGP"),
    ("lebanese", "pound LBP"),
    ("cyprus", "pound CYP"),
    ("syrian", "pound SYP"),
    ("sudanese", "pound SDP"),
    ("swiss", "franc CHF"),
    ("french", "franc FRF"),
    ("belgian", "franc BEF"),
    ("luxembourg", "franc LUF"),
    ("cfa", "franc XOF"),
    ("mexican", "peso MXN"),
    ("philippine", "peso PHP"),
    ("argentine", "peso ARS"),
    ("chilean", "peso CLP"),
    ("colombian", "peso COP"),
    ("cuban", "peso CUP"),
    ("uruguayan", "peso UYU"),
    ("kuwaiti", "dinar KWD"),
    ("jordanian", "dinar JOD"),
    ("iraqi", "dinar IQD"),
    ("bahraini", "dinar BHD"),
    ("tunisian", "dinar TND"),
    ("algerian", "dinar DZD"),
    ("libyan", "dinar LYD"),
    ("yugoslav", "dinar YUD"),
    ("serbian", "dinar RSD"),
    ("swedish", "crown SEK"),
    ("danish", "crown DKK"),
    ("norwegian", "crown NOK"),
    ("icelandic", "crown ISK"),
    ("czech", "crown CZK"),
    ("danish", "kroner DKK"),
    ("norwegian", "kroner NOK"),
    ("swedish", "kronor SEK"),
    ("kenyan", "shilling KES"),
    ("ugandan", "shilling UGX"),
    ("tanzanian", "shilling TZS"),
    ("somali", "shilling SOS"),
    ("austrian", "schilling ATS"),
    ("pakistani", "rupee PKR"),
    ("lankan", "rupee LKR"),
    ("nepalese", "rupee NPR"),
    ("nepali", "rupee NPR"),
    ("indian", "rupee INR"),
    ("mauritian", "rupee MUR"),
    ("turkish", "lira TRY"),
    ("italian", "lira ITL"),
    ("korean", "won KRW"),
    ("chinese", "yuan CNY"),
    ("japanese", "yen JPY"),
    ("saudi", "riyal SAR"),
    ("qatari", "riyal QAR"),
    ("moroccan", "dirham MAD"),
    ("finnish", "mark FIM"),
    ("german", "mark DEM"),
    ("dutch", "guilder NLG"),
    ("malaysian", "ringgit MYR"),
    ("omani", "rial OMR"),
    ("canadian", "cent CAD"),
    ("australian", "cent AUD"),
    ("singapore", "cent SGD"),
    ("kong", "cent HKD"),
    ("us", "cent USD"),
    ("irish", "pence IEP"),
];

/// Letters before a dollar sign.
const DOLLARS: &[(&str, &str)] = &[
    ("US", "USD"),
    ("HK", "HKD"),
    ("A", "AUD"),
    ("AU", "AUD"),
    ("Aus", "AUD"),
    ("C", "CAD"),
    ("CA", "CAD"),
    ("Can", "CAD"),
    ("CDN", "CAD"),
    ("S", "SGD"),
    ("SG", "SGD"),
    ("NT", "TWD"),
    ("NZ", "NZD"),
    ("R", "BRL"),
    ("MX", "MXN"),
    ("Mex", "MXN"),
    ("M", "MYR"),
    ("Z", "ZWD"),
    ("J", "JMD"),
    ("FJ", "FJD"),
    ("TT", "TTD"),
    ("AR", "ARS"),
];

/// All names with the currency they mean, in small letters.
pub(super) fn names() -> impl Iterator<Item = (&'static str, Currency)> {
    CURRENCIES
        .iter()
        .enumerate()
        .flat_map(|(at, entry)| entry.names.split(' ').map(move |name| (name, Currency(at as u16))))
}

/// A unit of money that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    /// ISO 4217, or the name where it says no more.
    pub code: &'static str,
    /// How many of what the amount counts make one of the unit.
    pub parts: f64,
    /// The number of a token: the first of a unit before its amount, one past a unit behind it.
    pub edge: usize,
}

/// The unit that a sign at `at` stands for, with the letters before it.
pub(super) fn sign(tokens: &Tokens<'_>, at: usize) -> Option<Unit> {
    let Kind::Sign(sign) = tokens.kind(at) else { return None };
    let code = match sign {
        '$' => "USD",
        '£' => "GBP",
        '€' => "EUR",
        '¥' => "JPY",
        '₹' => "INR",
        '₩' => "KRW",
        '₽' => "RUB",
        '₺' => "TRY",
        '₪' => "ILS",
        '₱' => "PHP",
        '₫' => "VND",
        '₦' => "NGN",
        '₴' => "UAH",
        '฿' => "THB",
        _ => return None,
    };
    let is_word_on = |at: usize| {
        tokens.is_glued(at) && matches!(tokens.kind(at - 1), Kind::Word(_) | Kind::Number)
    };
    let letters = match tokens.is_glued(at) && tokens.is_word(at - 1) && !is_word_on(at - 1) {
        true => tokens.str(at - 1),
        false => "",
    };
    let national = match sign {
        '$' => DOLLARS.iter().find(|(before, _)| *before == letters).map(|(_, code)| *code),
        '£' => match letters {
            "IR" => Some("IEP"),
            "E" => Some("EGP"),
            _ => None,
        },
        '¥' => matches!(letters, "RMB" | "CN").then_some("CNY"),
        _ => None,
    };
    let edge = if national.is_some() { at - 1 } else { at };
    Some(Unit { code: national.unwrap_or(code), parts: 1.0, edge })
}

/// The unit that the code or abbreviation at `at` stands for, an amount following.
pub(super) fn code_before(tokens: &Tokens<'_>, at: usize, currency: Currency) -> Option<Unit> {
    let entry = &CURRENCIES[currency.0 as usize];
    is_in_place(tokens, at, entry)
        .then_some(entry)
        .filter(|entry| matches!(entry.how, Use::Either | Use::Code))
        .map(|entry| Unit { code: entry.unit, parts: entry.parts, edge: at })
}

/// The unit that begins at `at`, behind an amount; `is_scaled` if the amount has a scale.
pub(super) fn name_after(tokens: &Tokens<'_>, at: usize, is_scaled: bool) -> Option<Unit> {
    // "5 million Hong Kong dollars", "5 million U.S. dollars".
    let nation = |first: usize| {
        let mut at = first;
        while at < first + 4 && (tokens.is_capital(at) || tokens.is_sign(at, '.')) {
            at += 1;
            if matches!(tokens.word(at), Word::Currency(_) | Word::Cent) {
                return Some(at);
            }
        }
        // "100 new Taiwan dollars".
        (first..first + 3)
            .find(|&at| matches!(tokens.word(at), Word::Currency(_)))
            .filter(|_| tokens.str(first) == "new" && tokens.is_capital(first + 1))
    };
    let name = match tokens.word(at) {
        Word::Currency(_) => at,
        Word::Other if tokens.is_capital(at) || tokens.str(at) == "new" => nation(at)?,
        _ => return None,
    };
    let Word::Currency(currency) = tokens.word(name) else { return None };
    let entry = &CURRENCIES[currency.0 as usize];
    // "13 Euro-bonds" are no euros.
    let is_in_name = tokens.is_hyphen(name + 1) && tokens.is_capital(name);
    if !is_in_place(tokens, name, entry) || is_in_name {
        return None;
    }
    let mut edge = name + 1;
    let mut code = entry.unit;
    let mut is_sure = entry.how != Use::Unsure || is_scaled;
    if name > at {
        let adjective = adjective(tokens, at, name)?;
        match national(&adjective, tokens.str(name)) {
            Some(national) => code = national,
            None => return None,
        }
        is_sure = true;
    }
    if entry.unit == "GBP" && matches!(tokens.str(edge), "sterling" | "stg") {
        edge += 1;
        is_sure = true;
    }
    is_sure.then_some(Unit { code, parts: entry.parts, edge })
}

/// The last word of what stands between an amount and the name of the money, in small letters.
fn adjective(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<String> {
    let last = (from..to).rev().find(|&at| tokens.is_word(at))?;
    if !tokens.is_sign(to - 1, '.') {
        return Some(tokens.str(last).to_ascii_lowercase());
    }
    let letters = (from..to).filter(|&at| tokens.is_word(at)).map(|at| tokens.str(at));
    Some(letters.collect::<String>().to_ascii_lowercase())
}

fn national(adjective: &str, name: &str) -> Option<&'static str> {
    let name = match name.to_ascii_lowercase() {
        name if name.starts_with("dl") => "dollar".to_owned(),
        name if name.starts_with("ct") => "cent".to_owned(),
        name => name,
    };
    let fits =
        |money: &&str| name.strip_prefix(*money).is_some_and(|rest| matches!(rest, "" | "s"));
    let found = NATIONAL.iter().filter(|(whose, _)| *whose == adjective);
    found
        .filter_map(|(_, money)| money.split_once(' '))
        .find(|(money, _)| fits(money))
        .map(|(_, unit)| unit)
}

/// A code is written in its own letters: "try" is no money.
fn is_in_place(tokens: &Tokens<'_>, at: usize, entry: &Entry) -> bool {
    entry.how != Use::Code || entry.names.split(' ').any(|name| name == tokens.str(at))
}
