// What is asked: drawn from the corpus by a seed, each question with the answer of the scan.

import { words } from './scan.mjs';

// Numbers from 0 to below 1 (mulberry32).
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function draw(corpus, scan, { nQueries, nPrefixWords, nTitles, seed = 1 }) {
  const random = dice(seed);
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const { articles, facets } = corpus;

  // Words that readers would type: letters only, and not in every fifth article.
  const isAsked = (word) =>
    /^[a-z]{3,}$/.test(word) && scan.frequency(word) >= 1 && scan.frequency(word) <= articles.length / 5;
  const wordsOf = (number) => [...new Set(words(articles[number].text).filter(isAsked))];
  const someWords = (nWords, nLetters = 0) => {
    for (;;) {
      const number = below(articles.length);
      const left = wordsOf(number).filter((word) => word.length >= nLetters);
      if (left.length < nWords) continue;
      const drawn = Array.from({ length: nWords }, () => left.splice(below(left.length), 1)[0]);
      return { number, drawn };
    }
  };
  const valuesOf = (number) =>
    articles[number].rows.flatMap((rows, facet) => rows.map((row) => ({ facet, row })));
  // Which of several articles is meant by a headline that they share, nobody can tell.
  const headline = ({ title }) => words(title).join(' ');
  const nWithHeadline = new Map();
  for (const article of articles) nWithHeadline.set(headline(article), (nWithHeadline.get(headline(article)) ?? 0) + 1);
  const isAlone = (number) => nWithHeadline.get(headline(articles[number])) === 1;
  if (!articles.some((_, number) => isAlone(number))) throw new Error('no article has a headline of its own to be looked for by');
  const someValues = (nValues) => {
    for (;;) {
      const left = valuesOf(below(articles.length));
      if (left.length < nValues) continue;
      return Array.from({ length: nValues }, () => left.splice(below(left.length), 1)[0]);
    }
  };
  const times = (n, make) => Array.from({ length: n }, (_, idx) => make(idx));
  const named = ({ facet, row }) => ({
    facet: facets[facet].name,
    value: facets[facet].values[row],
    row,
  });
  const having = (values) => (number) =>
    values.every(({ facet, row }) => articles[number].rows[facet].includes(row));
  const all = articles.map((_, number) => number);

  const filtered = (values) => {
    const found = all.filter(having(values));
    return { values: values.map(named), found, counts: counts(corpus, found) };
  };
  // By words as they are, by their stems, and with the last one as a beginning too: libraries differ in
  // this, and each is right.
  const searched = (drawn, options) => ({
    text: drawn.join(' '),
    words: drawn,
    found: {
      words: scan.search(drawn, options),
      stems: scan.search(drawn, { ...options, byStem: true }),
      begun: scan.search(drawn, { byStem: true, lastIsPrefix: true }),
    },
  });
  const search = times(nQueries, (idx) => searched(someWords(1 + (idx % 3)).drawn));
  const prefix = times(nPrefixWords, () => someWords(1, 5).drawn[0]).flatMap((word) =>
    times(word.length, (idx) => searched([word.slice(0, idx + 1)], { lastIsPrefix: true })),
  );
  const typo = times(nQueries, () => {
    for (;;) {
      const [word] = someWords(1, 6).drawn;
      const typed = misspelt(word, below);
      if (scan.frequency(typed) === 0 && scan.search([typed], { lastIsPrefix: true }).length === 0) {
        return { text: typed, words: [typed], meant: scan.search([word]) };
      }
    }
  });
  const phrase = times(nQueries, (idx) => {
    for (;;) {
      const text = words(pick(articles).text);
      const nWords = 2 + (idx % 2);
      const at = below(text.length);
      const drawn = text.slice(at, at + nWords);
      // In the text a comma or an end of a sentence may stand between; no library here minds.
      if (drawn.length === nWords && drawn.every((word) => /^[a-z]{2,}$/.test(word)) && drawn.some(isAsked)) {
        const found = scan.phrase(drawn);
        return { text: drawn.join(' '), words: drawn, found: { words: found, stems: found, begun: found } };
      }
    }
  });
  const both = times(nQueries, (idx) => {
    for (;;) {
      const { number, drawn } = someWords(1 + (idx % 2));
      const values = valuesOf(number);
      if (values.length === 0) continue;
      const value = pick(values);
      const asked = searched(drawn);
      const found = Object.fromEntries(
        Object.entries(asked.found).map(([reading, found]) => [reading, found.filter(having([value]))]),
      );
      const countsOf = Object.fromEntries(
        Object.entries(found).map(([reading, found]) => [reading, counts(corpus, found)]),
      );
      return { ...asked, values: [named(value)], found, counts: countsOf };
    }
  });
  return {
    one: times(nQueries, () => filtered(someValues(1))),
    two: times(nQueries, () => filtered(someValues(2))),
    search,
    prefix,
    typo,
    phrase,
    both,
    titles: sample(all.filter(isAlone), nTitles, below).map((number, idx) => {
      const { title } = articles[number];
      // Some libraries take half a second for what is mistyped: a part of them has to do.
      const changed = { beginning: beginning(title), mistyped: mistyped(title, below) };
      return { number, headline: title, ...(idx < nTitles / 10 ? changed : {}) };
    }),
  };
}

// Some of a list, each at most once; all of it where it is not longer.
function sample(list, n, below) {
  const left = [...list];
  if (left.length <= n) return left;
  return Array.from({ length: n }, () => left.splice(below(left.length), 1)[0]);
}

// What a reader remembers of a headline: the first half of its words, three at least.
function beginning(title) {
  const parts = title.split(' ').filter(Boolean);
  return parts.slice(0, Math.max(3, Math.ceil(parts.length / 2))).join(' ');
}

// The headline with one word misspelt, the longest; as it is where that is short.
function mistyped(title, below) {
  const longest = (title.match(/[A-Za-z]+/g) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '');
  return longest.length < 6 ? title : title.replace(longest, misspelt(longest, below));
}

// One letter exchanged, left out or doubled, or two swapped; never the first letter, which some libraries
// take for granted.
function misspelt(word, below) {
  const at = 1 + below(word.length - 2);
  const letter = String.fromCharCode(97 + below(26));
  switch (below(4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + word[at] + word.slice(at);
    default:
      return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }
}

// How many of the articles have each value: by facet, the value's number and its count, in order.
export function counts(corpus, found) {
  return corpus.facets.map((_, facet) => {
    const counts = new Map();
    for (const number of found) {
      for (const row of corpus.articles[number].rows[facet]) counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    return [...counts].sort(([a], [b]) => a - b);
  });
}
