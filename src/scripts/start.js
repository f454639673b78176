// Starts the program on top of the static page. What the program would do too late is done here: the
// theme, and hiding a list that is not the one that the address asks for. If the program cannot run, the
// static page stays, and says what is missing and how whoever runs the host can mend it.
{
    const root = document.documentElement;
    const asked = new URLSearchParams(location.hash.slice(1));
    let theme = asked.get("theme");
    try {
        theme = localStorage.getItem("corpus-viewer-theme") ?? theme;
    } catch {
        // No storage, no preference.
    }
    if (theme === "light" || theme === "dark") {
        root.dataset.theme = theme;
    }
    if (location.hash.length > 1 && !/^#p\d+$/.test(location.hash)) {
        root.dataset.program = "coming";
    }

    let refused;
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
        if (blockedURI === "wasm-eval" || effectiveDirective === "connect-src") {
            refused = effectiveDirective;
        }
    });

    // Why it does not run, and what the host can do: header, value.
    const why = (error) => {
        if (Array.isArray(error?.cause)) {
            return error.cause;
        }
        if (typeof WebAssembly !== "object") {
            return ["this browser has no WebAssembly", "Nothing: the browser, or its settings, must allow it."];
        }
        if (/connect-src/.test(refused)) {
            return [
                "the policy of this site refuses to load the program",
                "Content-Security-Policy: connect-src 'self'",
            ];
        }
        if (refused || /unsafe-eval/.test(error)) {
            return [
                "the policy of this site refuses WebAssembly",
                "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'",
            ];
        }
        if (error instanceof WebAssembly.CompileError) {
            return [
                "the program arrived damaged",
                "Publish all files again as they were built.",
            ];
        }
        if (self.origin === "null") {
            return [
                "this frame may not load the program",
                "Access-Control-Allow-Origin: * (or sandbox=\"allow-scripts allow-same-origin\" on the frame)",
            ];
        }
        return [
            "the program could not be loaded or is not the one that was built",
            "WASM must lie beside the page as it was built: Content-Type: application/wasm, and Content-Encoding for a copy in .br or .gz",
        ];
    };

    INIT({ module_or_path: fetch(new URL("./WASM", import.meta.url), { integrity: "INTEGRITY" }) }).catch(async (error) => {
        console.error(error);
        // The report of a refusal comes a moment after the refusal.
        await new Promise((resolve) => setTimeout(resolve, 100));
        // A link that differs only in its fragment would not load the page again.
        const again = (location.search ? "?" : "?again") + location.hash;
        // A program that started and stopped says so itself.
        if (error instanceof (globalThis.WebAssembly?.RuntimeError ?? Array)) {
            document.getElementById("failure-again")?.setAttribute("href", again);
            document.getElementById("failure")?.removeAttribute("hidden");
            return;
        }
        const notice = document.getElementById("notice");
        const say = (id, text) => {
            const place = document.getElementById(id);
            if (place) {
                place.textContent = text;
            }
        };
        const [reason, fix] = why(error);
        root.dataset.program = "absent";
        notice?.setAttribute("role", "alert");
        say("notice-what", `Filtering and search are missing, because ${reason}; everything can be read by the links.`);
        say("notice-fix", fix);
        document.getElementById("notice-again")?.setAttribute("href", again);
    });
}
