//! Pairs of a key and a value as one text: `application/x-www-form-urlencoded`, as browsers have it.

/// The pairs of a text, in order. Whatever it is, it is some: what is no code stands for itself.
pub fn parse(text: &str) -> impl Iterator<Item = (String, String)> {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

/// Adds a pair to a text of pairs.
pub fn push(text: &mut String, key: &str, value: &str) {
    if !text.is_empty() {
        text.push('&');
    }
    push_encoded(text, key);
    text.push('=');
    push_encoded(text, value);
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match after {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        bytes.push(match (code, first) {
            (Some((high, low)), _) => high * 16 + low,
            (None, b'+') => b' ',
            (None, other) => *other,
        });
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn push_encoded(text: &mut String, plain: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in plain.bytes() {
        match byte {
            b' ' => text.push('+'),
            b'*' | b'-' | b'.' | b'_' => text.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => text.push(byte.into()),
            _ => {
                let digits = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
                text.extend(['%', digits[0].into(), digits[1].into()]);
            }
        }
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let pairs: Vec<_> = parse(text).collect();
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| (&**key, &**value)).collect();
        assert_eq!(pairs, expected);
    }

    #[test]
    fn pairs_are_as_a_browser_has_them() {
        check("a=b&c=d+e&&f&=g", &[("a", "b"), ("c", "d e"), ("f", ""), ("", "g")]);
        check("a=%E9%A6%99%2b&b=c=d", &[("a", "香+"), ("b", "c=d")]);
    }

    #[test]
    fn what_is_no_code_stands_for_itself() {
        check("a=100%&b=%g1%4", &[("a", "100%"), ("b", "%g1%4")]);
        check("a=%ff", &[("a", "\u{fffd}")]);
    }

    proptest! {
        #[test]
        fn it_is_written_and_read_as_by_others(
            pairs in prop::collection::vec(("\\PC{0,8}", any::<String>()), 0..4), any in any::<String>()
        ) {
            let mut others = form_urlencoded::Serializer::new(String::new());
            let mut own = String::new();
            for (key, value) in &pairs {
                push(&mut own, key, value);
                others.append_pair(key, value);
            }
            prop_assert_eq!(&own, &others.finish());
            for text in [&own, &any] {
                let others = form_urlencoded::parse(text.as_bytes()).into_owned();
                prop_assert_eq!(parse(text).collect::<Vec<_>>(), others.collect::<Vec<_>>());
            }
        }
    }
}
