//! The page's entry: everything is in the library, so that tests can reach it.

fn main() {
    corpus_viewer::start();
}
