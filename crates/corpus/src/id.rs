//! Dense numbers for the things of one corpus: each is the place in the list that holds the thing.

macro_rules! dense_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the thing at `idx`.
            pub fn new(idx: usize) -> Self {
                Self(u32::try_from(idx).expect("a corpus holds fewer than 2^32 things"))
            }

            /// The place in the list.
            pub fn idx(self) -> usize {
                self.0 as usize
            }
        }
    };
}

dense_id!(
    /// An article of a corpus, in the order of slugs.
    ArticleId
);
dense_id!(
    /// An entity of a corpus, in the order of entity keys.
    EntityId
);
dense_id!(
    /// A topic of a corpus, in the order of the scheme.
    TopicId
);
dense_id!(
    /// A publisher of a corpus, in the order of names.
    PublisherId
);
dense_id!(
    /// A term of the dictionary, in byte order.
    TermId
);
