// Keeps the hosted page for use without a network, and offers a new version when one is ready. Where
// that is refused the page works as before; a frame and a file on a disk are never kept.
{
    const keep = async () => {
        const address = new URL("./service-worker.js", import.meta.url);
        const kept = await navigator.serviceWorker.register(address);
        // Without an active one, what waits is the first version and nothing new.
        const offer = () => kept.active && kept.waiting && offered(kept);
        offer();
        kept.addEventListener("updatefound", () => {
            kept.installing?.addEventListener("statechange", offer);
        });
    };

    const offered = (kept) => {
        const update = document.getElementById("update");
        if (!update?.hidden) {
            return;
        }
        document.getElementById("update-load")?.addEventListener("click", () => {
            const next = kept.waiting;
            if (!next) {
                // Another tab has loaded it.
                location.reload();
                return;
            }
            // The other tabs stay with the version that they have.
            next.addEventListener("statechange", () => {
                if (next.state === "activated") {
                    location.reload();
                }
            });
            next.postMessage("activate");
        });
        update.hidden = false;
    };

    // The page first: what is kept is asked for when nothing else is.
    const whenIdle = () => {
        const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 1000));
        idle(() => keep().catch(() => {}));
    };

    if (window.top === window && isSecureContext && navigator.serviceWorker) {
        if (document.readyState === "complete") {
            whenIdle();
        } else {
            addEventListener("load", whenIdle, { once: true });
        }
    }
}
