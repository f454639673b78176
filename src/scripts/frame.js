// In a frame: nothing is fitted to its height, and the page around, if its origin is known, is told how
// high the content is. It may ask for a view and a theme. Nobody else is spoken to or heard.
if (window.parent !== window) {
    const root = document.documentElement;
    root.dataset.framed = "true";
    const asked = new URLSearchParams(location.hash.slice(1));
    // What concerns this frame and not the view.
    const own = ["ui", "theme", "lang", "lock", "hide", "host", "mirror"];
    const origin = (address) => {
        try {
            return new URL(address).origin;
        } catch {
            return "null";
        }
    };
    const host = asked.get("host");
    if (host && host !== "null" && origin(host) === host) {
        const tell = (what) => parent.postMessage({ corpusViewer: what }, host);

        let told = 0;
        const measure = () => {
            const height = document.body.scrollHeight;
            if (height !== told) {
                told = height;
                tell({ height });
            }
        };
        new ResizeObserver(measure).observe(document.body);
        // What stands out of the body does not change its size.
        new MutationObserver(() => requestAnimationFrame(measure)).observe(document.body, {
            childList: true,
            subtree: true,
        });

        addEventListener("corpus-view", ({ detail }) => {
            tell({ ready: true });
            if (asked.get("mirror") === "true") {
                const view = new URLSearchParams(detail);
                own.forEach((key) => view.delete(key));
                tell({ view: String(view) });
            }
        });

        addEventListener("message", ({ source, origin, data }) => {
            const said = data?.corpusViewer;
            if (source !== parent || origin !== host || !said) {
                return;
            }
            if (said.theme === "light" || said.theme === "dark") {
                root.dataset.theme = said.theme;
            }
            if (typeof said.view === "string") {
                const view = new URLSearchParams(said.view);
                for (const key of own) {
                    view.delete(key);
                    asked.getAll(key).forEach((value) => view.append(key, value));
                }
                // In place of the present one, because the history is that of the page around.
                location.replace(`#${view}`);
            }
        });
    }
}
