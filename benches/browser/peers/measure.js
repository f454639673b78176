// Runs in the page of a library once it has answered: checks its answers, then times them.

// The clock's grain is 5 µs where the page is isolated: what is shorter than this is asked again, so
// that the grain is a part in a hundred.
const LEAST_MS = 0.5;
const MOST_REPEATS = 200;
// A library that needs longer than this for one kind of work is asked fewer of the questions.
const PATIENCE_MS = 20_000;

const isPromise = (answer) => typeof answer?.then === 'function';

window.measure = async (works) => {
  const { peer } = window;
  const { questions, facets } = await (await fetch('/questions.json')).json();
  await peer.idle?.();
  const report = {};
  for (const work of works) {
    const ask = peer.ask[work];
    if (!ask) continue;
    await peer.prepare?.(work);
    const asked = questions[work === 'snippets' ? 'search' : work];
    const { nChecked, nRight, wrong } = await check(peer, work, ask, asked, facets);
    report[work] = { nAsked: asked.length, nChecked, nRight, wrong, times: await times(ask, asked) };
  }
  report.nFirst = { nAsked: peer.nFirst };
  return report;
};

async function check(peer, work, ask, asked, facets) {
  const start = performance.now();
  let [nChecked, nRight] = [0, 0];
  let wrong;
  for (const question of asked) {
    if (performance.now() - start > PATIENCE_MS) break;
    nChecked++;
    const answer = await ask(question, Infinity);
    const fault =
      work === 'one' || work === 'two'
        ? countsFault(await peer.counts(answer, facets), question.counts, facets)
        : (await idsFault(peer, work, question, answer)) ??
          (work === 'both' && (await bothFault(peer, question, answer, facets)));
    if (fault) wrong ??= `${question.text ?? question.values.map(({ value }) => value)}: ${fault}`;
    else nRight++;
  }
  return { nChecked, nRight, wrong };
}

async function idsFault(peer, work, question, answer) {
  const found = Array.from(await peer.ids(answer)).sort((a, b) => a - b);
  if (work === 'typo') {
    // How far a library goes beyond what was meant is its own affair.
    const set = new Set(found);
    const nMissed = question.meant.filter((number) => !set.has(number)).length;
    return nMissed ? `misses ${nMissed} of ${question.meant.length}` : undefined;
  }
  const expected = question.found[peer.reading ?? 'words'];
  const isAsMany = found.length === expected.length;
  if (isAsMany && found.every((number, idx) => number === expected[idx])) return undefined;
  return isAsMany ? `finds ${found.length}, but others` : `finds ${found.length}, not ${expected.length}`;
}

async function bothFault(peer, question, answer, facets) {
  const expected = question.counts[peer.reading ?? 'words'];
  return countsFault(await peer.counts(answer, facets), expected, facets);
}

function countsFault(counts, expected, facets) {
  const facet = expected.findIndex((expected, facet) => JSON.stringify(expected) !== JSON.stringify(counts[facet]));
  return facet < 0 ? undefined : `other counts of ${facets[facet].name}`;
}

// The milliseconds of each question, in an order of its own every time.
async function times(ask, asked) {
  const start = performance.now();
  const times = [];
  for (const question of shuffled(asked)) {
    if (performance.now() - start > PATIENCE_MS) break;
    const once = await duration(ask, question, 1);
    const nRepeats = Math.min(MOST_REPEATS, Math.ceil(LEAST_MS / Math.max(once, 0.001)));
    times.push(nRepeats === 1 ? once : await duration(ask, question, nRepeats));
    // What the browser has put off is done between two questions.
    await turn();
  }
  return times;
}

// Gives the browser its turn.
function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}

async function duration(ask, question, nRepeats) {
  const start = performance.now();
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const answer = ask(question, 10);
    if (isPromise(answer)) await answer;
  }
  return (performance.now() - start) / nRepeats;
}

function shuffled(items) {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [left[at], left[other]] = [left[other], left[at]];
  }
  return left;
}

// Mean reciprocal rank of articles that are looked for by their headline, by its beginning, and by all of it with a
// typing error; what is not among the first hundred counts nothing.
window.knownItems = async () => {
  const { peer } = window;
  const { questions } = await (await fetch('/questions.json')).json();
  await peer.prepare?.('titles');
  const mean = async (ask, typed) => {
    let sum = 0;
    const asked = questions.titles.filter((question) => typed in question);
    for (const [idx, question] of asked.entries()) {
      // Who waits for the end is answered in between; each turn takes some milliseconds.
      if (idx % 50 === 0) await turn();
      const text = question[typed];
      const answer = await ask({ text, words: text.split(' ') }, 100);
      const rank = Array.from(await peer.ids(answer)).slice(0, 100).indexOf(question.number);
      if (rank >= 0) sum += 1 / (rank + 1);
    }
    return { n: asked.length, rank: sum / asked.length };
  };
  const { search, typo } = peer.ask;
  return {
    means: [await mean(search, 'headline'), await mean(search, 'beginning'), await mean(typo, 'mistyped')],
  };
};
