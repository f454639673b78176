//! What stands in an element: the nodes of one `{ expression }`, and all of them as one node.

use std::marker::PhantomData;
use std::rc::Rc;
use std::vec;

use yew::virtual_dom::{VList, VNode};

/// The nodes of one `{ expression }` among others: of a value, of an option, of a list.
pub struct NodeSeq<In, Out>(Vec<Out>, PhantomData<In>);

impl<In: Into<VNode>> From<In> for NodeSeq<In, VNode> {
    fn from(value: In) -> Self {
        Self(only(value.into()), PhantomData)
    }
}

impl<In: Into<VNode>> From<Option<In>> for NodeSeq<In, VNode> {
    fn from(value: Option<In>) -> Self {
        Self(value.map_or_else(Vec::new, |value| only(value.into())), PhantomData)
    }
}

impl<In: Into<VNode>> From<Vec<In>> for NodeSeq<In, VNode> {
    fn from(values: Vec<In>) -> Self {
        Self(values.into_iter().map(Into::into).collect(), PhantomData)
    }
}

impl<In, Out> IntoIterator for NodeSeq<In, Out> {
    type IntoIter = vec::IntoIter<Out>;
    type Item = Out;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[inline(never)]
fn only(node: VNode) -> Vec<VNode> {
    vec![node]
}

/// Makes one node of several.
pub struct ChildrenRenderer;

impl ChildrenRenderer {
    /// The children as one node.
    #[inline(never)]
    #[expect(
        clippy::new_ret_no_self,
        reason = "`html!` asks for it and takes what it gives as a node"
    )]
    pub fn new(children: Vec<VNode>) -> VNode {
        VNode::VList(Rc::new(VList::from(children)))
    }
}
