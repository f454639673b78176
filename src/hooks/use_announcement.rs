//! What the live region says: the latest text, once it has stood for a moment.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{use_effect_of, use_local};

/// Long enough that fast typing is not read out letter by letter, short enough to feel like an answer.
const QUIET_MS: u32 = 300;

/// The text, as soon as it has not changed for a moment; the first one at once.
#[hook]
pub fn use_announcement(text: String) -> AttrValue {
    let text = AttrValue::from(text);
    let said = use_local(text.clone());
    {
        let said = said.clone();
        use_effect_of(text, move |text| {
            let text = text.clone();
            Timeout::new(QUIET_MS, move || said.set(text))
        });
    }
    said.get()
}
