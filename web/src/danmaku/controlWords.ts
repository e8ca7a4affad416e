const zh = {
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

const en: typeof zh = {
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

/** What the controls of danmaku over the picture say; they load with it. */
export const danmakuControlWords = { zh, en };
