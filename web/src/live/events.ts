import type {
  Danmaku,
  DebateSummary,
  Flow,
  HeldDanmaku,
  LedgerHead,
  LobbyRecord,
  Member,
  Moderation,
  PublicRound,
  Restriction,
  Round,
  SentGift,
  ShownTally,
  Swing,
  Verdict,
  Video,
  WholeDebate,
} from "../domain/values.ts";

/** What a debate's own channel tells, by the event's name. */
export interface DebateEvents {
  "debate.updated": { debate: WholeDebate };
  "debate.started": { debate: WholeDebate };
  "debate.ended": { debate: WholeDebate; summary: DebateSummary; ledger: LedgerHead };
  "round.opened": { round: Round };
  /** With a tally where that changed after the close and is shown. */
  "round.updated": { round: Round; tally?: ShownTally };
  "round.removed": { roundId: string };
  "round.closed": { round: Round; tally: ShownTally | null; ledger: LedgerHead };
  "round.revealed": {
    round: Round;
    tally: ShownTally;
    swing: Swing | null;
    flow: Flow | null;
    verdict: Verdict | null;
  };
  "round.voided": { round: Round; reason: string };
  "gift.sent": { gift: SentGift };
  "danmaku.posted": { danmaku: Danmaku };
  /** Some lines, or all published ones of one author. */
  "danmaku.removed": { ids: string[]; authorTag?: never } | { ids?: never; authorTag: string };
  "moderation.changed": { moderation: Moderation };
  /** A playlist has no end mark: its end is learnt here. */
  "video.changed": { video: Video };
}

export interface StaffEvents {
  "danmaku.held": { held: HeldDanmaku };
  "danmaku.decided": {
    ids: string[];
    verdict: "approve" | "reject" | "remove" | "expire";
    reason: string;
    /** null: the clock. */
    by: string | null;
  };
  /** Also when it is lifted. */
  "person.restricted": { restriction: Restriction };
  "member.changed": { member: Member };
}

export interface OrganiserEvents {
  "round.updated": { round: Round; tally?: ShownTally };
  "round.closed": { round: Round; tally: ShownTally; ledger: LedgerHead };
}

export interface LobbyEvents {
  "debate.created": { debate: LobbyRecord };
  "debate.updated": { debate: LobbyRecord };
  "debate.started": { debate: LobbyRecord };
  "debate.ended": { debate: LobbyRecord };
  "debate.removed": { id: string };
}

/** An event of a channel that tells these. One of another name may come too, and means nothing. */
export type EventOf<Told> = {
  [Name in keyof Told]: {
    type: "event";
    channel: string;
    seq: number;
    name: Name;
    atMs: number;
    data: Told[Name];
  };
}[keyof Told];

export interface DebateState {
  debate: WholeDebate;
  /** In the order they were made, void ones included. */
  rounds: PublicRound[];
  moderation: Moderation;
  /** Of the last 50 lines sent to all screens those that were not removed, the oldest first. */
  danmaku: { recent: Danmaku[] };
  video: Video;
}

export interface StaffState {
  /** The oldest first. */
  members: Member[];
  /** The oldest first; of a longer queue its first hundred, and what came since. */
  held: HeldDanmaku[];
}

export interface OrganiserState {
  /** True whatever the modes; of the current round the counters are newer. */
  tallies: { roundId: string; tally: ShownTally }[];
}

export interface LobbyState {
  /** The newest first: all that are live, and a hundred others. */
  debates: LobbyRecord[];
}
