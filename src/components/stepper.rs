//! One at a time out of several: "2 of 5", previous, next.

use yew::prelude::*;

use super::control::button;

/// Steps through `n_places` things (at least one), each a `noun`; `place` is the present one, from 0,
/// or none before the first step. Goes round: after the last comes the first.
pub fn stepper(
    noun: &str,
    place: Option<usize>,
    n_places: usize,
    on_step: &Callback<usize>,
) -> Html {
    let previous = place.map_or(n_places - 1, |place| (place + n_places - 1) % n_places);
    let next = place.map_or(0, |place| (place + 1) % n_places);
    let where_now = match place {
        Some(place) => format!("{} of {n_places}", place + 1),
        None => n_places.to_string(),
    };
    let step = |to: usize, name: &str, sign: &'static str| {
        let onclick = on_step.reform(move |_: MouseEvent| to);
        button("stepper__step", Some(format!("{name} {noun}")), onclick, sign.into())
    };
    // The only one is worth a step while it has not been visited.
    let has_steps = n_places > 1 || place.is_none();
    html! {
        <span class="stepper">
            <span class="stepper__place">{ where_now }</span>
            if n_places > 1 { { step(previous, "Previous", "‹") } }
            if has_steps { { step(next, "Next", "›") } }
        </span>
    }
}
