import type { Language } from "./words.ts";

/** Numbers and instants as a room says them at once; what is said later stands in `moreFormats.ts`. */

export const numberLocales: Record<Language, string> = { zh: "zh-CN", en: "en" };
export const dateLocales: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A count for a narrow place: 12 345 is 1.2万 in Chinese, 12.3K in English. */
export function shortCount(count: number, language: Language): string {
  const digits = { notation: "compact", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(numberLocales[language], digits).format(count);
}

/** A count to the last digit: 12,345. */
export function fullCount(count: number, language: Language): string {
  return new Intl.NumberFormat(numberLocales[language]).format(count);
}

/** An instant of the API's `…Ms` in the reader's own zone: 11月23日 20:05; `zone` is for tests. */
export function instant(
  ms: number,
  language: Language,
  nowMs: number,
  zone?: string,
): string {
  const locale = dateLocales[language];
  const year = (at: number) =>
    new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone }).format(at);
  return new Intl.DateTimeFormat(locale, {
    year: year(ms) === year(nowMs) ? undefined : "numeric",
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(ms);
}
