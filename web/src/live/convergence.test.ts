import assert from "node:assert/strict";
import test from "node:test";
import { failed } from "../lib/envelope.ts";
import { LiveServer } from "../testing/liveServer.ts";
import { draw, randomOf } from "../testing/random.ts";
import { World } from "../testing/world.ts";
import { LiveClient } from "./LiveClient.ts";
import { debateFeed } from "./apply.ts";

/**
 * A random server, link and client: whatever is lost, repeated, cut, blocked or restored, the client
 * ends with what the store holds.
 *
 * Catches: events applied out of order or twice; numbers of ticks and beats not looked at; an epoch
 * not looked at; a position told that the state does not have; polling that never ends.
 */
class Model {
  readonly server = new LiveServer();
  readonly world = new World();
  readonly client = new LiveClient(this.world);
  readonly feed = this.client.feed(debateFeed("d1"));
  isBlocked = false;
  isDown = false;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
    this.world.onOpen = (wire) => {
      this.world.after(5, () => {
        if (this.isBlocked) wire.end(1006);
        else this.server.greet(wire, this.world.nowMs);
      });
    };
    this.world.answer = (path) => {
      if (this.isDown) return failed(502, "unknown");
      const query = new URLSearchParams(path.split("?")[1]);
      const epoch = query.get("epoch");
      const since = epoch === null ? undefined : { epoch, seq: Number(query.get("since")) };
      return { ok: true, value: { pollMs: 2000, frames: this.server.since(since) } };
    };
    this.client.follow(this.feed);
  }

  async step(): Promise<void> {
    const { server, world } = this;
    const random = this.#random;
    world.chance = random();
    const choice = draw(random, 0, 99);
    if (choice < 10) server.edit();
    else if (choice < 22) server.post();
    else if (choice < 27) server.remove(random());
    else if (choice < 35) server.like();
    else if (choice < 38) server.beat();
    else if (choice < 68) server.deliver();
    else if (choice < 74) server.cut([1001, 1006, 4000, 4001, 4002, 4003][draw(random, 0, 5)]!);
    else if (choice < 77) this.#block();
    else if (choice < 79) this.isDown = !this.isDown;
    else if (choice < 81) server.backUp();
    else if (choice < 82) this.#restore(random() < 0.5);
    else if (choice < 86) server.disturb(random() < 0.5, random());
    else if (choice < 88) this.client.setVisible(random() < 0.7);
    else await world.elapse(draw(random, 10, 4000));
  }

  /** No more faults: time passes, what is under way arrives. */
  async settle(): Promise<void> {
    this.isBlocked = false;
    this.isDown = false;
    this.client.setVisible(true);
    for (let turn = 1; turn <= 30; turn++) {
      await this.world.elapse(5000);
      if (turn % 5 === 0) this.server.beat();
      this.server.tick();
      while (this.server.deliver());
    }
  }

  #block(): void {
    this.isBlocked = !this.isBlocked;
    if (this.isBlocked) this.server.cut(1006);
  }

  /** A server that has not noticed leaves its client where it is, until its next beat. */
  #restore(isUnnoticed: boolean): void {
    if (!isUnnoticed) this.server.cut(1012);
    this.server.restore();
  }
}

test("after any faults the client comes to what the store holds", async () => {
  const random = randomOf("live convergence");
  for (let run = 0; run < 500; run++) {
    const model = new Model(random);
    for (let step = 0; step < 120; step++) await model.step();
    await model.settle();
    const { server, feed } = model;
    assert.deepEqual(feed.state.value, server.state, `run ${run}`);
    assert.deepEqual(feed.follower.position, { epoch: `e${server.held.epoch}`, seq: server.seq });
    assert.deepEqual(feed.counters.value.readings, {
      likes: [server.held.likes, server.held.likes],
    });
    assert.deepEqual(feed.link.value, { status: "live", isStale: false }, `run ${run}`);
  }
});
