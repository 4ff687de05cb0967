#!/usr/bin/env python3
"""Deterministic synthetic corpus of a French "documentation centre".

    corpus.py N > corpus.jsonl              the first N documents, one JSON object a line
    corpus.py --queries queries.txt         200 search queries (and queries.tsv beside it)
    corpus.py --counts corpus.jsonl queries.txt > counts.tsv
                                            how many documents hold every word of each query

Standard library only.  Words come at run time from Debian's dictionaries
(hunspell-fr-classical for French, wamerican-small for English); none is kept
in the repository.  Document i depends only on the seed, on i and on the
dictionaries, so the corpus of 1,000 is the beginning of the corpus of 10,000.

Vocabulary: 3,000 French words (1,700 nouns, 800 adjectives, 500 verbs) drawn
with a Zipf-Mandelbrot law, plus about 1.5 % of nouns drawn evenly from the rest
of the dictionary, the long tail that real collections have.  Sentences follow a
small grammar (articles, elision, plurals), so that analysers which fold
accents, strip "l'" and "d'" or stem plurals have something to work on.  The
text means nothing: it can measure speed and matching, not relevance as a reader
would judge it.
"""

import argparse
import bisect
import hashlib
import json
import os
import random
import re
import sys
import unicodedata

SEED = "documentation-centre-1"
FR_DIC = "/usr/share/hunspell/fr.dic"  # hunspell-fr-classical
EN_DIC = "/usr/share/dict/american-english-small"  # wamerican-small

THEMES = [
    "Agriculture et alimentation",
    "Aménagement du territoire",
    "Culture et patrimoine",
    "Eau et milieux humides",
    "Économie sociale",
    "Éducation et formation",
    "Énergie et climat",
    "Forêt et biodiversité",
    "Gouvernance et participation",
    "Logement et habitation",
    "Mobilité et transport",
    "Santé et bien-être",
]
TYPES = [
    ("rapport", 30),
    ("article", 25),
    ("livre", 10),
    ("chapitre", 8),
    ("mémoire", 8),
    ("thèse", 6),
    ("vidéo", 5),
    ("outil", 5),
    ("loi", 3),
]
REGIONS = [
    "Bas-Saint-Laurent",
    "Saguenay–Lac-Saint-Jean",
    "Capitale-Nationale",
    "Mauricie",
    "Estrie",
    "Montréal",
    "Outaouais",
    "Abitibi-Témiscamingue",
    "Côte-Nord",
    "Nord-du-Québec",
    "Gaspésie–Îles-de-la-Madeleine",
    "Chaudière-Appalaches",
    "Laval",
    "Lanaudière",
    "Laurentides",
    "Montérégie",
    "Centre-du-Québec",
]
YEARS = (1975, 2026)
N_NOUN, N_ADJ, N_VERB = 1700, 800, 500
TAIL_RATE = 0.015

WORD = re.compile(r"^[a-zàâäçéèêëîïôöùûüœæ]{4,12}$")
NAME = re.compile(r"^[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ][a-zàâäçéèêëîïôöùûüœæ]{2,11}$")
VOWEL = "aeiouyâàäéèêëîïôöùûüœæh"


def fold(text):
    """Lower case, without accents."""
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in text if not unicodedata.combining(c))


def shuffled(words, salt):
    return sorted(set(words), key=lambda w: hashlib.sha256(f"{SEED}:{salt}:{w}".encode()).digest())


class Zipf:
    """Draws from a list, the item of rank r with a weight of 1 / (r + q) ** s."""

    def __init__(self, items, s=1.07, q=2.7):
        self.items = items
        self.cum, total = [], 0.0
        for rank in range(1, len(items) + 1):
            total += 1.0 / (rank + q) ** s
            self.cum.append(total)
        self.total = total

    def draw(self, rng):
        i = bisect.bisect(self.cum, rng.random() * self.total)
        return self.items[min(i, len(self.items) - 1)]


