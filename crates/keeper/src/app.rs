//! The program: nothing on the page but the dialog, as often as it is asked for.

use yew::prelude::*;

use crate::browser;
use crate::components::Dialog;
use crate::view::View;

/// The dialog, and nothing while it is closed.
#[component]
pub fn App() -> Html {
    // The view that the dialog is about, and how often it was opened: each time it begins anew.
    let opened = use_state(|| (1_u32, Some(browser::view())));
    {
        let opened = opened.clone();
        use_effect_with((), move |()| {
            let count = std::cell::Cell::new(1);
            browser::on_open(move || {
                count.set(count.get() + 1);
                opened.set((count.get(), Some(browser::view())));
            });
        });
    }
    let (count, view) = &*opened;
    let on_close = {
        let (opened, count) = (opened.clone(), *count);
        Callback::from(move |()| opened.set((count, None::<View>)))
    };
    match view {
        Some(view) => html! { <Dialog key={*count} view={view.clone()} {on_close} /> },
        None => Html::default(),
    }
}
