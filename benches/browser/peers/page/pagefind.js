// Pagefind, which fetches what a question needs when it is asked.

import { json } from './start.js';

// Its worker was taught to tell how much memory WebAssembly has there.
const wasmMemory = () =>
  new Promise((resolve) => {
    const channel = new BroadcastChannel('memory');
    channel.onmessage = ({ data }) => {
      channel.close();
      resolve(data);
    };
    channel.postMessage('how much?');
    setTimeout(() => resolve(0), 1000);
  });

export async function open() {
  const pagefind = await import(new URL('pagefind/pagefind.js', location.href).href);
  await pagefind.init();
  let numbers;
  const filters = (values) => {
    const filters = {};
    for (const { facet, value } of values) (filters[facet] ??= { all: [] }).all.push(value);
    return filters;
  };
  const search = ({ text }) => pagefind.search(text);
  const filter = ({ values }) => pagefind.search(null, { filters: filters(values) });
  return {
    reading: 'stems',
    wasmMemory,
    // Which article a result is, is known from a file of the benchmark: the page would fetch each result.
    prepare: async () => {
      numbers ??= new Map(await json('numbers.json'));
      // Counts of values come with the first question about any.
      await pagefind.filters();
    },
    ids: ({ results }) => results.map(({ id }) => (numbers ? numbers.get(id) : 0)),
    counts: (answer, asked) =>
      asked.map(({ name, values }) => {
        const counted = answer.filters[name] ?? {};
        return values.map((value, row) => [row, counted[value] ?? 0]).filter(([, count]) => count);
      }),
    ask: {
      one: filter,
      two: filter,
      search,
      snippets: async (question) => {
        const answer = await search(question);
        answer.shown = await Promise.all(answer.results.slice(0, 10).map((result) => result.data()));
        return answer;
      },
      prefix: search,
      typo: search,
      phrase: ({ text }) => pagefind.search(`"${text}"`),
      both: ({ text, values }) => pagefind.search(text, { filters: filters(values) }),
    },
  };
}