class Even:
    def __init__(self, items):
        self.items = items

    def draw(self, rng):
        return self.items[int(rng.random() * len(self.items))]


def plural(word):
    if word[-1] in "sxz":
        return word
    if word.endswith("al"):
        return word[:-1] + "ux"
    if word.endswith(("au", "eu")):
        return word + "x"
    return word + "s"


class Vocabulary:
    def __init__(self):
        for path, package in ((FR_DIC, "hunspell-fr-classical"), (EN_DIC, "wamerican-small")):
            if not os.path.exists(path):
                sys.exit(f"{path} is missing: apt-get install {package}")
        nouns, adjectives, verbs, surnames, given = {}, [], [], [], []
        with open(FR_DIC, encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                head, _, tags = line.rstrip("\n").partition(" ")
                word = head.partition("/")[0]
                if tags in ("po:nom is:mas", "po:nom is:fem") and WORD.match(word):
                    nouns.setdefault(word, tags[-3:])
                elif tags == "po:adj is:epi" and WORD.match(word):
                    adjectives.append(word)
                elif tags.startswith("po:v1") and WORD.match(word) and word.endswith("er"):
                    if word[-3] not in "gcy" and not re.search(r"[éeè][a-z]{1,2}er$", word):
                        verbs.append(word[:-1])
                elif tags.startswith("po:patr") and NAME.match(word):
                    surnames.append(word)
                elif tags.startswith("po:prn") and NAME.match(word):
                    given.append(word)
        ordered = [(w, nouns[w]) for w in shuffled(nouns, "noun")]
        self.noun_list, tail = ordered[:N_NOUN], ordered[N_NOUN:]
        self.noun = Zipf(self.noun_list)
        self.tail = Even(tail)
        # A theme has its own share of the nouns past the hundred commonest.
        self.theme_noun = [Zipf(self.noun_list[100 + t :: len(THEMES)]) for t in range(len(THEMES))]
        self.adjective = Zipf(shuffled(adjectives, "adj")[:N_ADJ])
        self.verb = Zipf(shuffled(verbs, "verb")[:N_VERB])
        self.surname = Zipf(shuffled(surnames, "patr")[:600], s=0.8)
        self.given = Zipf(shuffled(given, "prn")[:200], s=0.8)
        with open(EN_DIC, encoding="utf-8") as lines:
            english = [w for w in map(str.strip, lines) if re.match(r"^[a-z]{4,12}$", w)]
        self.english = Zipf(shuffled(english, "en")[:2500])


class French:
    def __init__(self, rng, voc, themes):
        self.rng, self.voc, self.themes = rng, voc, themes

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, items):
        return items[int(self.rng.random() * len(items))]

    def noun(self):
        r = self.rng.random()
        if r < TAIL_RATE:
            return self.voc.tail.draw(self.rng)
        if r < 0.30:
            return self.voc.theme_noun[self.pick(self.themes)].draw(self.rng)
        return self.voc.noun.draw(self.rng)

    def group(self, preposition=None):
        """A noun group, after `de`, `à`, another preposition or none."""
        word, gender = self.noun()
        many = self.chance(0.35)
        vowel = word[0] in VOWEL
        adjective = self.voc.adjective.draw(self.rng) if self.chance(0.4) else None
        if many:
            word = plural(word)
            adjective = plural(adjective) if adjective else None
            article = {"de": "des", "à": "aux"}.get(preposition)
            if article is None:
                article = (preposition + " " if preposition else "") + self.pick(
                    ["les", "les", "des", "ces", "plusieurs"]
                )
        elif preposition == "de" and self.chance(0.4):
            article = "d’" if vowel else "de"
        elif self.chance(0.75):
            if vowel:
                article = "l’"
            else:
                article = "le" if gender == "mas" else "la"
            if preposition in ("de", "à") and article == "le":
                article = {"de": "du", "à": "au"}[preposition]
            elif preposition:
                article = preposition + " " + article
        else:
            article = "un" if gender == "mas" else "une"
            if preposition == "de":
                article = "d’" + article
            elif preposition:
                article = preposition + " " + article
        text = article + word if article.endswith("’") else article + " " + word
        if adjective:
            text += " " + adjective
        return text, many

    def long_group(self):
        text, many = self.group()
        while self.chance(0.45):
            text += " " + self.group("de")[0]
        return text, many

    def sentence(self):
        subject, many = self.long_group()
        verb = self.voc.verb.draw(self.rng) + ("nt" if many else "")
        parts = [subject, verb, self.long_group()[0]]
        if self.chance(0.6):
            parts.append(
                self.group(self.pick(["dans", "avec", "pour", "sur", "selon", "sans", "entre", "par"]))[0]
            )
        if self.chance(0.25):
            parts[-1] += ","
            parts.append(
                self.pick(["mais", "et", "alors que", "puisque", "ainsi que"]).replace("puisque", "car")
            )
            subject, many = self.group()
            parts += [subject, self.voc.verb.draw(self.rng) + ("nt" if many else ""), self.group()[0]]
        if self.chance(0.3):
            parts.insert(
                0,
                self.pick(
                    [
                        "Dans ce contexte,",
                        "De plus,",
                        "Toutefois,",
                        "En effet,",
                        "Au Québec,",
                        "Selon les auteurs,",
                        "Par ailleurs,",
                        "Depuis 1990,",
                    ]
                ),
            )
        text = " ".join(parts)
        return text[0].upper() + text[1:] + "."

    def title(self):
        text = self.group()[0] + " " + self.group("de")[0]
        if self.chance(0.5):
            text += " " + self.group(self.pick(["dans", "pour", "et", "sur"]))[0]
        if self.chance(0.4):
            text += " : " + self.group()[0]
        return text[0].upper() + text[1:]


