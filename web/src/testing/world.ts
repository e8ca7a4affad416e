import type { Frame } from "../live/frames.ts";
import { readFrames } from "../live/frames.ts";
import type { Pass, Surroundings, Wire, WireOwner } from "../live/surroundings.ts";
import { failed, type Result } from "../lib/envelope.ts";

type Polled = { pollMs: number; frames: Frame[] };

/** One socket as the server's side sees it. */
export class TestWire implements Wire {
  readonly sent: Record<string, unknown>[] = [];
  /** What the client closed it with. */
  closedWith: number | null = null;
  readonly #owner: WireOwner;
  #isOver = false;

  constructor(owner: WireOwner) {
    this.#owner = owner;
  }

  get isOpen(): boolean {
    return this.closedWith === null && !this.#isOver;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code: number): void {
    this.closedWith ??= code;
  }

  /** The server says something, all in one message. */
  say(...frames: object[]): void {
    if (this.isOpen) this.#owner.message(frames.map((frame) => JSON.stringify(frame)).join("\n"));
  }

  /** Something that is no text of ours arrives. */
  garble(data: unknown): void {
    if (this.isOpen) this.#owner.message(data);
  }

  /** It ends from without. */
  end(code: number): void {
    if (!this.isOpen) return;
    this.#isOver = true;
    this.#owner.closed(code);
  }

  hello(nowMs: number, beatMs = 25_000): void {
    this.say({ type: "hello", v: 1, connection: "c", nowMs, beatMs, limits: {} });
  }
}

/** Sockets, requests, time and chance in the hand of a test: nothing waits, nothing is random. */
export class World implements Surroundings {
  nowMs = 0;
  /** What `random` gives. */
  chance = 0.5;
  readonly wires: TestWire[] = [];
  /** Paths that were asked for, with the time. */
  readonly asked: { atMs: number; path: string }[] = [];
  /** How long an answer by REST takes. */
  answerMs = 0;
  /** Called for each socket that opens. */
  onOpen: (wire: TestWire) => void = () => {};
  /** Answers requests for frames; rejects them at first. */
  answer: (path: string) => Result<unknown> = () => failed(0, "offline");
  /** Answers requests for a pass. */
  grant: (liveId: string) => Result<Pass> = () => failed(401, "login_required");
  #timers: { atMs: number; act: () => void }[] = [];

  get wire(): TestWire {
    const last = this.wires.at(-1);
    if (!last) throw new Error("no socket was opened");
    return last;
  }

  readonly open = (owner: WireOwner): Wire => {
    const wire = new TestWire(owner);
    this.wires.push(wire);
    this.onOpen(wire);
    return wire;
  };

  readonly frames = (path: string): Promise<Result<Polled>> => {
    this.asked.push({ atMs: this.nowMs, path });
    const given = this.answer(path);
    const value = given.ok ? readFrames(given.value) : null;
    const result: Result<Polled> = value
      ? { ok: true, value }
      : given.ok
      ? failed(200, "bad_answer")
      : given;
    if (this.answerMs === 0) return Promise.resolve(result);
    return new Promise((resolve) => this.after(this.answerMs, () => resolve(result)));
  };

  readonly pass = (liveId: string): Promise<Result<Pass>> => Promise.resolve(this.grant(liveId));
  readonly monotonicMs = (): number => this.nowMs;
  readonly random = (): number => this.chance;

  readonly after = (ms: number, act: () => void): () => void => {
    const timer = { atMs: this.nowMs + ms, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets time pass, with all that happens meanwhile. */
  async elapse(ms: number): Promise<void> {
    const endMs = this.nowMs + ms;
    await settled();
    for (;;) {
      const next = this.#timers.reduce<{ atMs: number; act: () => void } | null>(
        (first, timer) =>
          timer.atMs <= endMs && (!first || timer.atMs < first.atMs) ? timer : first,
        null,
      );
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.act();
      await settled();
    }
    this.nowMs = endMs;
  }
}

/** All promises that can be kept are kept. */
async function settled(): Promise<void> {
  await new Promise((go) => setImmediate(go));
}
