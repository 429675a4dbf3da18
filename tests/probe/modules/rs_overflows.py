"""Calls itself through C until the stack ends, which is soon, so that no version of Python sees the
end before it is there."""
import ctypes
import resource
import sys

hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
resource.setrlimit(resource.RLIMIT_STACK, (1 << 18, hard))
sys.setrecursionlimit(1 << 30)


@ctypes.CFUNCTYPE(None)
def again():
    again()


again()
