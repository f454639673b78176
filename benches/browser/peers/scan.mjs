// The slow and certain way to find articles: word by word, by rules written down here a second time,
// so that nobody is checked against itself.

// A word goes on behind an apostrophe between letters, but for a possessive s, which is no word; behind a stop or a
// comma between digits; and behind a stop between two letters that stand alone, as in U.S.
const WORD =
  /(?!(?<=\p{L}['’])[sS](?![\p{L}\p{N}]))[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?<=\p{L})['’](?=\p{L})(?![sS](?![\p{L}\p{N}]))|(?<=\p{N})[.,](?=\p{N})|(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}])))*/gu;

// Letters that decomposition leaves whole.
const WHOLE = { æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ø: 'o', đ: 'd', ł: 'l', ð: 'd', ħ: 'h', ı: 'i' };

// The words of a text in their normal form: no case, no accents, no apostrophes, no thousands separators, no
// stops of abbreviations.
export function words(text) {
  return Array.from(text.matchAll(WORD), ([word]) =>
    word
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}|['’,]|(?<!\p{N})\./gu, '')
      .replace(/[æœßþøđłðħı]/g, (letter) => WHOLE[letter]),
  ).filter((word) => word);
}

// What is looked through: headline, text, and the labels of values. `stems` has what the forms of a word have in
// common, where that is not the word itself; `stemOfUnknown` gives it for words that no article has.
export class Scan {
  constructor(articles, stems, stemOfUnknown) {
    this.articles = articles.map(({ title, text }) => [words(title), words(text)]);
    this.postings = new Map();
    articles.forEach(({ labels }, number) => {
      for (const word of [...this.articles[number].flat(), ...words(labels)]) {
        const known = this.postings.get(word);
        if (!known) this.postings.set(word, [number]);
        else if (known.at(-1) !== number) known.push(number);
      }
    });
    this.terms = [...this.postings.keys()].sort();
    this.stem = (word) => stems.get(word) ?? (this.postings.has(word) ? word : stemOfUnknown(word));
    this.forms = new Map();
    for (const term of this.terms) {
      const stem = this.stem(term);
      const known = this.forms.get(stem);
      if (known) known.push(term);
      else this.forms.set(stem, [term]);
    }
  }

  // In how many articles a word stands.
  frequency(word) {
    return this.postings.get(word)?.length ?? 0;
  }

  // The articles in which all words stand, in whatever form if `byStem`; the last one may be a beginning, and is
  // nothing else where no article has it as it is.
  search(asked, { byStem = false, lastIsPrefix = false } = {}) {
    const sets = asked.map((word, idx) => {
      const begun = lastIsPrefix && idx === asked.length - 1 ? this.terms.filter((term) => term.startsWith(word)) : [];
      const isBeginning = begun.length > 0 && !this.postings.has(word);
      const terms = byStem && !isBeginning ? this.forms.get(this.stem(word)) ?? [] : [word];
      return new Set([...terms, ...begun].flatMap((term) => this.postings.get(term) ?? []));
    });
    return intersection(sets);
  }

  // The articles in one field of which the words stand one after the other.
  phrase(asked) {
    return this.search(asked).filter((number) =>
      this.articles[number].some((field) =>
        field.some((_, at) => asked.every((word, idx) => field[at + idx] === word)),
      ),
    );
  }
}

function intersection(sets) {
  const [smallest, ...others] = sets.sort((a, b) => a.size - b.size);
  return sorted([...(smallest ?? [])].filter((number) => others.every((set) => set.has(number))));
}

function sorted(numbers) {
  return [...numbers].sort((a, b) => a - b);
}
