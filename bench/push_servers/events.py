"""The event the Python servers send: as long as ours, with the time of sending in it."""

import time


def event(seq, length):
    at_us = time.monotonic_ns() // 1000
    head = f'{{"type":"event","channel":"debate/42","seq":{seq},"sentUs":{at_us},"data":"'
    return head.ljust(length - 2, "x") + '"}'
