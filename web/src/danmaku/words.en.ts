import type { DanmakuWords } from "./words.ts";

export const en: DanmakuWords = {
  listLabel: "Danmaku list",
  listEmpty: "Nobody has said anything yet.",
  pause: "Pause scrolling",
  resume: "Resume scrolling",
  fresh: (count) => `${count} new`,
  sides: { affirmative: "Affirmative", negative: "Negative" },
  marks: { affirmative: "AFF", negative: "NEG" },
  own: "Me",
  badges: {
    organiser: "Organiser",
    timekeeper: "Timekeeper",
    moderator: "Moderator",
    judge: "Judge",
  },
  gave: (gift, count) => `gave ${gift} × ${count}`,
  combo: (count) => `${count} in a row`,
};
