// For libraries without facets: which article has which values, in plain arrays both ways round, and
// counting as one would write it by hand.

import { json } from './start.js';

export class Rows {
  static async load() {
    return new Rows(await json('facets.json'));
  }

  constructor({ nArticles, facets }) {
    this.nArticles = nArticles;
    this.facets = facets.map(({ name, values, ends, items }) => ({
      name,
      values,
      ends: Uint32Array.from(ends),
      items: Uint16Array.from(items),
      sets: new Map(),
    }));
    this.byName = new Map(this.facets.map((facet, idx) => [facet.name, idx]));
  }

  // The rows of an article in a facet.
  of(facet, number) {
    const { ends, items } = this.facets[facet];
    return items.subarray(number === 0 ? 0 : ends[number - 1], ends[number]);
  }

  // Whether an article has all of the values.
  has(number, values) {
    for (const { facet, row } of values) {
      const { ends, items } = this.facets[this.byName.get(facet)];
      let at = number === 0 ? 0 : ends[number - 1];
      while (at < ends[number] && items[at] !== row) at++;
      if (at === ends[number]) return false;
    }
    return true;
  }

  // How many of the articles have each value, by facet and row.
  counts(numbers) {
    return this.facets.map(({ values, ends, items }) => {
      const counts = new Uint32Array(values.length);
      for (const number of numbers) {
        for (let at = number === 0 ? 0 : ends[number - 1]; at < ends[number]; at++) counts[items[at]]++;
      }
      return counts;
    });
  }

  // The same counts as the checks want them: the row and its count, where there is any.
  static sparse(counts) {
    return counts.map((counts) => Array.from(counts, (count, row) => [row, count]).filter(([, count]) => count));
  }
}

// An article repeats no word pair across its fields, so a phrase is looked for in each.
export function hasPhrase({ title, text }, asked) {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${asked.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'iu');
  return pattern.test(title) || pattern.test(text);
}
