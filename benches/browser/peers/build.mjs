// node build.mjs CORPUS ENGINE OUT: the pages of all libraries with their indices, the questions with
// their answers, and a brotli copy of each file.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip } from 'node:zlib';

import { Scan } from './scan.mjs';
import { draw } from './questions.mjs';

const [corpusFile, engine, out] = process.argv.slice(2).map((path) => resolve(path));
process.env.PEERS_PACKAGES = resolve(process.env.PEERS_PACKAGES);
const isQuick = process.argv.includes('--quick');
const here = dirname(fileURLToPath(import.meta.url));
// The packages lie beside the tools of the project, not beside this file.
const packages = createRequire(resolve(process.env.PEERS_PACKAGES, 'package.json'));
const load = async (name) => {
  const loaded = await import(packages.resolve(name));
  return loaded.default ?? loaded;
};

const corpus = JSON.parse(await readFile(corpusFile, 'utf8'));
const { articles, facets } = corpus;
const valuesOf = ({ rows }) =>
  Object.fromEntries(facets.map(({ name, values }, facet) => [name, rows[facet].map((row) => values[row])]));
// What values are called can be searched for, too.
for (const article of articles) {
  article.labels = facets.flatMap(({ labels }, facet) => article.rows[facet].map((row) => labels[row])).join('\n');
}
const texts = articles.map(({ title, text, labels }, id) => ({ id, title, text, labels }));
const items = articles.map((article, id) => ({ ...texts[id], ...valuesOf(article) }));
const rowLists = {
  nArticles: articles.length,
  facets: facets.map(({ name, values }, facet) => {
    const [ends, items] = [[], []];
    for (const { rows } of articles) {
      items.push(...rows[facet]);
      ends.push(items.length);
    }
    return { name, values, ends, items };
  }),
};

await rm(out, { recursive: true, force: true });
const write = async (name, content) => {
  await mkdir(dirname(join(out, name)), { recursive: true });
  await writeFile(join(out, name), typeof content === 'string' ? content : JSON.stringify(content));
};
const say = (what) => console.error(`  ${what}`);

say('questions, and their answers by a scan');
const english = (await load('snowball-stemmers')).newStemmer('english');
const scan = new Scan(articles, new Map(Object.entries(corpus.stems)), (word) => english.stem(word));
const questions = draw(corpus, scan, {
  nQueries: isQuick ? 2 : 30,
  nPrefixWords: isQuick ? 1 : 10,
  nTitles: isQuick ? 5 : 3000,
});
await write('questions.json', { questions, facets: facets.map(({ name, values }) => ({ name, values })) });
await write('texts.json', texts);
await write('first.txt', (questions.search[1] ?? questions.search[0]).text);
await copyFile(join(here, 'measure.js'), join(out, 'measure.js'));
await write('empty.html', '<!doctype html><title>Empty</title><link rel=icon href=data:,>');

const makers = {
  async corpus() {
    await mkdir(join(out, 'corpus'), { recursive: true });
    await copyFile(join(engine, 'bench_engine_bg.wasm'), join(out, 'corpus/engine.wasm'));
  },
  async fetch() {
    await mkdir(join(out, 'fetch'), { recursive: true });
    await copyFile(join(engine, 'bench_engine_bg.wasm'), join(out, 'fetch/engine.wasm'));
  },
  async minisearch() {
    const MiniSearch = await load('minisearch');
    const { options } = await import('./settings/minisearch.mjs');
    const mini = new MiniSearch(options);
    mini.addAll(texts);
    await write('minisearch/index.json', mini);
    await write('minisearch/facets.json', rowLists);
  },
  async flexsearch() {
    const { Document } = await load('flexsearch');
    const { options } = await import('./settings/flexsearch.mjs');
    const flex = new Document(options);
    for (const item of items) flex.add({ ...item, all: `${item.title}\n${item.text}\n${item.labels}` });
    const parts = [];
    await flex.export((key, data) => void parts.push([key, data]));
    await write('flexsearch/index.json', parts);
    await write('flexsearch/facets.json', rowLists);
    await write('flexsearch/texts.json', texts);
  },
  async orama() {
    const { create, insertMultiple, save } = await load('@orama/orama');
    const { schema } = await import('./settings/orama.mjs');
    const db = create({ schema });
    await insertMultiple(db, items.map((item) => ({ ...item, id: String(item.id) })), 1000);
    await write('orama/index.json', save(db));
  },
  async itemsjs() {
    const itemsjs = await load('itemsjs');
    const { configuration } = await import('./settings/itemsjs.mjs');
    await write('itemsjs/index.json', itemsjs(items, configuration).serializeAll());
    await write('itemsjs/texts.json', items);
  },
  async lunr() {
    const lunr = await load('lunr');
    const index = lunr(function () {
      this.ref('id');
      this.field('title', { boost: 3 });
      this.field('text');
      this.field('labels');
      facets.forEach(({ name }) => this.field(name));
      articles.forEach(({ rows }, id) => {
        const values = Object.fromEntries(
          facets.map(({ name }, facet) => [name, rows[facet].map((row) => `v${row}`)]),
        );
        this.add({ ...texts[id], ...values });
      });
    });
    await write('lunr/index.json', index);
    await write('lunr/facets.json', rowLists);
    await write('lunr/texts.json', texts);
  },
  async fuse() {
    await write('fuse/facets.json', rowLists);
    await write('fuse/texts.json', texts);
  },
  async pagefind() {
    const { createIndex, close } = await import(join(process.env.PEERS_PACKAGES, 'node_modules/pagefind/lib/index.js'));
    const { index, errors } = await createIndex({ forceLanguage: 'en' });
    if (!index) throw new Error(errors.join('; '));
    for (const [number, article] of articles.entries()) {
      const added = await index.addHTMLFile({ url: `/${number}`, content: page(article) });
      if (added.errors.length) throw new Error(added.errors.join('; '));
    }
    await index.writeFiles({ outputPath: join(out, 'pagefind/pagefind') });
    await close();
    const worker = 'pagefind/pagefind/pagefind-worker.js';
    await write(worker, TELLS_MEMORY + (await readFile(join(out, worker), 'utf8')));
    await write('pagefind/numbers.json', await fragments(join(out, 'pagefind/pagefind/fragment')));
  },
};

