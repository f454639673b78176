//! Names of months and days, and the small words around them, in the languages of the press.

/// Names that begin with these letters mean the month; in lower case, without marks.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "gen",
        "januari", "janeiro",
    ],
    &[
        "february",
        "feb",
        "februar",
        "feber",
        "fevrier",
        "fevr",
        "fev",
        "febrero",
        "febbraio",
        "februari",
        "fevereiro",
    ],
    &["march", "mar", "marz", "maerz", "mars", "marzo", "maart", "mrt", "marco", "mrz"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "mei", "maio"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "aout", "agosto", "ago", "augustus", "agos"],
    &["september", "sept", "sep", "septembre", "septiembre", "settembre", "set", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "lundi", "lun", "lunes", "lunedi", "maandag", "segunda"],
    &["tuesday", "tue", "tues", "dienstag", "mardi", "mar", "martes", "martedi", "dinsdag"],
    &[
        "wednesday",
        "wed",
        "weds",
        "mittwoch",
        "mercredi",
        "mer",
        "miercoles",
        "mercoledi",
        "woensdag",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "donnerstag",
        "jeudi",
        "jeu",
        "jueves",
        "giovedi",
        "donderdag",
    ],
    &["friday", "fri", "freitag", "vendredi", "ven", "viernes", "venerdi", "vrijdag"],
    &["saturday", "sat", "samstag", "sonnabend", "samedi", "sam", "sabado", "sabato", "zaterdag"],
    &["sunday", "sun", "sonntag", "dimanche", "dim", "domingo", "domenica", "zondag"],
];

const ZONES: [&str; 46] = [
    "z", "utc", "gmt", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt",
    "pt", "bst", "ist", "cet", "cest", "mez", "mesz", "eet", "eest", "msk", "hkt", "sgt", "jst",
    "kst", "pht", "wib", "aest", "aedt", "awst", "acst", "nzst", "nzdt", "sast", "wat", "eat",
    "brt", "art", "ast", "adt", "hst", "akst", "pkt",
];

const FILLERS: [&str; 28] = [
    "at", "on", "the", "of", "st", "nd", "rd", "th", "er", "t", "de", "le", "du", "a", "el", "del",
    "il", "am", "den", "der", "um", "vom", "op", "om", "las", "ore", "feira", "time",
];

/// The month that a folded word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find_map(|(number, names)| names.contains(&word).then_some(number))
}

/// The day of the week that a folded word names, from 0 for Monday.
pub(super) fn weekday(word: &str) -> Option<u8> {
    (0..).zip(WEEKDAYS).find_map(|(number, names)| names.contains(&word).then_some(number))
}

pub(super) fn is_zone(word: &str) -> bool {
    ZONES.contains(&word)
}

/// Whether a word may stand in a stamp and mean nothing.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// Whether a word can stand in a stamp at all.
pub(super) fn is_known(word: &str) -> bool {
    const OTHERS: [&str; 17] = [
        "am", "pm", "p", "m", "h", "hrs", "uhr", "uur", "z", "年", "月", "日", "號", "号", "년",
        "월", "일",
    ];
    is_filler(word)
        || month(word).is_some()
        || weekday(word).is_some()
        || is_zone(word)
        || OTHERS.contains(&word)
}
