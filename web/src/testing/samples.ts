import type { Danmaku, Moderation, Round, WholeDebate } from "../domain/values.ts";
import type { DebateState } from "../live/events.ts";

/** Values in which every field says something; a test names what matters to it. */

export function sampleDebate(values: Partial<WholeDebate> = {}): WholeDebate {
  const side = (label: string) => ({ label, claim: "", team: "", speakers: [] });
  return {
    id: "d1",
    revision: 1,
    roomId: null,
    title: "猫好还是狗好",
    motion: "猫好还是狗好",
    description: "",
    category: "教育",
    tags: [],
    coverImage: null,
    host: null,
    sides: { affirmative: side("正方"), negative: side("反方") },
    status: 1,
    plannedStartMs: null,
    autoStart: false,
    startedAtMs: 1000,
    endedAtMs: null,
    createdAtMs: 500,
    demo: false,
    rehearsal: false,
    archived: false,
    rules: {
      winnerRule: "most_points",
      minPaired: 20,
      tieRule: "draw",
      verdictBy: "audience",
      countingClasses: ["ticket", "account", "device"],
    },
    rulesLockedAtMs: null,
    settings: { autoOpenLive: null, giftBudget: 100, revealOrder: ["pre", "live", "post"] },
    ...values,
  };
}

export function sampleRound(values: Partial<Round> = {}): Round {
  return {
    id: "r1",
    kind: "live",
    state: "open",
    final: false,
    undecided: false,
    reveal: "live",
    delaySeconds: 60,
    opensAtMs: 1000,
    closesAtMs: null,
    graceMs: 0,
    revealedAtMs: null,
    voidedAtMs: null,
    revision: 1,
    ...values,
  };
}

export function sampleLine(number: number, values: Partial<Danmaku> = {}): Danmaku {
  return {
    id: `d${number}`,
    text: `第${number}句`,
    side: null,
    colour: "white",
    place: "roll",
    author: { name: "游客", badge: null, tag: `tag${number % 3}` },
    atMs: number * 10,
    ordinal: number,
    ...values,
  };
}

export const sampleModeration: Moderation = {
  revision: 1,
  mode: "open",
  slowSeconds: 0,
  ticketsOnly: false,
  maxChars: 40,
  shield: false,
};

export function sampleState(values: Partial<DebateState> = {}): DebateState {
  return {
    debate: sampleDebate(),
    rounds: [],
    moderation: sampleModeration,
    danmaku: { recent: [] },
    video: { state: "offline", hlsUrl: null, sinceMs: null },
    ...values,
  };
}
