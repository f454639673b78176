// No library: how long the bytes of ours take to arrive, with nothing done to them.

export async function open() {
  const { byteLength } = await (await fetch('engine.wasm')).arrayBuffer();
  if (!byteLength) throw new Error('nothing came');
  return { ids: () => [], ask: { search: () => [] } };
}
