//! The first and the last day of publication.

use corpus::Day;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::page::Page;
use crate::view_state::Action;

/// Two days between which the articles were published.
pub fn year_range(page: &Page) -> Html {
    let filter = &page.state.query.filter;
    let field = |name: &'static str, day: Option<Day>, action: fn(Option<Day>) -> Action| {
        let dispatch = page.dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(action(Day::bounds(&text).map(|(day, _)| day)));
        });
        let value = day.map(|day| day.to_string()).unwrap_or_default();
        html! {
            <label class="year-range__field">
                <span>{ name }</span>
                <input type="date" {value} {onchange} />
            </label>
        }
    };
    html! {
        <details class="year-range" open={filter.from.is_some() || filter.to.is_some()}>
            <summary>{ "Between two days" }</summary>
            { field("From", filter.from, Action::SetFrom) }
            { field("To", filter.to, Action::SetTo) }
        </details>
    }
}
