"""Takes all the memory there is, and holds it."""
kept = []
while True:
    kept.append(bytearray(1 << 26))
