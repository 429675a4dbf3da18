"""Calls itself through C, which no recursion limit of Python sees before the stack ends."""
import ctypes
import sys

sys.setrecursionlimit(1 << 30)


@ctypes.CFUNCTYPE(None)
def again():
    again()


again()
