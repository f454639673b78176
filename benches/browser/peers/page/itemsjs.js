// ItemsJS with its snapshot made beforehand; it counts facets itself.

import itemsjs from 'itemsjs';
import { json } from './start.js';
import { configuration } from '../settings/itemsjs.mjs';

export async function open() {
  const [items, snapshot] = await Promise.all([json('texts.json'), json('index.json')]);
  const engine = itemsjs(items, {
    ...configuration,
    fulltextSnapshot: snapshot.fulltext,
    facetsSnapshot: snapshot.facets,
  });
  const all = 1_000_000;
  const filters = (values) => {
    const filters = {};
    for (const { facet, value } of values) (filters[facet] ??= []).push(value);
    return filters;
  };
  const ask = ({ text, values = [] }, limit) =>
    engine.search({ query: text, filters: filters(values), per_page: Math.min(limit, all) });
  return {
    ids: ({ data }) => data.items.map(({ id }) => id),
    counts: (answer, asked) =>
      asked.map(({ name, values }) => {
        const rows = new Map(values.map((value, row) => [value, row]));
        return answer.data.aggregations[name].buckets
          .filter(({ doc_count: count }) => count)
          .map(({ key, doc_count: count }) => [rows.get(key), count])
          .sort(([a], [b]) => a - b);
      }),
    ask: { one: ask, two: ask, search: ask, prefix: ask, both: ask },
  };
}
