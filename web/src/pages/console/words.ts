const zh = {
  title: "控制台",
  lead: "你主持、计时、管理弹幕或评分的辩论。",
  emptyTitle: "还没有你参与的辩论",
  emptyText: "被委任为工作人员，或用邀请链接入席之后，辩论会出现在这里。",
};

const en: typeof zh = {
  title: "Console",
  lead: "Debates you run, time, moderate or judge.",
  emptyTitle: "You have no seat in a debate yet",
  emptyText: "A debate appears here once you are given a seat in it, or take one by its link.",
};

export const consoleWords = { zh, en };
