import assert from "node:assert/strict";
import test from "node:test";
import { affordable, readBoard, readSent } from "./giving.ts";

const tea = { id: "tea", name: "清茶", nameEn: "Tea", points: 5, icon: "/images/gifts/tea.svg" };

test("so many are affordable as the points pay for, and no more than may be sent at once", () => {
  assert.deepEqual([4, 5, 14, 100_000].map((points) => affordable(tea, points)), [0, 1, 2, 99]);
});

test("an answer tells what is left and how long the run is", () => {
  const gift = { combo: 3, author: { name: "游客", tag: "k3XfQ0aB" } };
  assert.deepEqual(readSent({ gift, pointsLeft: 85 }), {
    pointsLeft: 85,
    combo: 3,
    tag: "k3XfQ0aB",
  });
  assert.equal(readSent({ gift: { combo: 3 }, pointsLeft: 85 }), null);
});

test("the board keeps its order and its ranks", () => {
  const row = (rank: number, tag: string) => ({ rank, name: "游客", tag, points: 9 });
  assert.deepEqual(readBoard([row(1, "a"), row(1, "b")])?.map(({ rank }) => rank), [1, 1]);
  assert.equal(readBoard([{ rank: 1 }]), null);
});
