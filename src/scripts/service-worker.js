// Keeps the parts of one build of the page and answers with them, so that the page works without a
// network. Each build has its own set, checked against the digests below: versions are never mixed. A new
// one waits until the reader asks for it or has closed all tabs of the old one.

// The files of this build with their SHA-256.
const parts = PARTS;

const root = registration.scope;
const page = root + "index.html";
// The page names all its parts by their digests, so its own digest names the build. A host may have several
// viewers, and they share one store.
const ours = `corpus-viewer ${root} `;
const build = ours + parts["index.html"];
// What a page in one of these folders shows, as the page itself says it.
const keys = { articles: "article", entities: "entity", topics: "topic" };

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forget()));
addEventListener("message", (event) => {
    if (event.data === "activate") {
        skipWaiting();
    }
});
addEventListener("fetch", (event) => {
    const answer = answerTo(event.request);
    if (answer) {
        event.respondWith(answer);
    }
});

// All parts or none: one that is missing or from another build ends the installation, and what was there
// before stays.
async function install() {
    const checked = await Promise.all(Object.entries(parts).map(part));
    const cache = await caches.open(build);
    await Promise.all(checked.map(([name, response]) => cache.put(root + name, response)));
}

async function part([name, digest]) {
    // The page has most of them already; what was stored wrongly is asked for again.
    const stored = name === "index.html" ? ["no-cache"] : ["default", "reload"];
    for (const cache of stored) {
        const response = await fetch(root + name, { cache });
        const content = await response.arrayBuffer();
        if (response.ok && (await sha256(content)) === digest) {
            // Made anew, because one that was redirected may not answer for a page. With the host's headers,
            // because its policy holds without a network too.
            const headers = new Headers(response.headers);
            ["Content-Encoding", "Content-Length", "Vary"].forEach((name) => headers.delete(name));
            return [name, new Response(content, { headers })];
        }
    }
    throw new Error(`${name} is not of this build`);
}

async function sha256(content) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The build before this one stays: a tab may still show it and ask for one of its parts.
async function forget() {
    const others = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== build);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

// Nothing for what is left to the network: other sites, other files, and frames.
function answerTo(request) {
    const { href, origin, pathname, search } = new URL(request.url);
    if (request.method !== "GET" || request.headers.has("Range") || !href.startsWith(root)) {
        return undefined;
    }
    // The check of the deployment wants to know what the host sends today.
    if (request.cache === "no-store") {
        return undefined;
    }
    const name = (origin + pathname).slice(root.length);
    if (request.mode === "navigate") {
        if (request.destination !== "document") {
            return undefined;
        }
        if (name === "" || name === "index.html") {
            // With a search the reader asks for the page anew, after a failure.
            return search ? fetch(request).catch(keptPage) : keptPage(request);
        }
        const [, folder, file] = name.match(/^([a-z]+)\/([^/]+)\.html$/) ?? [];
        return keys[folder] && fetch(request).catch(() => view(keys[folder], file));
    }
    return /-[0-9a-f]{16}\.[a-z]+$/.test(name) ? keptPart(request) : undefined;
}

async function keptPage(request) {
    const cache = await caches.open(build);
    return (await cache.match(page)) ?? fetch(request);
}

async function keptPart(request) {
    return (await caches.match(request.url)) ?? fetch(request);
}

// The page itself shows what the static page would have said. In the name of a file, what is not plain is
// written with `~` as it is with `%` in an address.
function view(key, file) {
    const name = decodeURIComponent(file.replaceAll("~", "%"));
    return Response.redirect(`${root}#${key}=${encodeURIComponent(name)}`);
}
