//! The page's entry: everything is in the library, so that tests can reach it.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

fn main() {
    corpus_viewer::start();
}
