// Defines <corpus-viewer>: a frame with the viewer that is as high as its content, follows the theme of the
// page around it, and can keep its view in that page's address. docs/embedding.md says what it takes.
(() => {
    const folder = new URL(".", document.currentScript?.src || location);

    // Whether the ground that an element stands on is dark.
    const isDark = (element) => {
        for (let it = element; it; it = it.parentElement) {
            const [r, g, b, alpha = 1] = getComputedStyle(it).backgroundColor.match(/[\d.]+/g).map(Number);
            if (alpha > 0.5) {
                return 0.299 * r + 0.587 * g + 0.114 * b < 128;
            }
        }
        return /^dark/.test(getComputedStyle(document.documentElement).colorScheme);
    };

    class CorpusViewer extends HTMLElement {
        static observedAttributes = ["src", "filter", "ui", "theme", "height", "lock", "hide", "mirror"];

        attributeChangedCallback() {
            if (this.frame) {
                this.disconnectedCallback();
                this.connectedCallback();
            }
        }

        connectedCallback() {
            const given = (name, otherwise) => this.getAttribute(name) ?? otherwise;
            const source = this.hasAttribute("src") ? new URL(given("src"), document.baseURI) : folder;
            if (!/^https?:$/.test(source.protocol)) {
                return;
            }
            const mark = `#${this.id || "corpus-viewer"}?`;
            const mirrored = () =>
                this.hasAttribute("mirror") && location.hash.startsWith(mark)
                    ? location.hash.slice(mark.length)
                    : undefined;
            const theme = given("theme", "auto");
            const themeNow = () => (theme === "host" ? (isDark(this) ? "dark" : "light") : theme);

            const view = new URLSearchParams(mirrored() ?? given("filter", "").replace(/^#/, ""));
            new URLSearchParams(given("lock", "")).forEach((value, key) => view.append("lock", `${key}:${value}`));
            given("hide", "").split(/[\s,]+/).forEach((facet) => facet && view.append("hide", facet));
            view.set("ui", given("ui", "compact"));
            view.set("theme", themeNow());
            view.set("host", location.origin);
            if (this.hasAttribute("mirror")) {
                view.set("mirror", "true");
            }
            source.hash = view;

            const frame = document.createElement("iframe");
            const height = parseInt(given("height", ""), 10);
            const attributes = {
                title: given("title", "Corpus viewer"),
                width: "100%",
                height: height || 600,
                frameborder: 0,
                loading: "lazy",
                allow: "clipboard-write",
                sandbox: "allow-scripts allow-same-origin allow-popups allow-downloads",
                src: source,
            };
            Object.entries(attributes).forEach(([name, value]) => frame.setAttribute(name, value));
            frame.style.display = "block";

            const tell = (what) => frame.contentWindow.postMessage({ corpusViewer: what }, source.origin);
            let told = themeNow();
            const tellTheme = () => {
                if (theme === "host" && told !== themeNow()) {
                    told = themeNow();
                    tell({ theme: told });
                }
            };
            // The view that the page begins with has no place in its address.
            let first = mirrored() === undefined ? undefined : new URLSearchParams(given("filter", "")).toString();
            const heard = ({ source: sender, origin, data }) => {
                const said = data?.corpusViewer;
                if (sender !== frame.contentWindow || origin !== source.origin || !said) {
                    return;
                }
                if (!height && said.height > 0 && said.height < 1e6) {
                    frame.setAttribute("height", Math.ceil(said.height));
                }
                if (this.hasAttribute("mirror") && typeof said.view === "string") {
                    first ??= said.view;
                    const now = location.hash;
                    const next = said.view === first ? (now.startsWith(mark) ? "#" : now) : mark + said.view;
                    if (next !== now && next + now !== "#") {
                        history.replaceState(history.state, "", next);
                    }
                }
            };
            const asked = () => mirrored() !== undefined && tell({ view: mirrored() });

            this.end = new AbortController();
            const { signal } = this.end;
            addEventListener("message", heard, { signal });
            addEventListener("hashchange", asked, { signal });
            matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellTheme, { signal });
            const watch = new MutationObserver(tellTheme);
            [document.documentElement, document.body].forEach((it) => watch.observe(it, { attributes: true }));
            signal.addEventListener("abort", () => watch.disconnect());
            this.frame = frame;
            this.append(frame);
            this.style.display = "block";
        }

        disconnectedCallback() {
            this.end?.abort();
            this.frame?.remove();
            this.frame = undefined;
        }
    }

    customElements.get("corpus-viewer") || customElements.define("corpus-viewer", CorpusViewer);
})();