// What WebAssembly has is not part of what the browser says about a page; a worker has to be asked.
const TELLS_MEMORY = `{
  const memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };
  }
  const channel = new BroadcastChannel('memory');
  channel.onmessage = ({ data }) => {
    if (typeof data === 'string') channel.postMessage(memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  };
}
`;

// An article as a page that Pagefind reads.
function page(article) {
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
  const values = facets
    .flatMap(({ name, values }, facet) => article.rows[facet].map((row) => `${name}:${values[row]}`))
    .map((value) => `<i data-pagefind-filter="${escaped(value)}"></i>`);
  const paragraphs = `${article.text}\n${article.labels}`.split('\n').map((text) => `<p>${escaped(text)}</p>`);
  return `<!doctype html><html lang=en><title>${escaped(article.title)}</title><body><main data-pagefind-body>
<h1>${escaped(article.title)}</h1>${paragraphs.join('\n')}${values.join('')}</main>`;
}

// Which article each of Pagefind's fragments is, as pairs of its name and the article's number.
async function fragments(folder) {
  const pairs = [];
  for (const file of await readdir(folder)) {
    const content = (await promisify(gunzip)(await readFile(join(folder, file)))).toString('utf8');
    const { url } = JSON.parse(content.slice(content.indexOf('{')));
    pairs.push([file.replace('.pf_fragment', ''), Number(url.slice(1))]);
  }
  return pairs;
}

const esbuild = await load('esbuild');
for (const [name, make] of Object.entries(makers)) {
  say(name);
  await make();
  await mkdir(join(out, name), { recursive: true });
  await esbuild.build({
    stdin: {
      contents: `import { open } from './${name}.js'; import { start } from './start.js'; start(open);`,
      resolveDir: join(here, 'page'),
    },
    outfile: join(out, name, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // What is only there for Node.
    external: ['node:*'],
    alias: { engine: join(engine, 'bench_engine.js') },
    nodePaths: [join(process.env.PEERS_PACKAGES, 'node_modules')],
    logLevel: 'error',
  });
  await write(
    `${name}/index.html`,
    `<!doctype html><meta charset=utf-8><title>${name}</title><link rel=icon href=data:,><script type=module src=page.js></script>`,
  );
}

say('brotli copies, at its best');
const cache = join(out, '..', 'brotli');
await mkdir(cache, { recursive: true });
const files = await readdir(out, { recursive: true, withFileTypes: true });
const toCompress = files
  .filter((file) => file.isFile())
  .map((file) => join(file.parentPath ?? file.path, file.name))
  // Pagefind's own files are compressed already.
  .filter((file) => /\.(json|js|html|wasm)$/.test(file) && !/pagefind\/pagefind\/.*\.wasm/.test(file));
const compress = promisify(brotliCompress);
const quality = isQuick ? 4 : 11;
const copy = async (content, kept) => {
  const before = await readFile(kept).catch(() => undefined);
  if (before) return before;
  const compressed = await compress(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  // Under its name only when it is whole.
  await writeFile(`${kept}.part`, compressed);
  await rename(`${kept}.part`, kept);
  return compressed;
};
// Several files may have the same content.
const copies = new Map();
const worker = async () => {
  for (let file = toCompress.pop(); file; file = toCompress.pop()) {
    const content = await readFile(file);
    const name = createHash('sha256').update(`${quality} `).update(content).digest('hex');
    if (!copies.has(name)) copies.set(name, copy(content, join(cache, name)));
    await writeFile(`${file}.br`, await copies.get(name));
  }
};
await Promise.all([worker(), worker()]);
const versions = {};
for (const name of ['minisearch', 'flexsearch', '@orama/orama', 'itemsjs', 'lunr', 'fuse.js', 'pagefind']) {
  const manifest = join(process.env.PEERS_PACKAGES, 'node_modules', name, 'package.json');
  versions[name] = JSON.parse(await readFile(manifest, 'utf8')).version;
}
await write('about.json', { title: corpus.title, nArticles: articles.length, versions });
