"""Makes lexicon.txt: what part of speech a common English word most often is, and how common it is.

    apt-get download scowl wordnet-base; dpkg -x each of them into one folder; python3 make.py FOLDER

Words come from SCOWL (how common: its levels 10 to 50), parts of speech from WordNet 3.0 (its counts of
tagged senses). Words that the program would guess right anyway are left out. NOTICE.md has the notices.
"""
import collections, pathlib, re, sys, textwrap

root = pathlib.Path(sys.argv[1]) / "usr/share"
wordnet, scowl = root / "wordnet", root / "dict/scowl"
# Files of the lexicographers: nouns of whom, of what amount, of what time.
FILES = {18: "person", 23: "quantity", 28: "time"}

counts = collections.defaultdict(collections.Counter)
for line in (wordnet / "cntlist.rev").open():
    key, _, count = line.split()
    lemma, rest = key.split("%")
    counts[lemma][{"1": "n", "2": "v", "3": "j", "4": "r", "5": "j"}[rest[0]]] += int(count)

noun_file = {}
for line in (wordnet / "data.noun").open():
    if not line.startswith("  "):
        noun_file[line[:8]] = int(line.split()[1])
known, sort = collections.defaultdict(set), {}
for pos, name in [("n", "noun"), ("v", "verb"), ("j", "adj"), ("r", "adv")]:
    for line in (wordnet / f"index.{name}").open():
        if line.startswith("  "):
            continue
        fields = line.split()
        known[fields[0]].add(pos)
        if pos == "n":
            first = fields[-int(fields[2])]
            sort[fields[0]] = FILES.get(noun_file[first])

irregular = collections.defaultdict(set)
for pos, name in [("n", "noun"), ("v", "verb"), ("j", "adj")]:
    for line in (wordnet / f"{name}.exc").open():
        form, *lemmas = line.split()
        irregular[form].update((lemma, pos) for lemma in lemmas)

ENDINGS = {
    "n": [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("ies", "y"), ("men", "man")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "j": [("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")],
}

def readings(form):
    """Lemmas and parts of speech that a form can be of."""
    found = {(form, pos) for pos in known[form]} | irregular.get(form, set())
    for pos, endings in ENDINGS.items():
        for ending, instead in endings:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                lemma = form[: -len(ending)] + instead
                doubled = lemma[:-1] if pos == "v" and len(lemma) > 2 and lemma[-1] == lemma[-2] else None
                found.update((lemma, pos) for lemma in (lemma, doubled) if lemma and pos in known[lemma])
    return found

def letter(form):
    """n noun, x noun or verb, b noun or adjective, j adjective, v verb, r adverb; p q t: nouns of a
    person, quantity, time."""
    weight, lemmas = collections.Counter(), {}
    for lemma, pos in readings(form):
        # An inflected form is a part of what its lemma was counted for.
        share = 1.0 if lemma == form else 0.5
        if form.endswith("ing") and lemma == form and pos == "n":
            weight["gerund"] = 1
        weight[pos] += share * (counts[lemma][pos] + 0.3)
        if pos == "n":
            lemmas[lemma] = counts[lemma][pos]
    noun, verb, adjective, adverb = (weight[pos] for pos in "nvjr")
    if not noun and not verb and not adjective and not adverb:
        return None
    if adverb > noun + verb + adjective:
        return "r"
    # A base form is a noun in many a headline though it is mostly a verb; a past form is not.
    tolerance = 1.8 if form.endswith(("ed", "en")) else 7
    if verb > tolerance * (noun + adjective) and not weight["gerund"]:
        return "v"
    if adjective > 3 * noun:
        return "j"
    if noun:
        main = max(lemmas, key=lemmas.get)
        if verb * 4 > noun or weight["gerund"]:
            return "x"
        if adjective * 3 > noun:
            return "b"
        return {"person": "p", "quantity": "q", "time": "t"}.get(sort.get(main), "n")
    return "j" if adjective >= verb else "v"

def stem(form):
    if len(form) > 4 and form.endswith("ies"):
        return form[:-3] + "y"
    if len(form) > 4 and re.search("(ss|x|z|ch|sh)es$", form):
        return form[:-2]
    if len(form) > 3 and form.endswith("s") and form[-2] not in "suoi":
        return form[:-1]
    return form

def guessed(form):
    if form.endswith("ly"):
        return "r"
    if form.endswith("ed"):
        return "v"
    if form.endswith("ing"):
        return "x"
    return "n"

lists = collections.defaultdict(list)
band_of, letter_of = {}, {}
for level in (10, 20, 35, 40, 50):
    for variety in ("english", "american", "british"):
        for form in (scowl / f"{variety}-words.{level}").read_text(encoding="latin-1").split():
            if re.fullmatch("[a-z]{3,}", form) and form not in band_of:
                band_of[form] = {10: 1, 20: 2, 35: 3, 40: 4, 50: 4}[level]
                letter_of[form] = letter(form)
for form, band in band_of.items():
    found, base = letter_of[form], stem(form)
    if not found or (band == 4 and found == guessed(form)):
        continue
    if base != form and letter_of.get(base) == found and band_of[base] <= band and found not in "vr":
        continue
    lists[found, band].append(form)

names = dict(n="nouns", x="nouns or verbs", b="nouns or adjectives", j="adjectives", v="verbs", r="adverbs",
             p="nouns of persons", q="nouns of quantities", t="nouns of times")
with open("lexicon.txt", "w") as out:
    out.write("# Made by make.py from SCOWL and WordNet 3.0; NOTICE.md has their notices.\n")
    out.write("# [sort level]: level 1 are the most common words, 4 the rarest.\n")
    for sort_, band in sorted(lists):
        out.write(f"[{sort_} {band}] {names[sort_]}\n")
        out.write("\n".join(textwrap.wrap(" ".join(sorted(lists[sort_, band])), 110)) + "\n")
