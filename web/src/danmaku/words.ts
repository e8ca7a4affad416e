import { english } from "../words/english.ts";

const zh = {
  listLabel: "弹幕列表",
  listEmpty: "还没有弹幕，来说第一句。",
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
  notice: "公告",
  settings: "弹幕设置",
  show: "显示弹幕",
  hide: "关闭弹幕",
  opacity: "不透明度",
  area: "显示区域",
  areas: { quarter: "四分之一屏", half: "半屏", all: "全屏" },
  speed: "速度",
  speeds: { slow: "慢", normal: "适中", fast: "快" },
  size: "字号",
  sizes: { small: "小", normal: "标准", large: "大" },
  reduced: "系统设为减少动态效果：弹幕不飞过画面，都在列表里。",
};

export type DanmakuWords = typeof zh;

/** What danmaku over the picture, their list and their settings say. */
export const danmakuWords = {
  zh,
  get en(): DanmakuWords {
    return english("danmaku");
  },
};
