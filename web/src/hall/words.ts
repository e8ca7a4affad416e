const zh = {
  voting: "投票进行中",
  locked: "投票已锁定",
  lockedText: "结果等待公布",
  result: "结果揭晓",
  before: "赛前",
  after: "赛后",
  undecided: (percent: string) => `中立 ${percent}%`,
  noBallots: "没有有效选票",
  scan: "扫码参与投票",
  scanEnded: "扫码回看与核对结果",
  joinLabel: (address: string) => `二维码，打开 ${address}`,
  orOpen: "或打开",
  roundLeft: "距投票截止",
  barLabel: (affirmative: string, negative: string) => `正方 ${affirmative}%，反方 ${negative}%`,
  reconnecting: "正在重新连接",
  rehearsal: "彩排",
};

const en: typeof zh = {
  voting: "Voting is open",
  locked: "Voting is locked",
  lockedText: "The result is yet to be revealed",
  result: "The result",
  before: "Before",
  after: "After",
  undecided: (percent) => `Undecided ${percent}%`,
  noBallots: "No ballots were counted",
  scan: "Scan to vote",
  scanEnded: "Scan to look back and check the result",
  joinLabel: (address) => `QR code that opens ${address}`,
  orOpen: "or open",
  roundLeft: "Voting closes in",
  barLabel: (affirmative, negative) => `Affirmative ${affirmative}%, negative ${negative}%`,
  reconnecting: "Reconnecting",
  rehearsal: "Rehearsal",
};

/** What screens and overlays say of a debate. */
export const hallWords = { zh, en };
