// Lunr with its index made beforehand; values are fields of their own, counting is by hand.

import lunr from 'lunr';
import { json } from './start.js';
import { Rows, hasPhrase } from './rows.js';

export async function open() {
  const [index, rows, texts] = await Promise.all([json('index.json'), Rows.load(), json('texts.json')]);
  const lunrIndex = lunr.Index.load(index);
  const fields = ['title', 'text', 'labels'];
  const required = { fields, presence: lunr.Query.presence.REQUIRED };
  const ids = (results) => results.map(({ ref }) => Number(ref));
  const withWords = (words, more) => (query) =>
    words.forEach((word) => query.term(word, { ...required, ...more }));
  const withValues = (values) => (query) =>
    values.forEach(({ facet, row }) =>
      query.term(`v${row}`, { fields: [facet], presence: lunr.Query.presence.REQUIRED, usePipeline: false }),
    );
  const filter = ({ values }) => {
    const found = ids(lunrIndex.query(withValues(values)));
    return { ids: found, counts: rows.counts(found) };
  };
  const search = (more) => ({ words }, limit) => ({
    ids: ids(lunrIndex.query(withWords(words, more))).slice(0, limit),
  });
  return {
    reading: 'stems',
    ids: ({ ids }) => ids,
    counts: ({ counts }) => Rows.sparse(counts),
    ask: {
      one: filter,
      two: filter,
      search: search(),
      prefix: search({ wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false }),
      typo: search({ editDistance: 1, usePipeline: false }),
      phrase: ({ words }, limit) => ({
        ids: ids(lunrIndex.query(withWords(words)))
          .filter((id) => hasPhrase(texts[id], words))
          .slice(0, limit),
      }),
      both: ({ words, values }, limit) => {
        const found = ids(
          lunrIndex.query((query) => {
            withWords(words)(query);
            withValues(values)(query);
          }),
        );
        return { ids: found.slice(0, limit), counts: rows.counts(found) };
      },
    },
  };
}
