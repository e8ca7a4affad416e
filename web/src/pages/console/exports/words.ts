const zh = {
  title: "导出",
  lead: "CSV 可以直接用表格软件打开，JSON 与接口同名。不含邮箱、电话和网络地址，选票只有化名。",
  notReady: "要等正在进行的投票截止",
  get: (file: string, format: string) => `下载${file}（${format}）`,
  saved: (name: string) => `已下载 ${name}`,
  file: {
    summary: "总览",
    rounds: "各轮票数",
    ballots: "选票",
    ledger: "账本",
    flow: "立场变化",
    danmaku: "弹幕",
    likes: "点赞",
    gifts: "礼物",
    audit: "操作记录",
  },
  hint: {
    summary: "一场的各项总数",
    rounds: "每轮按身份的票数与公布情况",
    ballots: "每张计入的选票，化名",
    ledger: "每次投票、改票与作废，带指纹",
    flow: "赛前到赛后，人们怎样改变立场",
    danmaku: "说过的话，移除的有标记",
    likes: "每分钟的点赞",
    gifts: "每次送出的礼物",
    audit: "工作人员做过的事",
  },
};

const en: typeof zh = {
  title: "Exports",
  lead:
    "CSV opens in any spreadsheet, JSON has the names of the API. No e-mail, telephone or address is in them, and ballots have pseudonyms alone.",
  notReady: "Waits for the round to close",
  get: (file, format) => `Download ${file} (${format})`,
  saved: (name) => `${name} is downloaded`,
  file: {
    summary: "Summary",
    rounds: "Rounds",
    ballots: "Ballots",
    ledger: "Ledger",
    flow: "Flow",
    danmaku: "Danmaku",
    likes: "Likes",
    gifts: "Gifts",
    audit: "Audit log",
  },
  hint: {
    summary: "The totals of the debate",
    rounds: "Each round’s count by class, and when it was revealed",
    ballots: "Each ballot that counts, by pseudonym",
    ledger: "Each ballot, change and void, with its hash",
    flow: "How people moved from before to after",
    danmaku: "What was said, with marks on what was removed",
    likes: "Likes by the minute",
    gifts: "Each gift that was sent",
    audit: "What the staff did",
  },
};

export const exportsWords = { zh, en };
