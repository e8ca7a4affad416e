"""Clients of other addresses: all of 127.0.0.0/8 is this machine."""

import itertools

import requests
from requests.adapters import HTTPAdapter

from instance import Instance

LOOPBACK = "127.0.0.1"
_numbers = itertools.count(1)


class FromAddress(HTTPAdapter):
    """Makes its connections from one address."""

    def __init__(self, address: str):
        self.address = address
        super().__init__()

    def init_poolmanager(self, *words, **options):
        super().init_poolmanager(*words, source_address=(self.address, 0), **options)


def fresh_address() -> str:
    """An address no test has come from: what is limited for each address is whole for it."""
    high, low = divmod(next(_numbers), 250)
    return f"127.9.{high}.{low + 1}"


def ask_from(address: str, instance: Instance, method: str, path: str, body=None,
             **options) -> requests.Response:
    """One request on a connection that comes from this address."""
    with requests.Session() as client:
        client.mount("http://", FromAddress(address))
        return client.request(method, instance.url + path, json=body, timeout=30, **options)
