//! What stands in an element: the nodes of one `{ expression }`, and all of them as one node.

use std::marker::PhantomData;
use std::{mem, rc::Rc, vec};

use yew::virtual_dom::{VList, VNode};

/// The nodes of one `{ expression }` among others: of a value, of an option, of a list.
pub struct NodeSeq<In, Out>(Nodes<Out>, PhantomData<In>);

/// Mostly it is one, which needs no list.
pub enum Nodes<Out> {
    None,
    One(Out),
    Many(vec::IntoIter<Out>),
}

impl<In: Into<VNode>> From<In> for NodeSeq<In, VNode> {
    fn from(value: In) -> Self {
        Self(Nodes::One(value.into()), PhantomData)
    }
}

impl<In: Into<VNode>> From<Option<In>> for NodeSeq<In, VNode> {
    fn from(value: Option<In>) -> Self {
        Self(value.map_or(Nodes::None, |value| Nodes::One(value.into())), PhantomData)
    }
}

impl<In: Into<VNode>> From<Vec<In>> for NodeSeq<In, VNode> {
    fn from(values: Vec<In>) -> Self {
        let nodes: Vec<VNode> = values.into_iter().map(Into::into).collect();
        Self(Nodes::Many(nodes.into_iter()), PhantomData)
    }
}

impl<In, Out> IntoIterator for NodeSeq<In, Out> {
    type IntoIter = Nodes<Out>;
    type Item = Out;

    fn into_iter(self) -> Self::IntoIter {
        self.0
    }
}

impl<Out> Iterator for Nodes<Out> {
    type Item = Out;

    fn next(&mut self) -> Option<Out> {
        if let Self::Many(nodes) = self {
            return nodes.next();
        }
        match mem::replace(self, Self::None) {
            Self::One(node) => Some(node),
            _ => None,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_gives_as_many_nodes_as_it_has() {
        let text = |text: &'static str| VNode::from(text);
        let nodes = |nodes: NodeSeq<&'static str, VNode>| nodes.into_iter().collect::<Vec<_>>();
        assert_eq!(nodes("a".into()), [text("a")]);
        assert_eq!(nodes(Some("a").into()), [text("a")]);
        assert_eq!(nodes(None.into()), []);
        assert_eq!(nodes(vec!["a", "b"].into()), [text("a"), text("b")]);
        assert_eq!(nodes(Vec::new().into()), []);
    }
}
