// What must not be found on a page of hostile content, and a walk through all of its views.

// The elements that the viewer is made of.
const KINDS = new Set(
    `a article aside b bdi blockquote button code dd details div dl dt em fieldset footer h1 h2 h3 h4 h5 h6
     header input kbd label legend li main mark ol option p pre section select span strong summary ul`.split(/\s+/),
);

// What stands beside each other and scrolls by itself, if at all downwards.
const PANES = ".filter-panel, .result-pane, .reader-pane, .entity-card, .section";

// What must stay low, whatever is written in it, with the most pixels.
const LOW = {
    ".masthead": 200,
    ".result-item__title": 150,
    ".result-item__source": 100,
    ".result-item__summary, .result-item__snippet, .evidence__sentence, .article-topic__passage": 300,
    ".reader__title": 420,
    ".reader__kicker": 100,
    ".facet-value, .filter-chips li, .entity-chip, .way-in, .article-topic > summary, .evidence__head": 150,
    ".entity-card__name, .entity-card__articles li, .no-results__drop": 200,
};

const shown = (element) => element.outerHTML.slice(0, 200);

// Whether a link leads to the web, to a letter, to a view or to a page of the site.
const leadsAway = (link, pages) => {
    const href = link.getAttribute("href");
    if (href.startsWith("#") || /^(https?:\/\/|mailto:)/i.test(href)) {
        return false;
    }
    const root = document.getElementById("app").dataset.root ?? "./";
    const file = href.replace(/#p\d+$|#filters$/, "");
    return !(file.startsWith(root) && pages.includes(file.slice(root.length)));
};

// What is wrong with the page as it is now, in words. `pages` are the pages of the site.
const faults = (pages) => {
    const found = [];
    if (window.pwned !== undefined) {
        found.push("something ran");
    }
    for (const it of document.querySelectorAll("#app *")) {
        if (!KINDS.has(it.localName) && !it.closest(".theme-switch > svg")) {
            found.push(`an element: ${shown(it)}`);
        }
        for (const { name, value } of it.attributes) {
            const isPlace = it.matches(".entity-card") && /^--card-top: -?\d+px;$/.test(value);
            if (/^on|^(style|src|srcdoc|action|formaction|background|ping|xlink:href)$/.test(name) && !isPlace) {
                found.push(`an attribute: ${shown(it)}`);
            }
        }
        if (it.hasAttribute("href") && leadsAway(it, pages)) {
            found.push(`a link: ${shown(it)}`);
        }
    }
    const inHead = "base, object, embed, form, [http-equiv]:not([http-equiv=Content-Security-Policy])";
    document.querySelectorAll(inHead).forEach((it) => found.push(`an element: ${shown(it)}`));
    const outside = [...document.body.children].filter((it) =>
        !/^(app|notice|update|failure|program)$/.test(it.id) && it.localName !== "script");
    outside.forEach((it) => found.push(`outside of the page: ${shown(it)}`));
    const ids = [...document.querySelectorAll("[id]")].map((it) => it.id);
    const twice = ids.filter((id, idx) => ids.indexOf(id) !== idx);
    twice.forEach((id) => found.push(`twice the id ${id}`));
    return found.slice(0, 9);
};

// What has lost its shape.
const shapeFaults = () => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        const out = [...document.body.querySelectorAll("*")].filter((it) =>
            it.getBoundingClientRect().right > root.clientWidth + 1 && it.getClientRects().length);
        found.push(`the page is ${root.scrollWidth} wide: ${out.slice(0, 3).map(shown).join("\n")}`);
    }
    for (const it of document.querySelectorAll(PANES)) {
        if (it.scrollWidth > it.clientWidth && it.getClientRects().length) {
            const right = it.getBoundingClientRect().right;
            const out = [...it.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > right + 1);
            found.push(`${it.className} is ${it.scrollWidth} wide, not ${it.clientWidth}: ${out.slice(0, 3).map(shown).join("\n")}`);
        }
    }
    for (const [selector, most] of Object.entries(LOW)) {
        for (const it of document.querySelectorAll(selector)) {
            if (it.getBoundingClientRect().height > most) {
                found.push(`${it.getBoundingClientRect().height} high: ${shown(it)}`);
            }
        }
    }
    return found.slice(0, 9);
};

const until = async (what, isSo) => {
    // Longer than any machine takes, shorter than the patience of who called.
    const end = Date.now() + 40_000;
    while (!isSo()) {
        if (Date.now() > end) {
            throw new Error(`waited for ${what}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
};

// Everything that is wrong here.
const check = (where, pages) => [...faults(pages), ...shapeFaults()].map((fault) => `${where}: ${fault}`);

const go = (pairs) => {
    const kept = [...new URLSearchParams(location.hash.slice(1))].filter(([key]) => /^(ui|host)$/.test(key));
    location.hash = new URLSearchParams([...pairs, ...kept]);
};

// Opens an article and the cards of some of its entities, which are given with their names.
const openArticle = async (pages, { slug, title, entities }) => {
    go([["article", slug]]);
    await until(`the article ${slug}`, () => document.getElementById("article-heading")?.textContent === title);
    document.querySelectorAll("details").forEach((it) => (it.open = true));
    const found = check(slug, pages);
    for (const [key, name] of entities) {
        document.getElementById(`entity-${key}`).click();
        await until(`the card of ${key}`, () => document.querySelector(".entity-card__name")?.textContent === name);
        found.push(...check(`${slug} with the card of ${key}`, pages));
        document.querySelector(".entity-card__close").click();
        await until("no card", () => !document.querySelector(".entity-card"));
    }
    return found;
};

// Opens a list of articles, with all values to choose from.
const openList = async (pages, pairs) => {
    go(pairs);
    const asked = String(new URLSearchParams(pairs.slice(0, 1)));
    await until(`the view ${asked}`, () =>
        !document.getElementById("article-heading") && location.hash.includes(asked) && document.querySelector(".chip"));
    const more = () => document.querySelectorAll("[aria-expanded=false].facet-group__more");
    more().forEach((it) => it.click());
    await until("all values", () => more().length === 0);
    return check(asked, pages);
};
