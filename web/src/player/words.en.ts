import type { PlayerWords } from "./words.ts";

export const en: PlayerWords = {
  label: "Live picture",
  soundOn: "Turn sound on",
  soundOff: "Mute",
  volume: "Volume",
  play: "Play",
  pause: "Pause",
  catchUp: "Back to live",
  live: "Live",
  full: "Full screen",
  leaveFull: "Leave full screen",
  float: "Picture in picture",
  reload: "Load the picture again",
  noneTitle: "This debate has no video",
  noneText: "Votes, danmaku and the agenda go on as usual.",
  waitingTitle: "Not live yet",
  waitingText: "The picture will appear by itself; no need to reload.",
  startsIn: "Starts in",
  days: (count) => `${count} d`,
  soonTitle: "About to start",
  startingTitle: "Waiting for the picture",
  startingText: "It appears a few seconds after the organiser begins to send; no need to reload.",
  interruptedTitle: "The picture is interrupted",
  interruptedText: "Reconnecting by itself. Votes and danmaku are not affected.",
  endedTitle: "The broadcast is over",
  endedText: "Thank you for watching. Results and danmaku stay on this page.",
  unsupportedTitle: "This browser cannot play the picture",
  unsupportedText:
    "Votes, danmaku and the agenda all work. To watch, use a current Chrome, Edge or Safari.",
  blockedTitle: "The picture cannot be played here",
  blockedText:
    "This site does not let its pages play video from there; please tell the organiser. Votes and danmaku go on. The picture can be opened in a player such as VLC:",
  linkText:
    "Votes, danmaku and the agenda all work. The picture can be opened in a player such as VLC:",
  openLink: "Video address",
  tapTitle: "Tap to play",
};
