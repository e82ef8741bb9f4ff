"""Counts Yes and No in every question's column of every sheet of a folder, with csv.reader: what `batch` is held against.

python3 test/bench/count.py FOLDER [inspection]

With `inspection` the file beside each sheet is read as well.
"""

import csv
import json
import os
import sys

folder = sys.argv[1]
with_inspection = "inspection" in sys.argv[2:]
total = [0, 0]
for name in sorted(os.listdir(folder)):
    if not name.endswith(".csv"):
        continue
    path = os.path.join(folder, name)
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        counts = [[at, 0, 0] for at, title in enumerate(header) if title[:1].isdigit()]
        for row in rows:
            for count in counts:
                answer = row[count[0]]
                if answer == "Yes":
                    count[1] += 1
                elif answer == "No":
                    count[2] += 1
    if with_inspection:
        with open(path[:-4] + ".inspection.json", encoding="utf-8") as file:
            json.load(file)
    for _, yes, no in counts:
        total[0] += yes
        total[1] += no
print(*total)
