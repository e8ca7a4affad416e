import { english } from "../words/english.ts";

const zh = {
  label: "直播画面",
  soundOn: "打开声音",
  soundOff: "静音",
  volume: "音量",
  play: "播放",
  pause: "暂停",
  catchUp: "回到直播",
  live: "直播",
  full: "全屏",
  leaveFull: "退出全屏",
  float: "小窗播放",
  reload: "重新加载画面",
  noneTitle: "这场辩论没有视频画面",
  noneText: "投票、弹幕和赛程照常进行。",
  waitingTitle: "直播还没开始",
  waitingText: "到时间后画面会自己出现，不用刷新。",
  startsIn: "距离开始",
  days: (count: string) => `${count} 天`,
  soonTitle: "马上开始",
  startingTitle: "正在等待画面",
  startingText: "主办方推流后几秒内就会出现，不用刷新。",
  interruptedTitle: "画面中断",
  interruptedText: "正在自动重新连接，投票和弹幕不受影响。",
  endedTitle: "直播已结束",
  endedText: "感谢观看。投票结果和弹幕仍在本页。",
  unsupportedTitle: "这个浏览器放不了这路画面",
  unsupportedText: "投票、弹幕和赛程都能照常使用。可以换用新版 Chrome、Edge 或 Safari 观看。",
  blockedTitle: "这路画面在这里放不出来",
  blockedText:
    "本站还没有放行视频所在的网站，请告诉主办方。投票和弹幕照常；画面可以用 VLC 等播放器打开：",
  linkText: "投票、弹幕和赛程都能照常使用。画面可以用 VLC 等播放器打开：",
  openLink: "视频地址",
  tapTitle: "点一下开始播放",
};

export type PlayerWords = typeof zh;

/** What the picture's place says. */
export const playerWords = {
  zh,
  get en(): PlayerWords {
    return english("player");
  },
};
