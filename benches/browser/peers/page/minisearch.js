// MiniSearch with its index made beforehand; facets are counted over the rows of what it finds.

import MiniSearch from 'minisearch';
import { json } from './start.js';
import { Rows, hasPhrase } from './rows.js';
import { options } from '../settings/minisearch.mjs';

export async function open() {
  const [index, rows] = await Promise.all([fetch('index.json').then((file) => file.text()), Rows.load()]);
  const mini = MiniSearch.loadJSON(index, options);
  let texts;
  const ids = (results) => results.map(({ id }) => id);
  const filter = ({ values }) => {
    const found = ids(mini.search(MiniSearch.wildcard, { filter: ({ id }) => rows.has(id, values) }));
    return { ids: found, counts: rows.counts(found) };
  };
  const search = (options) => ({ text }, limit) => ({ ids: ids(mini.search(text, options).slice(0, limit)) });
  return {
    ids: ({ ids }) => ids,
    counts: ({ counts }) => Rows.sparse(counts),
    // The texts are not part of what was loaded: only phrases need them.
    prepare: async (work) => {
      if (work === 'phrase') texts ??= await json('../texts.json');
    },
    ask: {
      one: filter,
      two: filter,
      search: search(),
      prefix: search({ prefix: true }),
      typo: search({ fuzzy: 1 }),
      phrase: ({ text, words }, limit) => ({
        ids: ids(mini.search(text, { filter: ({ id }) => hasPhrase(texts[id], words) })).slice(0, limit),
      }),
      both: ({ text, values }, limit) => {
        const found = ids(mini.search(text, { filter: ({ id }) => rows.has(id, values) }));
        return { ids: found.slice(0, limit), counts: rows.counts(found) };
      },
    },
  };
}
