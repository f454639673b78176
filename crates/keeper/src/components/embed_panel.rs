//! What the keeper chooses, the snippet that comes of it, and how it will look.

use yew::prelude::*;

use super::control::{CopyButton, checkbox, pixels, select};
use super::preview::Preview;
use super::prose::prose;
use crate::advice::{self, advice};
use crate::options::{FACETS, Options, Place, Theme, Ui};
use crate::snippet::{address, preview_address, snippet};
use crate::view::{Pair, View};

/// Id of the field with the snippet.
const SNIPPET_ID: &str = "keeper-snippet";

/// What is embedded.
#[derive(PartialEq, Properties)]
pub struct EmbedPanelProps {
    /// The view.
    pub view: View,
}

/// The tab "Embed this view".
#[component]
pub fn EmbedPanel(props: &EmbedPanelProps) -> Html {
    let view = &props.view;
    let chosen = use_state_eq(|| Options::new(view));
    let options = chosen.possible(view);
    let form = Form { view, chosen: &chosen, options: &options };
    let text = snippet(view, &options);
    let n_rows = text.split('\n').map(|line| 1 + line.len() / 50).sum::<usize>();
    let height = (!options.is_auto_height && options.place.has_size()).then_some(options.height);
    html! {
        <>
            <div class="keeper__columns">
                <div class="keeper__options">
                    { form.place() }
                    { form.size() }
                    { form.look() }
                    { form.hidden() }
                    { form.locks() }
                </div>
                <div class="keeper__snippet">
                    <label for={SNIPPET_ID}>{ "Snippet" }</label>
                    <textarea id={SNIPPET_ID} readonly=true spellcheck="false"
                        rows={n_rows.clamp(4, 14).to_string()} value={text.clone()} />
                    <CopyButton {text} field={SNIPPET_ID} />
                    <div class="keeper__note">
                        <p>{ prose(&advice(options.place, view)) }</p>
                        if options.place.is_frame() { <p>{ prose(advice::HOST) }</p> }
                    </div>
                </div>
            </div>
            if options.place.is_frame() {
                <Preview address={address(view, &options)} src={preview_address(view, &options)} {height} />
            }
        </>
    }
}

/// The choices. Fields show what is possible; what was chosen comes back when it is possible again.
struct Form<'a> {
    view: &'a View,
    chosen: &'a UseStateHandle<Options>,
    options: &'a Options,
}

impl Form<'_> {
    /// Changes the options by what a field says.
    fn change<T: 'static>(&self, change: impl Fn(&mut Options, T) + 'static) -> Callback<T> {
        let chosen = self.chosen.clone();
        Callback::from(move |value| {
            let mut next = (*chosen).clone();
            change(&mut next, value);
            chosen.set(next);
        })
    }

    fn place(&self) -> Html {
        let choices = Place::ALL.map(|place| (place.name(), true));
        let on_choose = self.change(|options, index: usize| options.place = Place::ALL[index]);
        select("Where", &choices, index_of(&Place::ALL, self.options.place), on_choose)
    }

    fn size(&self) -> Html {
        let options = self.options;
        if !options.place.has_size() {
            return Html::default();
        }
        let is_element = options.place.is_element();
        let auto = self.change(|options, is_auto| options.is_auto_height = is_auto);
        let height = self.change(|options, height| options.height = height);
        let whole = self.change(|options, is_whole: bool| {
            options.width = if is_whole { None } else { Some(640) };
        });
        let width = self.change(|options, width| options.width = Some(width));
        html! {
            <fieldset>
                <legend>{ "Size" }</legend>
                if is_element {
                    { checkbox("As high as its content".into(), options.is_auto_height, auto) }
                }
                if !options.is_auto_height { { pixels("Height in pixels", options.height, height) } }
                if !is_element {
                    { checkbox("As wide as the page".into(), options.width.is_none(), whole) }
                }
                if let Some(pixel_width) = options.width {
                    { pixels("Width in pixels", pixel_width, width) }
                }
            </fieldset>
        }
    }

    fn look(&self) -> Html {
        let options = self.options;
        if !options.place.is_frame() {
            return Html::default();
        }
        let is_element = options.place.is_element();
        let uis = Ui::ALL.map(|ui| (ui.name(), ui != Ui::Reader || self.view.has_article()));
        let themes = Theme::ALL.map(|theme| (theme.name(), theme != Theme::Host || is_element));
        let on_ui = self.change(|options, index: usize| options.ui = Ui::ALL[index]);
        let on_theme = self.change(|options, index: usize| options.theme = Theme::ALL[index]);
        let on_mirror = self.change(|options, is_mirrored| options.is_mirrored = is_mirrored);
        html! {
            <>
                { select("What is shown", &uis, index_of(&Ui::ALL, options.ui), on_ui) }
                { select("Theme", &themes, index_of(&Theme::ALL, options.theme), on_theme) }
                if is_element {
                    { checkbox("Keep the view in the address of the page around".into(),
                        options.is_mirrored, on_mirror) }
                }
            </>
        }
    }

    fn hidden(&self) -> Html {
        let facets = FACETS.into_iter().map(|(key, name)| {
            let is_hidden = self.options.hidden.contains(&key);
            let on_change = self.change(move |options, is_hidden| {
                // In the order of the facets, so that the same choice gives the same snippet.
                let before = std::mem::take(&mut options.hidden);
                let is_kept = |of: &&str| if *of == key { is_hidden } else { before.contains(of) };
                options.hidden = FACETS.iter().map(|&(of, _)| of).filter(is_kept).collect();
            });
            checkbox(name.to_owned(), is_hidden, on_change)
        });
        html! {
            <fieldset>
                <legend>{ "Hide filters for" }</legend>
                { for facets }
            </fieldset>
        }
    }

    fn locks(&self) -> Html {
        let filters = self.view.filters();
        if filters.is_empty() {
            return Html::default();
        }
        let locked = &self.options.locked;
        let on_all = {
            let filters = filters.clone();
            self.change(move |options, is_locked: bool| {
                options.locked = if is_locked { filters.clone() } else { Vec::new() };
            })
        };
        let each = filters.iter().map(|filter| {
            let on_change = {
                let (filter, filters) = (filter.clone(), filters.clone());
                self.change(move |options, is_locked: bool| {
                    let before = std::mem::take(&mut options.locked);
                    let is_kept =
                        |of: &&Pair| if **of == filter { is_locked } else { before.contains(of) };
                    options.locked = filters.iter().filter(is_kept).cloned().collect();
                })
            };
            checkbox(filter_name(filter), locked.contains(filter), on_change)
        });
        html! {
            <fieldset>
                <legend>{ "Lock, so that readers cannot remove it" }</legend>
                if filters.len() > 1 {
                    { checkbox("All of these".into(), locked.len() == filters.len(), on_all) }
                }
                { for each }
                <p class="keeper__note">
                    { "No secret is kept by a lock: all articles are in the page." }
                </p>
            </fieldset>
        }
    }
}

fn index_of<T: PartialEq>(all: &[T], chosen: T) -> usize {
    all.iter().position(|one| *one == chosen).unwrap_or_default()
}

/// A filter as a keeper may read it: the kind, and the value as the address has it.
fn filter_name((key, value): &Pair) -> String {
    let kind = match &**key {
        "entity" => "Entity",
        "topic" => "Topic",
        "publisher" => "Publisher",
        "year" => "Year",
        "not" => "Without",
        "from" => "From",
        _ => "To",
    };
    format!("{kind}: {value}")
}
