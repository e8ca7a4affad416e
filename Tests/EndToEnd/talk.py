"""A hall that goes on talking while something happens to it."""

import concurrent.futures
import threading
import time

import requests

from people import Hall, device

# Between two lines of one author, and a moment more.
SECONDS_BETWEEN = 3.05
# So often a device's turn comes where no answer is late.
SECONDS_OF_A_TURN = 3.3
# With its number 40 characters as people see them, close to the most bytes a line may have.
LONGEST = "👨‍👩‍👧‍👦" * 37


class Talk:
    """Danmaku by many devices at a pace, from entering to leaving; one that fails is not repeated."""

    def __init__(self, hall: Hall, per_second: int, text: str = "说话", hands: int = 2):
        self.hall = hall
        self.text = text
        self.pause = hands / per_second
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            self.devices = list(pool.map(
                lambda _: device(hall.instance), range(int(per_second * SECONDS_OF_A_TURN) + hands)))
        self.is_ending = False
        self.said = 0
        self.failures: list[str] = []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.talk, args=(hand, hands))
                        for hand in range(hands)]

    def talk(self, hand: int, hands: int):
        own = self.devices[hand::hands]
        # When each may speak again: a line counts from when it was taken, however late.
        rested = [0.0] * len(own)
        turn = 0
        with requests.Session() as session:
            while not self.is_ending:
                time.sleep(max(0.0, rested[turn % len(own)] - time.monotonic()))
                began = time.monotonic()
                try:
                    answer = session.post(
                        self.hall.instance.url + self.hall.path("/danmaku"),
                        json={"text": f"{self.text}{turn:03}"}, headers=own[turn % len(own)], timeout=30)
                    problem = "" if answer.status_code == 200 else answer.text
                except requests.RequestException as error:
                    problem = str(error)
                rested[turn % len(own)] = time.monotonic() + SECONDS_BETWEEN
                turn += 1
                with self.lock:
                    if problem:
                        self.failures.append(problem)
                    else:
                        self.said += 1
                time.sleep(max(0.0, self.pause - (time.monotonic() - began)))

    def __enter__(self) -> "Talk":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.is_ending = True
        for thread in self.threads:
            thread.join()
