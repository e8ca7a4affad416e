"""One measurement: wrk against one route of one stack, the CPU it cost, and whether it was right."""

import json
import pathlib
import resource
import subprocess
import time
import uuid

from bench import cpu, http, machine

SCRIPT = pathlib.Path(__file__).parent / "lua" / "measure.lua"
LIST_SIZE = 20
TIMEOUT_SECONDS = 5

METHODS = {"health": "GET", "list": "GET", "pages": "GET", "detail": "GET", "create": "POST"}
# How many pages `pages` asks for in turn: more than any stack may remember.
PAGES = 40


class Measurement:
    """Figures of one measurement; times in µs, failures as sentences."""

    def __init__(self, nginx, workers, rate, p50, p99, others, failures):
        self.nginx = nginx
        self.workers = workers
        self.rate = rate
        self.p50 = p50
        self.p99 = p99
        self.others = others
        self.failures = failures

    @property
    def total(self):
        return self.nginx + self.workers


class Answers:
    """What each route must answer. The first stack asked sets it, all others must say the same."""

    def __init__(self, live_id, debates):
        self.paths = {
            "health": "/api/health",
            "list": f"/api/live/list?page=1&size={LIST_SIZE}",
            "pages": f"/api/live/list?page=1&size={LIST_SIZE}",
            "detail": f"/api/live/detail/{live_id}",
            "create": "/api/live/create",
        }
        self.live_id = live_id
        self.debates = debates
        self.data = {}
        self.frozen = True  # until the first creation the list must not change

    def check(self, stack, route, answer):
        """The sentences that say what is wrong with `answer`; none when it is right."""
        if answer.status != 200:
            return [f"{stack.name} {route}: status {answer.status}"]
        try:
            whole = answer.json()
            data = dict(whole["data"])
        except (ValueError, KeyError, TypeError):
            return [f"{stack.name} {route}: not the envelope: {answer.body[:80]!r}"]
        problems = []
        if whole.get("code") != 200 or set(whole) != {"code", "message", "data"}:
            problems.append("wrong envelope")
        if answer.header("x-request-id") is None:
            problems.append("no X-Request-Id")
        if answer.header("cache-control") is None:
            problems.append("no Cache-Control")
        problems += getattr(self, f"_{route}")(data)
        return [f"{stack.name} {route}: {problem}" for problem in problems]

    def _health(self, data):
        data.pop("timestamp", None)
        return self._same("health", data)

    def _list(self, data):
        if len(data["records"]) != LIST_SIZE:
            return [f"{len(data['records'])} records"]
        if not self.frozen:
            return []
        return self._same("list", data)

    _pages = _list

    def _detail(self, data):
        return self._same("detail", data)

    def _create(self, data):
        wanted = {"liveId", "title", "category", "createTime", "status"}
        return [] if set(data) == wanted and data["status"] == 0 else ["wrong fields"]

    def _same(self, route, data):
        reference = self.data.setdefault(route, data)
        if data == reference:
            return []
        return [f"differs from the first stack: {_difference(reference, data)}"]


def ask(stack, route, answers):
    """One request by hand: the answer and what is wrong with it."""
    body = None
    headers = []
    if route == "create":
        body = {"title": f"性能测试 {uuid.uuid4().hex[:8]} {0:08d}", "category": "教育"}
        if stack.tokens:
            token = stack.tokens.read_text().splitlines()[0]
            headers = [("Authorization", f"Bearer {token}")]
    answer = http.call(stack.port, METHODS[route], answers.paths[route], body, headers)
    return answer, answers.check(stack, route, answer)


