//! A value that is made once for its cause. Yew compiles this anew for each type of both; here both are kept
//! without their types.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

/// What was made last, after what it was made of.
type Made = RefCell<Option<(Box<dyn Any>, Rc<dyn Any>)>>;

/// What `make` makes of `cause`; made again only for another cause.
#[hook]
pub fn use_memo<T, F, D>(cause: D, make: F) -> Rc<T>
where
    T: 'static,
    F: FnOnce(&D) -> T,
    D: PartialEq + 'static,
{
    let made = use_made();
    let known = known(&made, &|known| known.downcast_ref() == Some(&cause));
    known.and_then(|value| value.downcast().ok()).unwrap_or_else(|| {
        let value = Rc::new(make(&cause));
        keep(&made, Box::new(cause), value.clone());
        value
    })
}

#[hook]
fn use_made() -> Rc<Made> {
    use_mut_ref(|| None)
}

/// The value, if it is of the same cause. One of another is given up before the next one is made.
fn known(made: &Made, is_same: &dyn Fn(&dyn Any) -> bool) -> Option<Rc<dyn Any>> {
    let mut made = made.borrow_mut();
    made.take_if(|(cause, _)| !is_same(&**cause));
    made.as_ref().map(|(_, value)| Rc::clone(value))
}

#[inline(never)]
fn keep(made: &Made, cause: Box<dyn Any>, value: Rc<dyn Any>) {
    made.replace(Some((cause, value)));
}
