import type { DanmakuWords } from "./words.ts";

export const en: DanmakuWords = {
  listLabel: "Danmaku list",
  listEmpty: "Nobody has said anything yet. Be the first.",
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
  notice: "Notice",
  settings: "Danmaku settings",
  show: "Show danmaku",
  hide: "Hide danmaku",
  opacity: "Opacity",
  area: "Area",
  areas: { quarter: "Quarter", half: "Half", all: "Full" },
  speed: "Speed",
  speeds: { slow: "Slow", normal: "Normal", fast: "Fast" },
  size: "Size",
  sizes: { small: "Small", normal: "Normal", large: "Large" },
  reduced:
    "Your system asks for less motion: danmaku stay in the list instead of crossing the picture.",
};
