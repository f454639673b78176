// What every page does: opens its library, answers one question, and notes when it had.

export async function start(open) {
  const text = decodeURIComponent(location.hash.slice(1));
  const peer = await open();
  const answer = await peer.ask.search({ text, words: text.split(' ') }, 10);
  peer.nFirst = (await peer.ids(answer)).length;
  window.peer = peer;
  window.firstAnswerAt = performance.now();
}

export async function json(name) {
  return (await fetch(name)).json();
}
