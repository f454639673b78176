// The program of the page that is one file: it stands in the page, compressed, and is taken out without
// a request.
const unpacked = async () => {
    if (typeof DecompressionStream !== "function") {
        const cause = ["this browser cannot unpack the program", "Nothing: the browser is too old."];
        throw new Error("no DecompressionStream", { cause });
    }
    const packed = atob(document.getElementById("program").content.textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(program, { headers: { "Content-Type": "application/wasm" } });
};
