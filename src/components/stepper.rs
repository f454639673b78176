//! One at a time out of several: "2 of 5", previous, next.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct StepperProps {
    /// What is stepped through, in the singular: "mention of SenseTime".
    pub noun: AttrValue,
    /// Place of the present one, from 0; none before the first step.
    pub place: Option<usize>,
    /// How many there are; at least 1.
    pub n_places: usize,
    /// Takes the place to go to.
    pub on_step: Callback<usize>,
}

/// Goes round: after the last comes the first.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let (place, n_places) = (props.place, props.n_places);
    let step = |to: usize| props.on_step.reform(move |_: MouseEvent| to);
    let previous = place.map_or(n_places - 1, |place| (place + n_places - 1) % n_places);
    let next = place.map_or(0, |place| (place + 1) % n_places);
    let where_now = match place {
        Some(place) => format!("{} of {n_places}", place + 1),
        None => n_places.to_string(),
    };
    let button = |to: usize, name: &str, sign: &'static str| {
        html! {
            <button type="button" class="stepper__step" aria-label={format!("{name} {}", props.noun)}
                onclick={step(to)}>{ sign }</button>
        }
    };
    // The only one is worth a step while it has not been visited.
    let has_steps = n_places > 1 || place.is_none();
    html! {
        <span class="stepper">
            <span class="stepper__place">{ where_now }</span>
            if n_places > 1 { { button(previous, "Previous", "‹") } }
            if has_steps { { button(next, "Next", "›") } }
        </span>
    }
}
