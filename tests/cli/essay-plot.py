# The script of the essay "Fun with Python's sys.getrefcount()", for Python 3 and into a file:
# what Refscope is timed against.
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import matplotlib.ticker

x = range(1000)
y = [sys.getrefcount(i) for i in x]
fig, ax = plt.subplots()
plt.loglog(x, y, ".")
ax.set_xlabel("number")
ax.set_ylabel("sys.getrefcount(number)")
ax.get_xaxis().set_major_formatter(matplotlib.ticker.ScalarFormatter())
ax.get_yaxis().set_major_formatter(matplotlib.ticker.ScalarFormatter())
for n in [20, 32, 64, 100, 128, 255, 256, 257]:
    ax.annotate(str(n), color="r", xy=(n, y[n]), xytext=(1, 5), textcoords="offset points")
    plt.loglog(n, y[n], "ro")
plt.savefig(sys.argv[1])
