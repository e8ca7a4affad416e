import type { RoundState, Shown } from "./round.ts";
import type { RevealMode, RoundKind, Side, Stance } from "./values.ts";
import { english } from "../words/english.ts";

/** How votes are spoken of, wherever they are shown. */

const zh = {
  side: { affirmative: "正方", negative: "反方" } as Record<Side, string>,
  stance: { affirmative: "正方", negative: "反方", undecided: "中立" } as Record<Stance, string>,
  kind: { pre: "赛前投票", live: "现场投票", post: "赛后投票" } as Record<RoundKind, string>,
  state: {
    planned: "未开始",
    open: "投票中",
    closing: "正在截止",
    closed: "已截止",
    revealed: "已公布",
    void: "已作废",
  } as Record<RoundState, string>,
  reveal: {
    live: "实时公布",
    delayed: "延迟公布",
    banded: "只报态势",
    hidden: "暂不公布",
  } as Record<RevealMode, string>,
  revealHint: {
    live: "票数随投随见。",
    delayed: "看到的是一段时间之前的票数。",
    banded: "只说胶着、领先或大幅领先。",
    hidden: "公布之前只看得到投票人数。",
  } as Record<RevealMode, string>,
  close: "胶着",
  leads: {
    leading: (side: string) => `${side}领先`,
    ahead: (side: string) => `${side}大幅领先`,
  },
  hidden: "结果待公布",
  turnout: (voters: string) => `${voters} 人已投票`,
  turnoutInTens: (voters: string) => `至少 ${voters} 人已投票`,
  delayedBy: (seconds: string) => `${seconds} 秒前的票数`,
  closesIn: (time: string) => `${time} 后截止`,
  opensIn: (time: string) => `${time} 后开始`,
};

export type VoteWords = typeof zh;

export const voteWords = {
  zh,
  get en(): VoteWords {
    return english("vote");
  },
};

/** A side's name as its debate has it; one that nobody chose is said in the reader's language. */
export function sideName(label: string, side: Side, words: VoteWords): string {
  return label === zh.side[side] ? words.side[side] : label;
}

/** The words of a band; `label` names a side as its debate does. */
export function bandText(
  { degree, side }: Extract<Shown, { kind: "band" }>,
  words: VoteWords,
  label: (side: Side) => string,
): string {
  return degree === "close" || side === null ? words.close : words.leads[degree](label(side));
}
