import type { Failure } from "../lib/api.ts";
import type { Status } from "./debate.ts";
import { english } from "../words/english.ts";

export type Language = "zh" | "en";

/** The words of one area in both languages; what all areas say stands in `wordsOf` below. */
export type WordTable<T> = Record<Language, T>;

const zh = {
  locale: "zh-CN",
  product: "直播辩论",
  productFull: "直播辩论管理",
  otherLanguage: "EN",
  switchLanguage: "Switch to English",
  skip: "跳到正文",
  guest: "访客",
  account: "我的账号",
  console: "控制台",
  login: "登录",
  logout: "退出登录",
  loginNeededTitle: "请先登录",
  loginNeededText: "登录之后才能看到这里的内容。",
  loading: "正在加载…",
  retry: "重试",
  reload: "重新载入",
  cancel: "取消",
  close: "关闭",
  save: "保存",
  saved: "已保存",
  home: "返回首页",
  status: { upcoming: "未开始", live: "直播中", ended: "已结束" } as Record<Status, string>,
  /** Categories are the server's data; one that is missing here is shown as it came. */
  categories: {} as Record<string, string>,
  debateMissingTitle: "没有这场辩论",
  debateMissingText: "它可能已被删除，或者链接不完整。",
  pageMissingTitle: "页面不存在",
  pageMissingText: "地址可能写错了，或者页面已经移走。",
  failedTitle: "没能加载出来",
  areaFailedText: "网络断了，或者网站刚刚更新过。重新载入通常就好了。",
  brokenTitle: "这个页面出错了",
  brokenText: "这是我们的错。重新载入后可以继续。",
  staleText: "没能刷新，显示的是之前的内容。",
  failure: {
    offline: "连不上服务器，请检查网络后重试。",
    timeout: "服务器太久没有回应，请稍后重试。",
    busy: "请求太频繁，请稍等片刻再试。",
    wait: (seconds: string) => `请等 ${seconds} 秒再试。`,
    fields: "请检查标出的内容。",
    unavailable: "服务暂时不可用，请稍后重试。",
    unknown: "出了点问题，请重试。",
  },
};

/** What several areas say; both tables have this shape. */
export type Words = typeof zh;

export const sharedWords: WordTable<Words> = {
  zh,
  get en(): Words {
    return english("shared");
  },
};

export function wordsOf(language: Language): Words {
  return sharedWords[language];
}

/** What each language is called in headers and on the page, known before its words are. */
export const locales: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** Chinese unless the reader has chosen otherwise. */
export function languageOf(chosen: string | null): Language {
  return chosen === "en" ? "en" : "zh";
}

export function categoryName(category: string, words: Words): string {
  return words.categories[category] ?? category;
}

/** Ours where the server was not reached or is in trouble, else its own: it knows better. */
export function failureText(failure: Failure, words: Words): string {
  const { code, reason, message, retryAfterMs } = failure;
  if (reason === "offline" || reason === "timeout") return words.failure[reason];
  if (code === 429) {
    const isPlain = reason === "rate_limited" || reason === "unknown" || message === "";
    if (isPlain || retryAfterMs === null) return isPlain ? words.failure.busy : message;
    const wait = words.failure.wait(String(Math.ceil(retryAfterMs / 1000)));
    return words.locale === "en" ? `${message}. ${wait}` : `${message}。${wait}`;
  }
  if (code >= 500) return words.failure.unavailable;
  return message || words.failure.unknown;
}
