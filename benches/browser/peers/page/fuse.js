// Fuse.js, which looks through all texts for every question, so that an index made beforehand would
// hold them twice; values and counting by hand.

import Fuse from 'fuse.js';
import { json } from './start.js';
import { Rows, hasPhrase } from './rows.js';
import { options } from '../settings/fuse.mjs';

export async function open() {
  const [texts, rows] = await Promise.all([json('texts.json'), Rows.load()]);
  const index = Fuse.createIndex(options.keys, texts);
  const fuse = new Fuse(texts, { ...options, useExtendedSearch: true }, index);
  const fuzzy = new Fuse(texts, options, index);
  const including = (words) => words.map((word) => `'${word}`).join(' ');
  const ids = (results) => results.map(({ refIndex }) => refIndex);
  const filter = ({ values }) => {
    const found = [];
    for (let number = 0; number < texts.length; number++) {
      if (rows.has(number, values)) found.push(number);
    }
    return { ids: found, counts: rows.counts(found) };
  };
  const search = ({ words }, limit) => ({ ids: ids(fuse.search(including(words), { limit: Math.min(limit, 1e9) })) });
  return {
    ids: ({ ids }) => ids,
    counts: ({ counts }) => Rows.sparse(counts),
    ask: {
      one: filter,
      two: filter,
      search,
      prefix: search,
      typo: ({ text }, limit) => ({ ids: ids(fuzzy.search(text, { limit: Math.min(limit, 1e9) })) }),
      phrase: ({ words }, limit) => ({
        ids: ids(fuse.search(including(words)))
          .filter((id) => hasPhrase(texts[id], words))
          .slice(0, limit),
      }),
      both: ({ words, values }, limit) => {
        const found = ids(fuse.search(including(words))).filter((id) => rows.has(id, values));
        return { ids: found.slice(0, limit), counts: rows.counts(found) };
      },
    },
  };
}
