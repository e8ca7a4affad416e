import { filled, isObject, oneOf, pageOf } from "../lib/read.ts";
import { type OwnBallot, readOwnBallot } from "./mine.ts";

/** A ballot with the debate it was cast in. */
export interface OwnBallotOf extends OwnBallot {
  liveId: string;
  title: string;
}

function readOwnBallotOf(data: unknown): OwnBallotOf | null {
  const ballot = readOwnBallot(data);
  if (!ballot || !isObject(data)) return null;
  const [liveId, title] = [filled(data.liveId), filled(data.title)];
  return liveId === null || title === null ? null : { ...ballot, liveId, title };
}

export const readOwnBallots = pageOf(readOwnBallotOf);

/** What has become of a ballot; never what it says. */
export const receiptStates = ["counted", "replaced", "superseded", "void"] as const;
export type ReceiptState = typeof receiptStates[number];

export function readReceiptState(data: unknown): ReceiptState | null {
  return isObject(data) ? oneOf(receiptStates, data.state) : null;
}
