#!/usr/bin/env python3
"""Writes the figures of one evaluation as the newest row of docs/quality.md: quality.py SCORE.json QUALITY.md

A row of the same commit is replaced. The evaluation itself stands outside the project: make eval EVAL=FOLDER.
"""
import datetime
import json
import subprocess
import sys

# column -> path into the scores
COLUMNS = [
    ("dates timebank", "dates/timebank/value/F1"),
    ("dates aquaint", "dates/aquaint/value/F1"),
    ("weekday", "weekdays/some weekday is the incident date"),
    ("casualty P", "facts/casualty/P"),
    ("casualty R", "facts/casualty/R"),
    ("scope", "facts/casualty scope/accuracy"),
    ("title P", "facts/title/P"),
    ("title R", "facts/title/R"),
    ("quote P", "facts/quote/P"),
    ("quote R", "facts/quote/R"),
    ("speaker", "facts/quote speaker/accuracy"),
    ("date P", "facts/date/P"),
    ("date R", "facts/date/R"),
    ("quotes found R", "quotes/*/found/R"),
    ("quotes speaker", "quotes/*/speaker/accuracy"),
    ("killed main", "readings/killed/main figure among the main counts"),
    ("injured main", "readings/injured/main figure among the main counts"),
    ("linking gva", "gva/linking B3/F1"),
    ("toll killed", "gva/killed/leading or newest right"),
    ("toll injured", "gva/injured/leading or newest right"),
    ("false across", "gva/conflicts/across different incidents (false)"),
    ("linking", "stories/linking B3/F1"),
    ("confirm R", "stories/confirmation/R"),
    ("confirm P", "stories/confirmation/P"),
    ("conflict R", "stories/conflict/R"),
    ("conflict P", "stories/conflict/P"),
    ("update R", "stories/update/R"),
    ("update P", "stories/update/P"),
    ("seeded caught", "mutations/all/caught"),
    ("false conflicts", "mutations/unchanged drafts/false conflicts"),
    ("false updates", "mutations/unchanged drafts/false updates or contested"),
]

HEAD = """# Quality

Figures of `make eval` on annotated news, newest first, in per cent; "false" columns are counts. P is precision, R recall, F1 their mean.
dates: TempEval-3 value F1. weekday: some weekday of the article resolves to the registry's date. casualty, title, quote, date: facts of
hand-annotated articles. killed/injured main: the figure a reader took is among the main counts. linking: B³ F1. toll: the registry's toll is
the leading or the newest reading. confirm, conflict, update: verdicts on annotated pairs. seeded caught: changed facts found in drafts.

"""


def pick(scores, path):
    """the value at a/b/c; * takes the first key in order"""
    x = scores
    for key in path.split("/"):
        if not isinstance(x, dict):
            return None
        x = x.get(key) if key != "*" else (x[sorted(x)[0]] if x else None)
    return x


def cell(x):
    return "–" if x is None else str(x)


def main():
    score, page = sys.argv[1:3]
    with open(score, encoding="utf-8") as f:
        scores = json.load(f)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip() or "?"
    if subprocess.run(["git", "status", "--porcelain", "--", "*.go", "*.yaml"], capture_output=True, text=True).stdout.strip():
        commit += "+"
    row = [datetime.date.today().isoformat(), commit] + [cell(pick(scores, p)) for _, p in COLUMNS]
    names = ["date", "commit"] + [n for n, _ in COLUMNS]
    try:
        with open(page, encoding="utf-8") as f:
            old = [l.rstrip("\n") for l in f if l.startswith("| 2")]
    except FileNotFoundError:
        old = []
    old = [l for l in old if l.split("|")[2].strip() != commit]
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names), "| " + " | ".join(row) + " |"] + old
    with open(page, "w", encoding="utf-8") as f:
        f.write(HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
