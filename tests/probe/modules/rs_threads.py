import threading
import time


def live():
    while True:
        time.sleep(0.001)


threads = [threading.Thread(target=live, daemon=i % 2) for i in range(8)]
for thread in threads:
    thread.start()
