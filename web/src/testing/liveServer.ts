import type { Danmaku } from "../domain/values.ts";
import { sampleDebate, sampleLine, sampleModeration } from "./samples.ts";
import type { TestWire } from "./world.ts";

type Told = { name: string; data: object };

/** What a store holds of one debate: its log, its likes, and the history they are of. */
interface Held {
  epoch: number;
  log: Told[];
  likes: number;
}

/** The debate of a test, served over sockets and by REST as docs/protocol.md says. */
export class LiveServer {
  readonly channel = "debate/d1";
  held: Held = { epoch: 1, log: [], likes: 0 };
  #backup: Held = this.held;
  #epochs = 1;
  /** Frames under way to the client; null: no socket. */
  #link: { wire: TestWire; frames: object[]; heard: number } | null = null;

  get seq(): number {
    return this.held.log.length;
  }

  /** The state as the log tells it, worked out anew each time. */
  get state() {
    let revision = 1;
    const lines: Danmaku[] = [];
    const removed = new Set<string>();
    for (const { name, data } of this.held.log) {
      if (name === "debate.updated") revision++;
      if (name === "danmaku.posted") lines.push((data as { danmaku: Danmaku }).danmaku);
      if (name === "danmaku.removed") {
        for (const id of (data as { ids: string[] }).ids) removed.add(id);
      }
    }
    return {
      debate: sampleDebate({ revision }),
      rounds: [],
      moderation: sampleModeration,
      danmaku: { recent: lines.slice(-50).filter(({ id }) => !removed.has(id)) },
    };
  }

  // The store.

  edit(): void {
    const { debate } = this.state;
    this.#write("debate.updated", { debate: { ...debate, revision: debate.revision + 1 } });
  }

  post(): void {
    const posted = this.held.log.filter(({ name }) => name === "danmaku.posted").length;
    // Another history says something else under the same number.
    const line = sampleLine(posted + 1, { text: `${this.held.epoch} ${posted}` });
    this.#write("danmaku.posted", { danmaku: line });
  }

  /** Takes away one of the lines that stand. */
  remove(choice: number): void {
    const { recent } = this.state.danmaku;
    const line = recent[Math.floor(choice * recent.length)];
    if (line) this.#write("danmaku.removed", { ids: [line.id] });
  }

  like(): void {
    this.held = { ...this.held, likes: this.held.likes + 1 };
    this.#send(this.#tick());
  }

  backUp(): void {
    this.#backup = this.held;
  }

  /** The log goes back, and its numbers are given again under another epoch. */
  restore(): void {
    this.held = { ...this.#backup, epoch: ++this.#epochs };
  }

  #write(name: string, data: object): void {
    this.held = { ...this.held, log: [...this.held.log, { name, data }] };
    this.#send(this.#event(this.seq));
  }

  // Sockets.

  greet(wire: TestWire, nowMs: number): void {
    this.#link = { wire, frames: [], heard: 0 };
    this.#send({
      type: "hello",
      v: 1,
      connection: "c",
      nowMs: Math.floor(nowMs),
      beatMs: 25_000,
      limits: {},
    });
  }

  beat(): void {
    const { channel, seq } = this;
    this.#send({ type: "beat", channel, epoch: `e${this.held.epoch}`, seq, nowMs: 0 });
  }

  tick(): void {
    this.#send(this.#tick());
  }

  /** The oldest frame under way arrives, and what the client says is heard. */
  deliver(): boolean {
    const link = this.#link;
    if (!link?.wire.isOpen) return false;
    const frame = link.frames.shift();
    if (frame) link.wire.say(frame);
    for (const sent of link.wire.sent.slice(link.heard)) {
      if (sent.type === "subscribe") link.frames.push(...this.since(sent.since));
    }
    link.heard = link.wire.sent.length;
    return link.frames.length > 0;
  }

  cut(code: number): void {
    this.#link?.wire.end(code);
    this.#link = null;
  }

  /** One frame under way is lost, or comes twice; never the greeting. */
  disturb(isLost: boolean, choice: number): void {
    const frames = this.#link?.frames ?? [];
    const at = Math.floor(choice * frames.length);
    const frame = frames[at];
    if (!frame || "beatMs" in frame) return;
    if (isLost) frames.splice(at, 1);
    else frames.splice(at, 0, frame);
  }

  // Frames.

  /** What brings a client up to date that stands there; by REST too. */
  since(position: unknown): object[] {
    const { channel, seq } = this;
    const epoch = `e${this.held.epoch}`;
    const given = position as { epoch: string; seq: number } | undefined;
    if (given && given.epoch === epoch && given.seq <= seq && seq - given.seq <= 8) {
      const missed = Array.from(
        { length: seq - given.seq },
        (_, at) => this.#event(given.seq + at + 1),
      );
      return [
        { type: "resumed", channel, epoch, from: given.seq, to: seq },
        ...missed,
        this.#tick(),
      ];
    }
    const counters = this.#tick().values;
    const snapshot = {
      type: "snapshot",
      channel,
      epoch,
      seq,
      nowMs: 0,
      state: this.state,
      counters,
    };
    return [snapshot, this.#tick()];
  }

  #event(seq: number) {
    return { type: "event", channel: this.channel, seq, atMs: 0, ...this.held.log[seq - 1] };
  }

  #tick() {
    const values = { likes: [this.held.likes, this.held.likes] };
    return { type: "tick", channel: this.channel, seq: this.seq, nowMs: 0, values };
  }

  #send(frame: object): void {
    this.#link?.frames.push(frame);
  }
}
