import type { Side, Verdict, VoteRules } from "./values.ts";

/**
 * How results are spoken of, wherever they are shown. Apart from what is said of votes: a room is shown
 * before there is any.
 */

const zh = {
  points: (count: string) => `${count} 分`,
  swingPoints: (points: string) => `${points} 个百分点`,
  swingUnit: "个百分点",
  won: (side: string) => `${side}胜`,
  level: { draw: "平局", inconclusive: "无法判定" },
  rule: {
    most_points: "得票多者胜",
    swing_points: "得票比例升幅大者胜",
    swing_conversion: "转化率高者胜",
  } as Record<VoteRules["winnerRule"], string>,
  by: { audience: "观众评判", judges: "评委评判" } as Record<Verdict["by"], string>,
  paired: (count: string) => `${count} 人赛前赛后都投了票`,
};

const en: typeof zh = {
  points: (count) => `Points: ${count}`,
  swingPoints: (points) => `${points} percentage points`,
  swingUnit: "percentage points",
  won: (side) => `${side} wins`,
  level: { draw: "Draw", inconclusive: "Undecidable" },
  rule: {
    most_points: "More points win",
    swing_points: "The larger gain in share wins",
    swing_conversion: "The larger rate of converts wins",
  },
  by: { audience: "Decided by the audience", judges: "Decided by the judges" },
  paired: (count) => `Voted before and after: ${count}`,
};

export const resultWords = { zh, en };

/** The words of a verdict; `label` names a side as its debate does. */
export function verdictText(
  { winner }: Pick<Verdict, "winner">,
  words: typeof zh,
  label: (side: Side) => string,
): string {
  if (winner === "draw" || winner === "inconclusive") return words.level[winner];
  return words.won(label(winner));
}
