// Orama with its index made beforehand; it counts facets itself.

import { count, create, load, search } from '@orama/orama';
import { json } from './start.js';
import { hasPhrase } from './rows.js';
import { schema } from '../settings/orama.mjs';

export async function open() {
  const index = await json('index.json');
  const db = create({ schema });
  load(db, index);
  // It makes room for as many as it is asked for.
  const all = count(db);
  const facets = Object.fromEntries(
    Object.keys(schema)
      .filter((name) => schema[name] === 'enum[]')
      .map((name) => [name, { limit: all }]),
  );
  const fields = ['title', 'text', 'labels'];
  const where = (values) => {
    const where = {};
    for (const { facet, value } of values) (where[facet] ??= { containsAll: [] }).containsAll.push(value);
    return where;
  };
  const base = { properties: fields, threshold: 0, boost: { title: 3 } };
  const ask = (more) => ({ text }, limit) =>
    search(db, { term: text, ...base, ...more, limit: Math.min(limit, all) });
  const filter = ({ values }) => search(db, { where: where(values), facets, limit: 10 });
  return {
    ids: ({ hits }) => hits.map(({ id }) => Number(id)),
    counts: (answer, asked) =>
      asked.map(({ name, values }) => {
        const counted = answer.facets[name].values;
        return values.map((value, row) => [row, counted[value] ?? 0]).filter(([, count]) => count);
      }),
    ask: {
      one: filter,
      two: filter,
      search: ask(),
      prefix: ask(),
      typo: ask({ tolerance: 1 }),
      phrase: ({ text, words }, limit) => {
        const { hits } = search(db, { term: text, ...base, limit: all });
        return { hits: hits.filter(({ document }) => hasPhrase(document, words)).slice(0, limit) };
      },
      both: ({ text, values }, limit) =>
        search(db, { term: text, ...base, where: where(values), facets, limit: Math.min(limit, all) }),
    },
  };
}
