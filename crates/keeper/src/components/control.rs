//! Fields and buttons, each written once: what a page repeats most weighs most.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::browser;

/// A choice of one.
pub fn select(
    name: &'static str,
    choices: &[(&'static str, bool)],
    chosen: usize,
    on_choose: Callback<usize>,
) -> Html {
    let onchange = on_choose.reform(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        usize::try_from(index).unwrap_or_default()
    });
    let options = choices.iter().enumerate().map(|(index, &(name, is_possible))| {
        html! { <option selected={index == chosen} disabled={!is_possible}>{ name }</option> }
    });
    // A list that has been used no longer follows what its options say; where other choices are possible
    // it is a new one.
    let n_possible = choices.iter().filter(|(_, is_possible)| *is_possible).count();
    html! {
        <label class="keeper__field">
            <span>{ name }</span>
            <select key={n_possible} {onchange}>{ for options }</select>
        </label>
    }
}

/// A yes or no.
pub fn checkbox(name: String, is_checked: bool, on_change: Callback<bool>) -> Html {
    let onchange = on_change
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="keeper__choice">
            <input type="checkbox" checked={is_checked} {onchange} />
            <span>{ name }</span>
        </label>
    }
}

/// A number of pixels. What is no number changes nothing.
pub fn pixels(name: &'static str, value: u32, on_change: Callback<u32>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        let number = event.target_unchecked_into::<HtmlInputElement>().value().parse();
        if let Some(number) = number.ok().filter(|&number| number > 0) {
            on_change.emit(number);
        }
    });
    html! {
        <label class="keeper__field">
            <span>{ name }</span>
            <input type="number" min="1" max="9999" value={value.to_string()} {oninput} />
        </label>
    }
}

/// What a button to copy something needs to know.
#[derive(PartialEq, Properties)]
pub struct CopyButtonProps {
    /// What it copies.
    pub text: AttrValue,
    /// Id of the field that has the text, to be marked where copying is refused; empty if there is
    /// none.
    #[prop_or_default]
    pub field: &'static str,
}

/// A button that copies, and says whether that worked.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    // What was copied, and whether it worked: another text has not been copied yet.
    let tried = use_state_eq(|| None::<(AttrValue, bool)>);
    let onclick = {
        let (tried, text, field) = (tried.clone(), props.text.clone(), props.field);
        move |_: MouseEvent| {
            let is_copied = browser::copy(&text);
            if !is_copied && !field.is_empty() {
                browser::select(field);
            }
            tried.set(Some((text.clone(), is_copied)));
        }
    };
    let outcome = tried.as_ref().filter(|(text, _)| *text == props.text);
    let said = match outcome {
        None => "",
        Some((_, true)) => "Copied",
        Some((_, false)) => "Copying was refused: mark the text and press Ctrl+C",
    };
    html! {
        <p class="keeper__copy">
            <button type="button" {onclick}>{ "Copy" }</button>
            <span role="status">{ said }</span>
        </p>
    }
}
