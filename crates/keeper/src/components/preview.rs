//! The view as it will appear, in a frame of the very page that is open.

use web_sys::HtmlIFrameElement;
use yew::prelude::*;

use super::prose::prose;
use crate::browser;

/// Lower would show nothing, and higher would push everything else away.
const HEIGHTS: (u32, u32) = (160, 900);

/// Why there is no preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// The policy of this page does not allow frames of itself.
    Policy,
    /// The host does not want its pages in a frame, or did not answer.
    Host,
}

/// What the preview shows.
#[derive(PartialEq, Properties)]
pub struct PreviewProps {
    /// Address of the view.
    pub address: AttrValue,
    /// The same for a frame that tells this page how high it is.
    pub src: AttrValue,
    /// Height in pixels; as high as the content if none.
    pub height: Option<u32>,
}

/// The view in a frame, or why it cannot be had.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let PreviewProps { address, src, height } = props;
    let frame = use_node_ref();
    let refusal = use_state_eq(|| None::<Refusal>);
    let content_height = use_state_eq(|| None::<u32>);
    {
        let (frame, refusal, content_height) =
            (frame.clone(), refusal.clone(), content_height.clone());
        use_effect_with((), move |()| {
            let set_refusal = refusal.setter();
            let refused = browser::on_refused_frame(move || set_refusal.set(Some(Refusal::Policy)));
            let set_height = content_height.setter();
            let grown = browser::on_height(
                move || frame.cast(),
                move |height| set_height.set(Some(height)),
            );
            move || drop((refused, grown))
        });
    }
    let onload = {
        let refusal = refusal.clone();
        Callback::from(move |event: Event| {
            let frame: HtmlIFrameElement = event.target_unchecked_into();
            // What the policy of this page refused says so by itself, sooner or later than this.
            let is_known = *refusal == Some(Refusal::Policy);
            if !is_known && !browser::is_page_in(&frame) {
                refusal.set(Some(Refusal::Host));
            }
        })
    };
    let link = html! {
        <a class="keeper__link" href={address.clone()} target="_blank" rel="noopener">
            { "Open the preview in a new tab" }
        </a>
    };
    let shown = match *refusal {
        None => {
            let height = height.or(*content_height).unwrap_or(640).clamp(HEIGHTS.0, HEIGHTS.1);
            // Another frame for another address: a frame that moves on would leave a step in the
            // history of this page.
            html! {
                <iframe key={src.as_str()} ref={frame} class="keeper__frame" title="Preview"
                    src={src.clone()} height={height.to_string()} {onload}></iframe>
            }
        }
        Some(Refusal::Policy) => html! {
            <p class="keeper__note">{ prose(
                "There is no preview here, because the `Content-Security-Policy` of this page does \
                 not let it show itself: add `frame-src 'self'`."
            ) }</p>
        },
        Some(Refusal::Host) => html! {
            <p class="keeper__note">{ prose(
                "There is no preview here, because the host refuses frames of this page, or did not \
                 answer: no page of another host will show it either, as long as it sends \
                 `X-Frame-Options: DENY` or `frame-ancestors 'none'`."
            ) }</p>
        },
    };
    html! {
        <section class="keeper__preview" aria-labelledby="keeper-preview">
            <h3 id="keeper-preview">{ "Preview" }</h3>
            { shown }
            <p>{ link }</p>
        </section>
    }
}
