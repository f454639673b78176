//! Components that are compiled once. Yew compiles all that it does with a component anew for each; here it
//! knows a single one, which is told what to render.

use std::any::{Any, TypeId};
use std::marker::PhantomData;
use std::rc::Rc;

use yew::functional::{FunctionComponent, FunctionProvider, HookContext};
use yew::html::{BaseComponent, HtmlResult, IntoPropValue};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VNode};

/// Any component.
pub struct Part(FunctionComponent<Self>);

/// Which component it is, with its properties.
#[derive(Clone, Properties)]
pub struct PartProps {
    what: Rc<dyn What>,
}

impl PartProps {
    /// The component `C` with these properties.
    pub fn of<C: FunctionProvider + 'static>(props: C::Properties) -> Self {
        Self { what: Rc::new(Given::<C>(props)) }
    }

    fn kind(&self) -> TypeId {
        let what: &dyn Any = &*self.what;
        what.type_id()
    }
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.what.is_same(&*other.what)
    }
}

/// A component with its properties, without their types.
trait What: Any {
    fn render(&self, context: &mut HookContext) -> HtmlResult;
    fn is_same(&self, other: &dyn Any) -> bool;
}

struct Given<C: FunctionProvider>(C::Properties);

impl<C: FunctionProvider + 'static> What for Given<C> {
    fn render(&self, context: &mut HookContext) -> HtmlResult {
        C::run(context, &self.0)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| other.0 == self.0)
    }
}

impl FunctionProvider for Part {
    type Properties = PartProps;

    fn run(context: &mut HookContext, props: &PartProps) -> HtmlResult {
        props.what.render(context)
    }
}

impl BaseComponent for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(context: &Context<Self>) -> Self {
        Self(FunctionComponent::new(context))
    }

    fn update(&mut self, _: &Context<Self>, _: ()) -> bool {
        true
    }

    fn changed(&mut self, context: &Context<Self>, before: &PartProps) -> bool {
        // Another component in the same place has nothing of the one before.
        if context.props().kind() != before.kind() {
            self.0.destroy();
            self.0 = FunctionComponent::new(context);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> HtmlResult {
        self.0.render(context.props())
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.0.rendered();
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.0.destroy();
    }

    fn prepare_state(&self) -> Option<String> {
        self.0.prepare_state()
    }
}

/// A component as `html!` writes it.
pub struct VChild<C>(VNode, PhantomData<C>);

impl<C: FunctionProvider + 'static> VChild<C> {
    /// The component with its properties.
    pub fn new(props: C::Properties, key: Option<Key>) -> Self {
        Self(part(PartProps::of::<C>(props), key), PhantomData)
    }
}

impl<C> From<VChild<C>> for VNode {
    fn from(child: VChild<C>) -> Self {
        child.0
    }
}

impl<C> IntoPropValue<VNode> for VChild<C> {
    fn into_prop_value(self) -> VNode {
        self.0
    }
}

#[inline(never)]
fn part(props: PartProps, key: Option<Key>) -> VNode {
    VNode::VComp(Rc::new(VComp::new::<Part>(Rc::new(props), key)))
}
