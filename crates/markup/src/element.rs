//! Elements. Most have neither a key nor a listener, and attributes that never change: what all of those
//! need is said once, here, and not where they stand.

use std::mem::forget;
use std::rc::Rc;

use yew::html::IntoPropValue;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listeners, VNode, VTag as Tag,
};

/// Makes elements for `html!`.
pub struct VTag;

/// Where an element is to be found once it is on the page: nowhere, for all but a few.
#[derive(Default)]
pub struct NodeRef(Option<yew::NodeRef>);

impl IntoPropValue<NodeRef> for yew::NodeRef {
    fn into_prop_value(self) -> NodeRef {
        NodeRef(Some(self))
    }
}

impl VTag {
    /// An element. What is known where it stands chooses the function; nothing of the choice is left.
    #[doc(hidden)]
    #[inline(always)]
    pub fn __new_other(
        tag: AttrValue,
        place: NodeRef,
        key: Option<Key>,
        attributes: Attributes,
        listeners: Listeners,
        children: VNode,
    ) -> VNode {
        match (&tag, &place.0, &key, &attributes, &listeners) {
            // What is forgotten owns nothing; the code that would drop it would stand at every element.
            (&AttrValue::Static(name), None, None, &Attributes::Static(list), Listeners::None) => {
                forget((tag, place, key, attributes, listeners));
                plain(name, list, children)
            }
            (&AttrValue::Static(name), None, ..) => {
                forget((tag, place));
                element(name, key, attributes, listeners, children)
            }
            _ => {
                let place = place.0.unwrap_or_default();
                placed(tag, place, key, attributes, listeners, children)
            }
        }
    }

    /// A field to type in or to tick.
    #[doc(hidden)]
    pub fn __new_input(
        value: Option<AttrValue>,
        checked: Option<bool>,
        place: NodeRef,
        key: Option<Key>,
        attributes: Attributes,
        listeners: Listeners,
    ) -> VNode {
        let place = place.0.unwrap_or_default();
        Tag::__new_input(value, checked, place, key, attributes, listeners).into()
    }

    /// A field for several lines.
    #[doc(hidden)]
    pub fn __new_textarea(
        value: Option<AttrValue>,
        default: Option<AttrValue>,
        place: NodeRef,
        key: Option<Key>,
        attributes: Attributes,
        listeners: Listeners,
    ) -> VNode {
        let place = place.0.unwrap_or_default();
        Tag::__new_textarea(value, default, place, key, attributes, listeners).into()
    }
}

#[inline(never)]
fn plain(
    tag: &'static str,
    attributes: &'static [(&'static str, AttributeOrProperty)],
    children: VNode,
) -> VNode {
    element(tag, None, Attributes::Static(attributes), Listeners::None, children)
}

/// An element whose name is known.
#[inline(never)]
pub fn element(
    tag: &'static str,
    key: Option<Key>,
    attributes: Attributes,
    listeners: Listeners,
    children: VNode,
) -> VNode {
    let tag = AttrValue::Static(tag);
    placed(tag, yew::NodeRef::default(), key, attributes, listeners, children)
}

fn placed(
    tag: AttrValue,
    place: yew::NodeRef,
    key: Option<Key>,
    attributes: Attributes,
    listeners: Listeners,
    children: VNode,
) -> VNode {
    VNode::VTag(Rc::new(Tag::__new_other(tag, place, key, attributes, listeners, children)))
}
