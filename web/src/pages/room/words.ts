const zh = {
  emptyTitle: (room: string) => `${room}现在没有辩论`,
  emptyText: "主办方安排好下一场之后，这里会显示它。",
  missingTitle: "没有这个直播间",
  missingText: "它可能已经停用，或者链接不完整。",
};

const en: typeof zh = {
  emptyTitle: (room) => `No debate in ${room} right now`,
  emptyText: "The next one will be shown here once it is planned.",
  missingTitle: "There is no such room",
  missingText: "It may be closed, or the link is incomplete.",
};

export const roomWords = { zh, en };
