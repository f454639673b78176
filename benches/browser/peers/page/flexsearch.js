// FlexSearch with its index made beforehand; it has tags for the values, counting is by hand.

import { Document } from 'flexsearch';
import { json } from './start.js';
import { Rows, hasPhrase } from './rows.js';
import { options } from '../settings/flexsearch.mjs';

export async function open() {
  const [parts, rows, texts] = await Promise.all([json('index.json'), Rows.load(), json('texts.json')]);
  const flex = new Document(options);
  for (const [key, data] of parts) await flex.import(key, data);
  const all = 1_000_000;
  const tags = (values) => {
    const tag = {};
    for (const { facet, value } of values) (tag[facet] ??= []).push(value);
    return tag;
  };
  const of = (answer) => answer[0]?.result ?? [];
  // With tags alone each comes with a list of its own.
  const filter = ({ values }) => {
    const [first, ...others] = values.map(
      ({ facet, value }) => of(flex.search({ tag: { [facet]: value }, limit: all })),
    );
    const found = others.reduce((found, other) => {
      const set = new Set(other);
      return found.filter((id) => set.has(id));
    }, first);
    return { ids: found, counts: rows.counts(found) };
  };
  return {
    ids: ({ ids }) => ids,
    counts: ({ counts }) => Rows.sparse(counts),
    ask: {
      one: filter,
      two: filter,
      search: ({ text }, limit) => ({ ids: of(flex.search(text, { limit: Math.min(limit, all) })) }),
      phrase: ({ text, words }, limit) => ({
        ids: of(flex.search(text, { limit: all })).filter((id) => hasPhrase(texts[id], words)).slice(0, limit),
      }),
      both: ({ text, values }, limit) => {
        const found = of(flex.search(text, { tag: tags(values), limit: all }));
        return { ids: found.slice(0, limit), counts: rows.counts(found) };
      },
    },
  };
}
