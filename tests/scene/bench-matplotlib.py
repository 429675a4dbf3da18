# Copyright 2026 The Refscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times matplotlib's Agg canvas on the figure that bench-scene.c draws.

Reads a CSV of counts, and the integers to annotate as further arguments; or "--bars" and the counts
of the letters. Prints the median milliseconds of fig.canvas.draw().
"""

import csv
import statistics
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import matplotlib.ticker

fig, ax = plt.subplots(figsize=(9, 6), dpi=100)
if sys.argv[1] == "--bars":
    counts = list(map(int, sys.argv[2:]))
    bars = plt.bar(range(len(counts)), counts, align="center")
    plt.xticks(range(len(counts)), "abcdefghijklmnopqrstuvwxyz"[: len(counts)])
    ax.bar_label(bars)
    ax.set_xlabel("letter")
    ax.set_ylabel("sys.getrefcount(letter)")
else:
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        counts = {int(row["value"]): int(row["references"]) for row in csv.DictReader(file)}
    x = range(1000)
    y = [counts[i] for i in x]
    plt.loglog(x, y, ".")
    ax.set_xlabel("number")
    ax.set_ylabel("sys.getrefcount(number)")
    ax.get_xaxis().set_major_formatter(matplotlib.ticker.ScalarFormatter())
    ax.get_yaxis().set_major_formatter(matplotlib.ticker.ScalarFormatter())
    for n in map(int, sys.argv[2:]):
        ax.annotate(str(n), color="r", xy=(n, y[n]), xytext=(1, 5), textcoords="offset points")
        plt.loglog(n, y[n], "ro")

times = []
for _ in range(15):
    start = time.perf_counter()
    fig.canvas.draw()
    times.append(time.perf_counter() - start)
print(statistics.median(times[3:]) * 1000)
