import type { Language } from "./words.ts";

const zh = {
  /** Why a field was refused, by the reasons of docs/api. */
  reason: {
    required: "请填写这一项。",
    unknown: "这里不能填这一项。",
    wrong_type: "格式不对。",
    too_short: "请填写这一项。",
    too_long: "太长了。",
    too_many: "太多了。",
    out_of_range: "超出了允许的范围。",
    not_allowed: "不能用这个值。",
    bad_format: "格式不对。",
    bad_characters: "含有不能使用的字符。",
  },
};

const en: typeof zh = {
  reason: {
    required: "This is needed.",
    unknown: "This cannot stand here.",
    wrong_type: "This has the wrong form.",
    too_short: "This is needed.",
    too_long: "This is too long.",
    too_many: "These are too many.",
    out_of_range: "This is outside of what is allowed.",
    not_allowed: "This value cannot be used.",
    bad_format: "This has the wrong form.",
    bad_characters: "There is a character in it that cannot be used.",
  },
};

export const fieldWords = { zh, en };

/** Why a field was refused, null when it was not. */
export function fieldText(reason: string | null, language: Language): string | null {
  if (reason === null) return null;
  const words = fieldWords[language];
  const known: Record<string, string> = words.reason;
  return known[reason] ?? words.reason.not_allowed;
}
