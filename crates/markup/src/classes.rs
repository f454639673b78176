//! Classes that are chosen by the program, as an attribute has them. Yew's own are a set with a hash table,
//! for classes that may be given twice.

use yew::html::IntoPropValue;
use yew::virtual_dom::AttrValue;

/// Classes with a space between them.
#[derive(Default)]
pub struct Classes(String);

impl Classes {
    /// None yet; how many will come is not needed.
    #[doc(hidden)]
    pub fn with_capacity(_: usize) -> Self {
        Self::default()
    }

    /// Adds classes.
    pub fn push(&mut self, classes: impl Into<Self>) {
        self.add(&classes.into().0);
    }

    /// Adds a class that is known to be one.
    #[doc(hidden)]
    pub fn unchecked_push(&mut self, class: &'static str) {
        self.add(class);
    }

    fn add(&mut self, classes: &str) {
        if !self.0.is_empty() && !classes.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(classes);
    }
}

impl From<&'static str> for Classes {
    fn from(classes: &'static str) -> Self {
        Self(classes.to_owned())
    }
}

impl From<String> for Classes {
    fn from(classes: String) -> Self {
        Self(classes)
    }
}

impl From<AttrValue> for Classes {
    fn from(classes: AttrValue) -> Self {
        Self(classes.to_string())
    }
}

impl<T: Into<Self>> From<Option<T>> for Classes {
    fn from(classes: Option<T>) -> Self {
        classes.map(Into::into).unwrap_or_default()
    }
}

impl IntoPropValue<Option<AttrValue>> for Classes {
    fn into_prop_value(self) -> Option<AttrValue> {
        (!self.0.is_empty()).then(|| self.0.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_stand_apart_and_none_is_no_attribute() {
        let mut classes = Classes::with_capacity(3);
        classes.push(None::<String>);
        let none: Option<AttrValue> = Classes::default().into_prop_value();
        assert_eq!(none, None);
        classes.push("list");
        classes.push(Some("list--long".to_owned()));
        classes.unchecked_push("as-button");
        let all: Option<AttrValue> = classes.into_prop_value();
        assert_eq!(all.as_deref(), Some("list list--long as-button"));
    }
}
