const zh = {
  unsaved: "填写的内容还没有提交，关闭后就没有了。",
  stay: "继续填写",
  leave: "放弃并关闭",
};

const en: typeof zh = {
  unsaved: "What you filled in is not sent yet. Closing throws it away.",
  stay: "Go on filling in",
  leave: "Discard and close",
};

export const formDialogWords = { zh, en };
