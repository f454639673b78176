//! State and effects that are compiled once, whatever they are about.
//!
//! Yew compiles its hooks anew for each type that they hold. Here a value is kept without its type, beside a
//! function that knows it, and one copy of each hook serves all of them.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

use yew::prelude::*;

/// A value without its type; equal to one of the same type that equals it.
#[derive(Clone)]
struct Kept {
    value: Rc<dyn Any>,
    is_equal: fn(&dyn Any, &dyn Any) -> bool,
}

impl Kept {
    fn new<T: PartialEq + 'static>(value: T) -> Self {
        let is_equal = |a: &dyn Any, b: &dyn Any| a.downcast_ref::<T>() == b.downcast_ref();
        Self { value: Rc::new(value), is_equal }
    }

    fn get<T: 'static>(&self) -> &T {
        self.value.downcast_ref().expect("the type that it was kept with")
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.is_equal)(&*self.value, &*other.value)
    }
}

/// State of a component: as it is now, whenever it was asked for.
pub struct Local<T> {
    handle: UseStateHandle<Kept>,
    kind: PhantomData<T>,
}

impl<T: Clone + PartialEq + 'static> Local<T> {
    /// The value.
    pub fn get(&self) -> T {
        self.handle.get::<T>().clone()
    }

    /// Changes the value; the component is rendered again if it is another.
    pub fn set(&self, value: T) {
        self.handle.set(Kept::new(value));
    }
}

impl<T> Clone for Local<T> {
    fn clone(&self) -> Self {
        Self { handle: self.handle.clone(), kind: PhantomData }
    }
}

/// State of a component, at first `initial`.
#[hook]
pub fn use_local<T: PartialEq + 'static>(initial: T) -> Local<T> {
    Local { handle: use_kept_state(Kept::new(initial)), kind: PhantomData }
}

#[hook]
fn use_kept_state(initial: Kept) -> UseStateHandle<Kept> {
    use_state_eq(|| initial)
}

/// Calls `effect` after the first rendering, and after each for which `cause` is another. What it gives is
/// dropped before the next one and with the component.
#[hook]
pub fn use_effect_of<T, D>(cause: T, effect: impl FnOnce(&T) -> D + 'static)
where
    T: PartialEq + 'static,
    D: 'static,
{
    use_kept_effect(Kept::new(cause), Box::new(|cause| Box::new(effect(cause.get()))));
}

type Effect = Box<dyn FnOnce(&Kept) -> Box<dyn Any>>;

#[hook]
fn use_kept_effect(cause: Kept, effect: Effect) {
    use_effect_with(cause, |cause| {
        let lasting = effect(cause);
        move || drop(lasting)
    });
}