def measure(stack, route, answers, connections, seconds):
    """Loads one route for `seconds` and says what it cost."""
    stored_before = _total(stack) if route == "create" else None
    busy_before, client_before = machine.busy_seconds(), children_seconds()
    began = time.monotonic()
    before = cpu.sample(stack.roots)
    result = _wrk(stack, route, answers.paths[route], connections, seconds)
    after = cpu.sample(stack.roots)
    elapsed = time.monotonic() - began
    busy = machine.busy_seconds() - busy_before
    client = children_seconds() - client_before

    spent, escaped = after.since(before)
    failures = _failures(stack, route, result, escaped)
    if route == "create":
        failures += _stored(stack, result["requests"], connections, stored_before)
    answer, problems = ask(stack, route, answers)
    failures += problems
    requests = max(result["requests"], 1)
    failures += _size(stack, route, result["bytes"] / requests, answer.wire_bytes)
    stack_seconds = sum(spent.values()) / 1e9
    return Measurement(
        nginx=spent[cpu.NGINX] / 1000 / requests,
        workers=spent[cpu.WORKERS] / 1000 / requests,
        rate=result["requests"] / (result["micros"] / 1e6),
        p50=result["p50Micros"],
        p99=result["p99Micros"],
        others=max(busy - client - stack_seconds, 0) / elapsed,
        failures=failures)


def _wrk(stack, route, path, connections, seconds):
    arguments = [METHODS[route]]
    if route == "create":
        arguments.append(uuid.uuid4().hex[:8])
        if stack.tokens:
            arguments.append(str(stack.tokens))
    if route == "pages":
        arguments += ["pages", str(PAGES)]
    ran = subprocess.run(
        ["wrk", "--threads", "1", "--connections", str(connections),
         "--duration", f"{seconds}s", "--timeout", f"{TIMEOUT_SECONDS}s", "--latency",
         "--script", str(SCRIPT), f"http://127.0.0.1:{stack.port}{path}", "--", *arguments],
        capture_output=True, text=True, timeout=seconds + 30)
    if ran.returncode != 0:
        raise RuntimeError(f"wrk failed: {ran.stderr.strip() or ran.stdout.strip()}")
    return json.loads(ran.stdout.strip().splitlines()[-1])


def _failures(stack, route, result, escaped):
    names = {
        "status": "answers that were not 2xx", "connect": "connections refused",
        "read": "broken reads", "write": "broken writes", "timeout": "timeouts",
    }
    found = [
        f"{stack.name} {route}: {result[key]} {words}" for key, words in names.items() if result[key]]
    if result["requests"] == 0:
        found.append(f"{stack.name} {route}: nothing was answered")
    if escaped:
        found.append(f"{stack.name} {route}: {escaped:.2f} s of CPU were not counted")
    return found


def _stored(stack, answered, connections, before):
    """Every answered creation is in the list, none twice.

    When the client ends it cuts off one request per connection; those are stored all the same, now
    or, where the stack is still busy with them, in the account of the next measurement.
    """
    stored = _total(stack) - before
    if answered <= stored <= answered + 2 * connections:
        return []
    return [f"{stack.name} create: {answered} answered but {stored} stored"]


def _size(stack, route, measured, single):
    """All answers together weigh what so many single ones do: none was short or an error page."""
    allowed = 0.2 if route == "pages" else 0.01  # other pages hold other titles
    if abs(measured - single) <= max(allowed * single, 16):
        return []
    return [f"{stack.name} {route}: {measured:.0f} bytes an answer, alone it has {single}"]


def _total(stack):
    return http.call(stack.port, "GET", "/api/live/list?page=1&size=1").json()["data"]["total"]


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _difference(reference, data, where="data"):
    if isinstance(reference, dict) and isinstance(data, dict):
        if set(reference) != set(data):
            return f"{where} has the fields {sorted(set(reference) ^ set(data))} on one side only"
        for key in reference:
            if reference[key] != data[key]:
                return _difference(reference[key], data[key], f"{where}.{key}")
    if isinstance(reference, list) and isinstance(data, list) and len(reference) == len(data):
        for index, pair in enumerate(zip(reference, data)):
            if pair[0] != pair[1]:
                return _difference(*pair, f"{where}[{index}]")
    return f"{where}: {reference!r} and {data!r}"
