import type { Language } from "./words.ts";

const numberLocales: Record<Language, string> = { zh: "zh-CN", en: "en" };
const dateLocales: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A count for a narrow place: 12 345 is 1.2万 in Chinese, 12.3K in English. */
export function shortCount(count: number, language: Language): string {
  const digits = { notation: "compact", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(numberLocales[language], digits).format(count);
}

/** A count to the last digit: 12,345. */
export function fullCount(count: number, language: Language): string {
  return new Intl.NumberFormat(numberLocales[language]).format(count);
}

interface WallTime {
  date: Date;
  year: number;
}

/** The server's `YYYY-MM-DD HH:MM:SS`, kept as the wall time it is and never shifted by a zone. */
function wallTime(text: string): WallTime | null {
  const found = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (!found) return null;
  const date = new Date(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(date.getTime()) ? null : { date, year: Number(found[1]) };
}

/** Date and time for people; the year only when it is not this one; what is no time stays as it is. */
export function dateTime(text: string, language: Language, thisYear: number): string {
  const time = wallTime(text);
  if (!time) return text;
  const year = time.year === thisYear ? undefined : "numeric";
  const say = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLocales[language], { timeZone: "UTC", ...parts }).format(time.date);
  const weekday = say({ weekday: "short" });
  const day = say({ year, month: language === "zh" ? "long" : "short", day: "numeric" });
  const clock = text.slice(11, 16);
  return language === "zh" ? `${day} ${weekday} ${clock}` : `${weekday} ${day}, ${clock}`;
}

/** Whole minutes between two of the server's times, null when they tell none. */
export function minutesBetween(start: string | null, end: string | null): number | null {
  const [from, to] = [wallTime(start ?? ""), wallTime(end ?? "")];
  if (!from || !to || to.date < from.date) return null;
  return Math.round((to.date.getTime() - from.date.getTime()) / 60_000);
}
