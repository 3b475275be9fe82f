"""Splits the data into train, validation and test: CSV without a header, the label (0 or 1) in the first column.

A row's own text decides where it goes, so a row stays in its part however much data is added, and the same data give the same parts.
"""
import csv
import hashlib
import pathlib
import sys

PARTS = (("train", 70), ("validation", 85), ("test", 100))


def part_of(row):
    """The part of a row: 70 of 100 rows train, 15 validate, 15 test."""
    place = int(hashlib.sha256(",".join(row).encode()).hexdigest(), 16) % 100
    return next(name for name, end in PARTS if place < end)


def prepare(source, target):
    """Reads every CSV file below source, writes {part}/{part}.csv below target, and returns the number of rows by part."""
    rows = {name: [] for name, _ in PARTS}
    for path in sorted(pathlib.Path(source).rglob("*.csv")):
        with path.open(newline="") as file:
            for row in csv.reader(file):
                if row:
                    float(row[0])  # a header or a text label is a mistake that is better found here
                    rows[part_of(row)].append(row)
    for name, part in rows.items():
        folder = pathlib.Path(target, name)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(part)
    return {name: len(part) for name, part in rows.items()}


if __name__ == "__main__":
    counts = prepare("/opt/ml/processing/input/data", "/opt/ml/processing/output")
    print(counts)
    if not all(counts.values()):
        sys.exit("Each part needs at least one row: there is too little data.")
