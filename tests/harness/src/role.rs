//! The roles that things on the page have, and where to look for them.

/// A role of WAI-ARIA, as far as the page has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the specification says what each of them is")]
pub enum Role {
    Alert,
    Article,
    Banner,
    Button,
    Checkbox,
    Combobox,
    Complementary,
    Dialog,
    /// The head of something that opens and closes.
    Disclosure,
    Group,
    Heading,
    Link,
    List,
    Listbox,
    Main,
    Option,
    Region,
    Search,
    Searchbox,
    Status,
    Switch,
}

impl Role {
    /// Whether this is the role, as a browser computes it.
    pub fn is(self, computed: &str) -> bool {
        // A summary has no role of its own in the specification, so browsers call it as they like.
        computed == self.name() || (self == Self::Disclosure && computed.is_empty())
    }

    /// The role as the specification calls it, and most browsers compute it.
    pub fn name(self) -> &'static str {
        self.name_and_candidates().0
    }

    /// A selector of everything that can have the role. It only narrows the search: the browser is
    /// asked about each candidate.
    pub fn candidates(self) -> &'static str {
        self.name_and_candidates().1
    }

    fn name_and_candidates(self) -> (&'static str, &'static str) {
        match self {
            Self::Alert => ("alert", "[role=alert]"),
            Self::Article => ("article", "article, [role=article]"),
            Self::Banner => ("banner", "header, [role=banner]"),
            Self::Button => ("button", "button, [role=button]"),
            Self::Checkbox => ("checkbox", "input[type=checkbox], [role=checkbox]"),
            Self::Combobox => ("combobox", "select, [role=combobox]"),
            Self::Complementary => ("complementary", "aside, [role=complementary]"),
            Self::Dialog => ("dialog", "dialog, [role=dialog]"),
            // Not a role of the specification, but what Chromium calls a summary.
            Self::Disclosure => ("DisclosureTriangle", "summary"),
            Self::Group => ("group", "fieldset, details, [role=group]"),
            Self::Heading => ("heading", "h1, h2, h3, h4, h5, h6, [role=heading]"),
            Self::Link => ("link", "a[href], [role=link]"),
            Self::List => ("list", "ul, ol, [role=list]"),
            Self::Listbox => ("listbox", "[role=listbox]"),
            Self::Main => ("main", "main, [role=main]"),
            Self::Option => ("option", "[role=option]"),
            Self::Region => ("region", "section, [role=region]"),
            Self::Search => ("search", "search, [role=search]"),
            Self::Searchbox => ("searchbox", "input[type=search], [role=searchbox]"),
            Self::Status => ("status", "output, [role=status]"),
            Self::Switch => ("switch", "[role=switch]"),
        }
    }
}
