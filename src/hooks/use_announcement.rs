//! What the live region says: the latest text, once it has stood for a moment.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Long enough that fast typing is not read out letter by letter, short enough to feel like an answer.
const QUIET_MS: u32 = 300;

/// The text, as soon as it has not changed for a moment; the first one at once.
#[hook]
pub fn use_announcement(text: String) -> AttrValue {
    let said = use_state_eq(|| AttrValue::from(text.clone()));
    {
        let said = said.clone();
        use_effect_with(text, move |text| {
            let text = AttrValue::from(text.clone());
            let timeout = Timeout::new(QUIET_MS, move || said.set(text));
            move || drop(timeout)
        });
    }
    (*said).clone()
}
