import { english } from "../words/english.ts";

const zh = {
  listLabel: "弹幕列表",
  listEmpty: "还没有弹幕。",
  pause: "暂停滚动",
  resume: "继续滚动",
  fresh: (count: string) => `${count} 条新消息`,
  sides: { affirmative: "正方", negative: "反方" },
  /** One letter before a line over the picture. */
  marks: { affirmative: "正", negative: "反" },
  own: "我",
  badges: {
    organiser: "主办",
    timekeeper: "计时",
    moderator: "场控",
    judge: "评委",
  } as Record<string, string>,
  gave: (gift: string, count: string) => `送出 ${gift} × ${count}`,
  combo: (count: string) => `连送 ${count}`,
};

export type DanmakuWords = typeof zh;

/** What danmaku over the picture and their list say. */
export const danmakuWords = {
  zh,
  get en(): DanmakuWords {
    return english("danmaku");
  },
};
