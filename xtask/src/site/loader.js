// Starts the program. If that fails, the page says so in words that were in it from the beginning:
// the element `failure` appears, with the reason in `failure-reason` unless the program gave one.
INIT({ module_or_path: new URL("./WASM", import.meta.url) }).catch((error) => {
    console.error(error);
    const reason = document.getElementById("failure-reason");
    if (reason && !reason.textContent) {
        reason.textContent =
            typeof WebAssembly !== "object"
                ? "This browser cannot run WebAssembly."
                : error instanceof WebAssembly.CompileError
                  ? "The program was refused by a security policy or arrived damaged."
                  : error instanceof WebAssembly.RuntimeError
                    ? "The program stopped while it was starting."
                    : "The program could not be loaded.";
    }
    // A link that differs only in its fragment would not load the page again.
    document
        .getElementById("failure-again")
        ?.setAttribute("href", (location.search ? "?" : "?again") + location.hash);
    document.getElementById("failure")?.removeAttribute("hidden");
});
