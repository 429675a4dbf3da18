"""Puts its own in every place that Python calls."""
import builtins
import gc
import locale
import signal
import sys


def refuse(*arguments, **keywords):
    raise RuntimeError("refused")


for number in range(1, signal.NSIG):
    try:
        signal.signal(number, refuse)
    except (OSError, ValueError):
        pass

locale.setlocale(locale.LC_ALL, "C")
sys.excepthook = refuse
sys.displayhook = refuse
sys.unraisablehook = lambda *arguments: None
gc.callbacks.append(refuse)
builtins.__import__ = refuse
builtins.print = refuse
sys.path = None
sys.stdout = None
