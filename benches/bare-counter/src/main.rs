//! A counter with one button: what a Yew page costs before it does anything.
//!
//! The benchmarks build it with the steps and the profile of the viewer, so that the difference
//! between the two is the viewer's own.

use yew::prelude::*;

fn main() {
    yew::Renderer::<Counter>::new().render();
}

/// A number, and a button that adds one to it.
#[component]
fn Counter() -> Html {
    let count = use_state(|| 0_u32);
    let onclick = {
        let count = count.clone();
        move |_: MouseEvent| count.set(*count + 1)
    };
    html! {
        <main>
            <h1>{ "Counter" }</h1>
            <button {onclick}>{ format!("Clicked {} times", *count) }</button>
        </main>
    }
}
