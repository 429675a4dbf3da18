"""Leaves children behind in every way there is, and says which."""
import os
import signal
import sys


def live():
    for number in range(1, signal.NSIG):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        signal.pause()


def fork():
    """The child does not return."""
    ready, done = os.pipe()
    pid = os.fork()
    if pid == 0:
        yield
        os.write(1, b"pid %d\n" % os.getpid())
        os.close(done)
        os.close(ready)
        live()
    os.close(done)
    os.read(ready, 1)
    os.close(ready)


# a child
for _ in fork():
    pass

# one in a session of its own
for _ in fork():
    os.setsid()

# one that lost its parent, as a service does
for _ in fork():
    os.setsid()
    if os.fork() != 0:
        os._exit(0)

# one with two hundred brothers that come and go, each the child of the one before
for _ in fork():
    for i in range(200):
        if os.fork() != 0:
            os._exit(0)
