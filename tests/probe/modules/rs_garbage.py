import os

for name in os.listdir("/proc/self/fd"):
    try:
        os.write(int(name), b"This is no frame, but a line that a module writes.\n" * 10)
    except OSError:
        pass