class English:
    def __init__(self, rng, voc):
        self.rng, self.voc = rng, voc

    def pick(self, items):
        return items[int(self.rng.random() * len(items))]

    def group(self):
        words = [self.pick(["the", "the", "a", "this", "each"]), self.voc.english.draw(self.rng)]
        if self.rng.random() < 0.4:
            words.append(self.voc.english.draw(self.rng))
        return " ".join(words)

    def sentence(self):
        parts = [
            self.group(),
            self.pick(["of", "and", "in"]),
            self.group(),
            self.pick(["is", "shows", "gives", "supports", "follows"]),
            self.group(),
        ]
        if self.rng.random() < 0.6:
            parts += [self.pick(["for", "with", "under", "from"]), self.group()]
        text = " ".join(parts)
        return text[0].upper() + text[1:] + "."

    def title(self):
        text = self.group() + " " + self.pick(["of", "and", "for"]) + " " + self.group()
        return text[0].upper() + text[1:]


def weighted(rng, pairs):
    r = rng.random() * sum(w for _, w in pairs)
    for value, weight in pairs:
        r -= weight
        if r < 0:
            return value
    return pairs[-1][0]


def slugify(text, limit=60):
    text = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return text[:limit].rstrip("-")


def document(i, voc):
    rng = random.Random(f"{SEED}:{i}")
    themes = sorted({int(rng.random() * len(THEMES)) for _ in range(1 + int(rng.random() * 3))})
    language = "fr" if rng.random() < 0.8 else "en"
    writer = French(rng, voc, themes) if language == "fr" else English(rng, voc)
    title = writer.title()
    want, words, sentences = 200 + int(rng.random() * 100), 0, []
    while words < want:
        sentences.append(writer.sentence())
        words += sentences[-1].count(" ") + 1
    # More documents from the recent years.
    year = YEARS[1] - int((YEARS[1] - YEARS[0] + 1) * rng.random() ** 1.6)
    authors = []
    for _ in range(1 + int(3 * rng.random() ** 2)):
        author = voc.given.draw(rng) + " " + voc.surname.draw(rng)
        if author not in authors:
            authors.append(author)
    day = int(rng.random() * 365 * 16)
    return {
        "id": i,
        "slug": f"{slugify(title)}-{i}",
        "title": title,
        "abstract": " ".join(sentences),
        "authors": authors,
        "year": year,
        "type": weighted(rng, TYPES),
        "themes": [THEMES[t] for t in themes],
        "region": REGIONS[int(rng.random() * len(REGIONS))],
        "language": language,
        "added": f"{2010 + day // 365}-{1 + day % 365 // 31:02d}-{1 + day % 28:02d}T{int(rng.random() * 24):02d}:{int(rng.random() * 60):02d}:00",
    }


