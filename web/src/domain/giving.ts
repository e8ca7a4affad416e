import { filled, isObject, listOf, whole } from "../lib/read.ts";
import type { Gift } from "./gifts.ts";

/** Who gave how much. Equals share a rank. */
export interface Giver {
  rank: number;
  name: string;
  /** The same person's throughout the debate. */
  tag: string;
  points: number;
}

/** What is left after a gift, and whose it was. */
export interface Sent {
  pointsLeft: number;
  /** How many of the run are sent. */
  combo: number;
  tag: string;
}

/** Of one kind at once, at most. */
export const mostAtOnce = 99;

function readGiver(data: unknown): Giver | null {
  if (!isObject(data)) return null;
  const [rank, points] = [whole(data.rank), whole(data.points)];
  const [name, tag] = [filled(data.name), filled(data.tag)];
  return rank === null || points === null || name === null || tag === null
    ? null
    : { rank, name, tag, points };
}

export function readSent(data: unknown): Sent | null {
  if (!isObject(data) || !isObject(data.gift) || !isObject(data.gift.author)) return null;
  const [pointsLeft, combo] = [whole(data.pointsLeft), whole(data.gift.combo)];
  const tag = filled(data.gift.author.tag);
  return pointsLeft === null || combo === null || tag === null ? null : { pointsLeft, combo, tag };
}

export const readBoard = listOf(readGiver);

/** How many of a gift so many points pay for. */
export function affordable({ points }: Gift, pointsLeft: number): number {
  return Math.min(mostAtOnce, Math.floor(pointsLeft / points));
}
