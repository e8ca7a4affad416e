/**
 * What the server says of a debate, in the shapes of docs/api and docs/protocol.md.
 * Times are milliseconds UTC; a time or value that is not there is null.
 */

import type { SeatRole } from "./account.ts";
import type { VoterClass } from "./mine.ts";

export type Side = "affirmative" | "negative";
export type Stance = Side | "undecided";
export const sides: readonly Side[] = ["affirmative", "negative"];

export type RoundKind = "pre" | "live" | "post";
/** What of a count is shown before the reveal. */
export type RevealMode = "live" | "delayed" | "banded" | "hidden";

export interface SideCase {
  label: string;
  claim: string;
  team: string;
  /** Seats are `A1` … `A8`, `N1` … `N8`. */
  speakers: { seat: string; name: string }[];
}

export interface VoteRules {
  winnerRule: "most_points" | "swing_points" | "swing_conversion";
  minPaired: number;
  tieRule: "draw" | "judges";
  verdictBy: "audience" | "judges";
  /** The strongest first. */
  countingClasses: VoterClass[];
}

/** The whole of one debate, as snapshots, events and `GET /api/live/{liveId}` tell it. */
export interface WholeDebate {
  id: string;
  revision: number;
  roomId: string | null;
  title: string;
  motion: string;
  description: string;
  category: string;
  tags: string[];
  coverImage: string | null;
  host: { name: string; avatar: string | null } | null;
  sides: Record<Side, SideCase>;
  /** 0 not started, 1 live, 2 ended: an index of `statuses`. */
  status: 0 | 1 | 2;
  plannedStartMs: number | null;
  autoStart: boolean;
  startedAtMs: number | null;
  endedAtMs: number | null;
  createdAtMs: number;
  demo: boolean;
  rehearsal: boolean;
  archived: boolean;
  rules: VoteRules;
  rulesLockedAtMs: number | null;
  settings: { autoOpenLive: boolean | null; giftBudget: number; revealOrder: RoundKind[] };
}

/** Points of both sides, 100 a ballot; `undecided` and `voters` count ballots. */
export interface Tally {
  affirmative: number;
  negative: number;
  undecided: number;
  voters: number;
}

export interface ShownTally extends Tally {
  /** null while it is as of some time ago. */
  byClass: (Record<"ticket" | "account", Tally> & { device: Tally & { weak: number } }) | null;
}

/** Exact, in lowest terms; the denominator is above zero. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** How far each side's share of the points moved from `pre` to `post`. */
export type Swing = Record<Side, Fraction>;
/** Voters of both rounds, by their stance before, then after. */
export type Flow = Record<Stance, Record<Stance, number>>;

export interface Verdict {
  winner: Side | "draw" | "inconclusive";
  rule: VoteRules["winnerRule"];
  by: "audience" | "judges";
}

/** A vote round. `state` is as of when it was told: `roundState` says what it is now. */
export interface Round {
  id: string;
  kind: RoundKind;
  state: "planned" | "open" | "closing" | "closed";
  /** A ballot cannot be changed. */
  final: boolean;
  /** Ballots may be undecided. */
  undecided: boolean;
  reveal: RevealMode;
  delaySeconds: number;
  opensAtMs: number | null;
  closesAtMs: number | null;
  graceMs: number;
  revealedAtMs: number | null;
  voidedAtMs: number | null;
  revision: number;
}

/** A round as its audience may see it: `swing`, `flow`, `verdict` are there once it is revealed. */
export interface PublicRound extends Round {
  /** Exact, once the round is closed and its count is shown. */
  tally: ShownTally | null;
  swing?: Swing | null;
  flow?: Flow | null;
  verdict?: Verdict | null;
}

export interface Moderation {
  revision: number;
  mode: "open" | "holdNew" | "holdAll" | "off";
  /** 0: off. */
  slowSeconds: number;
  ticketsOnly: boolean;
  maxChars: number;
  shield: boolean;
}

/** The picture that is sent to the room of a debate; outside addresses say nothing of theirs. */
export interface Video {
  state: "offline" | "starting" | "live" | "interrupted";
  /** The playlist, on this site; null while there is none. */
  hlsUrl: string | null;
  /** null: it never was otherwise. */
  sinceMs: number | null;
}

export interface Danmaku {
  id: string;
  text: string;
  side: Side | null;
  colour: "white" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple";
  place: "roll" | "top" | "bottom";
  /** `tag` stands for the same person throughout the debate; `badge` is a seat of the staff. */
  author: { name: string; badge: SeatRole | null; tag: string };
  atMs: number;
  /** Which of those sent to all screens it is; null: it stands in the history alone. */
  ordinal: number | null;
}

export interface SentGift {
  id: string;
  giftId: string;
  name: string;
  side: Side | null;
  count: number;
  /** Of all of them together. */
  points: number;
  /** How many of the run are sent with these. */
  combo: number;
  author: { name: string; tag: string };
}

/** A danmaku that waits for the staff. */
export interface HeldDanmaku {
  id: string;
  text: string;
  side: Side | null;
  reason: "word" | "newcomer" | "all";
  author: { name: string; tag: string };
  atMs: number;
  expiresAtMs: number;
}

export interface Restriction {
  id: string;
  kind: "mute" | "ban";
  tag: string;
  name: string;
  /** null: a mute until the debate ends, a ban until it is lifted. */
  untilMs: number | null;
  reason: string;
  by: string;
  atMs: number;
  liftedAtMs: number | null;
}

/** A seat; `title` and `chair` are there for judges. */
export interface Member {
  id: string;
  role: SeatRole;
  name: string;
  title?: string;
  avatar: string | null;
  chair?: boolean;
  /** `removed` stands in events alone. */
  state: "invited" | "active" | "absent" | "removed";
  userId: string | null;
}

/** One debate as the lobby shows it. */
export interface LobbyRecord {
  id: string;
  title: string;
  status: 0 | 1 | 2;
  category: string;
  coverImage: string | null;
  plannedStartMs: number | null;
  startedAtMs: number | null;
  endedAtMs: number | null;
  createdAtMs: number;
  viewCount: number;
}

/** What came of a debate, told when it ends. */
export interface DebateSummary {
  durationMs: number;
  peakViewers: number;
  voters: number;
  likes: number;
  /** Points. */
  gifts: number;
  danmaku: number;
}

/** Where the ledger stands; `rows` is null while a count is hidden. */
export interface LedgerHead {
  rows: number | null;
  hash: string;
}
