// In place of the service worker where nothing is to be kept: forgets what an earlier one kept, and goes.

const ours = `corpus-viewer ${registration.scope} `;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(forget()));

async function forget() {
    const kept = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(kept.map((name) => caches.delete(name)));
    await registration.unregister();
}