def queries(voc, count=200):
    """[(query, classes, accents removed)]: half the words common or mid, half rare or from the tail."""
    rng = random.Random(f"{SEED}:queries")
    nouns = [w for w, _ in voc.noun_list]
    adjectives = voc.adjective.items
    pools = {
        "common": nouns[4:60] + adjectives[4:40],
        "mid": nouns[100:500] + adjectives[60:250],
        "rare": nouns[800:] + adjectives[400:],
        "tail": [w for w, _ in voc.tail.items],
    }
    shares = [("common", 30), ("mid", 35), ("rare", 25), ("tail", 10)]
    out, seen = [], set()
    while len(out) < count:
        size = weighted(rng, [(1, 45), (2, 35), (3, 20)])
        classes = [weighted(rng, shares) for _ in range(size)]
        words = [pools[c][int(rng.random() * len(pools[c]))] for c in classes]
        text, bare = " ".join(words), False
        if fold(text) != text and rng.random() < 0.5:
            text, bare = fold(text), True
        if text not in seen:
            seen.add(text)
            out.append((text, "+".join(classes), bare))
    return out


def counts(corpus, query_file):
    """For each query: documents with all its words as parts of words, and as whole words, accents folded."""
    with open(query_file, encoding="utf-8") as lines:
        asked = [line.rstrip("\n") for line in lines if line.strip()]
    wanted = [fold(q).split() for q in asked]
    parts, wholes = [0] * len(asked), [0] * len(asked)
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            text = fold(doc["title"] + "\n" + doc["abstract"])
            words = None
            for k, terms in enumerate(wanted):
                if all(t in text for t in terms):
                    parts[k] += 1
                    if words is None:
                        words = set(re.findall(r"[a-z]+", text))
                    wholes[k] += all(t in words for t in terms)
    print("query\tsubstring\twhole_word")
    for row in zip(asked, parts, wholes):
        print("\t".join(map(str, row)))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("n", nargs="?", type=int, help="number of documents, written to standard output")
    parser.add_argument(
        "--queries", metavar="FILE", help="write the queries to FILE, and FILE with .tsv beside it"
    )
    parser.add_argument("--query-count", type=int, default=200)
    parser.add_argument("--counts", nargs=2, metavar=("CORPUS", "QUERIES"))
    options = parser.parse_args()
    if options.counts:
        return counts(*options.counts)
    if options.n is None and not options.queries:
        parser.error("give a number of documents, --queries or --counts")
    voc = Vocabulary()
    if options.queries:
        rows = queries(voc, options.query_count)
        with open(options.queries, "w", encoding="utf-8") as out:
            out.writelines(f"{q}\n" for q, _, _ in rows)
        with open(os.path.splitext(options.queries)[0] + ".tsv", "w", encoding="utf-8") as out:
            out.write("query\tclasses\taccents_removed\n")
            out.writelines(f"{q}\t{c}\t{int(b)}\n" for q, c, b in rows)
    for i in range(1, (options.n or 0) + 1):
        sys.stdout.write(json.dumps(document(i, voc), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
