//! The dialog: a frame for the tabs, shown above the page.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::check_panel::CheckPanel;
use super::embed_panel::EmbedPanel;
use crate::browser;
use crate::view::View;

/// Key and name of each tab.
const TABS: [(&str, &str); 2] = [("embed", "Embed this view"), ("check", "Check this deployment")];

/// What the dialog is about.
#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// The view that the reader has open.
    pub view: View,
    /// Called when the dialog has been closed, in whatever way.
    pub on_close: Callback<()>,
}

/// The dialog, open as long as it is there.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let DialogProps { view, on_close } = props;
    let dialog = use_node_ref();
    let selected = use_state_eq(|| 0_usize);
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                browser::show_modal(&dialog);
                browser::focus(&tab_id(0));
            }
        });
    }
    // Closing it is left to the browser, which then moves the focus back to where it was.
    let close = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    // The keys of the page behind (`/`, and `Esc` that closes the article) are not meant here.
    let onkeydown = |event: KeyboardEvent| event.stop_propagation();
    let on_select = {
        let selected = selected.clone();
        Callback::from(move |tab_idx: usize| {
            selected.set(tab_idx);
            browser::focus(&tab_id(tab_idx));
        })
    };
    let panel = |tab_idx: usize, content: Html| {
        html! {
            <div id={panel_id(tab_idx)} class="keeper__panel" role="tabpanel"
                aria-labelledby={tab_id(tab_idx)} hidden={*selected != tab_idx}>
                { content }
            </div>
        }
    };
    html! {
        <dialog ref={dialog} class="keeper" aria-labelledby="keeper-title"
            onclose={on_close.reform(|_| ())} {onkeydown}>
            <div class="keeper__head">
                <h2 id="keeper-title">{ "Embed and check" }</h2>
                <button type="button" onclick={close}>{ "Close" }</button>
            </div>
            { tab_list(*selected, &on_select) }
            { panel(0, html! { <EmbedPanel view={view.clone()} /> }) }
            { panel(1, html! { <CheckPanel page={view.page().to_owned()} /> }) }
        </dialog>
    }
}

/// The tabs. The arrow keys go round them, as readers of such lists expect.
fn tab_list(selected: usize, on_select: &Callback<usize>) -> Html {
    let on_key = on_select.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let target = match &*event.key() {
            "ArrowRight" => (selected + 1) % TABS.len(),
            "ArrowLeft" => (selected + TABS.len() - 1) % TABS.len(),
            "Home" => 0,
            "End" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        on_key.emit(target);
    });
    let tabs = TABS.iter().enumerate().map(|(tab_idx, (_, name))| {
        let is_selected = tab_idx == selected;
        html! {
            <button type="button" role="tab" id={tab_id(tab_idx)} aria-controls={panel_id(tab_idx)}
                aria-selected={if is_selected { "true" } else { "false" }}
                tabindex={if is_selected { "0" } else { "-1" }}
                onclick={on_select.reform(move |_: MouseEvent| tab_idx)}>
                { *name }
            </button>
        }
    });
    html! {
        <div class="keeper__tabs" role="tablist" aria-labelledby="keeper-title" {onkeydown}>
            { for tabs }
        </div>
    }
}

fn tab_id(tab_idx: usize) -> String {
    format!("keeper-tab-{}", TABS[tab_idx].0)
}

fn panel_id(tab_idx: usize) -> String {
    format!("keeper-panel-{}", TABS[tab_idx].0)
}
