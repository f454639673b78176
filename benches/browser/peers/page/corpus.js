// Ours: everything is in the wasm.

import init, { Engine } from 'engine';

export async function open() {
  const { memory } = await init({ module_or_path: fetch('engine.wasm') });
  const engine = new Engine();
  const none = new Uint32Array();
  // The viewer knows values by number; so do the questions, after they were asked once.
  const handles = (question) =>
    (question.handles ??= Uint32Array.from(question.values.map(({ value }) => engine.handle(value))));
  const found = (text, values, limit) => {
    const nFound = engine.ask(text, values);
    return { ids: engine.best(Math.min(limit, nFound)) };
  };
  const filter = (question) => {
    engine.ask('', handles(question));
    return { nCounted: engine.count_all() };
  };
  const search = ({ text }, limit) => found(text, none, limit);
  return {
    reading: 'begun',
    wasmMemory: () => memory.buffer.byteLength,
    idle: () => engine.finish(),
    ids: ({ ids }) => ids,
    counts: (_, facets) =>
      facets.map(({ values }) =>
        values.map((value, row) => [row, engine.count(value)]).filter(([, count]) => count),
      ),
    ask: {
      one: filter,
      two: filter,
      search,
      snippets({ text }, limit) {
        const answer = search({ text }, limit);
        answer.snippets = engine.snippets(10);
        return answer;
      },
      prefix: search,
      typo: search,
      phrase: ({ text }, limit) => found(`"${text}"`, none, limit),
      both(question, limit) {
        const answer = found(question.text, handles(question), limit);
        answer.nCounted = engine.count_all();
        return answer;
      },
    },
  };
}
