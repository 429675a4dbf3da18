import sys

for i in range(1 << 17):
    print("out" * 14)
    print("err" * 12, file=sys.stderr)
