import { dateLocales, numberLocales } from "./formats.ts";
import type { Language } from "./words.ts";

/** Formats that a room is shown without: they load with whoever uses them. */

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

/** Time of day with seconds, for logs and receipts: 20:05:09. */
export function clockTime(ms: number, language: Language, zone?: string): string {
  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const options = { ...parts, hourCycle: "h23", timeZone: zone } as const;
  return new Intl.DateTimeFormat(dateLocales[language], options).format(ms);
}

/** A share of 1 as people read it: 0.524 is 52.4%. */
export function percent(share: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(numberLocales[language], {
    style: "percent",
    maximumFractionDigits: digits,
  }).format(share);
}

/** A change in percentage points: +9.0, −4.2, 0.0. */
export function signedPoints(points: number, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const text = new Intl.NumberFormat(numberLocales[language], {
    ...digits,
    signDisplay: "exceptZero",
  })
    .format(points);
  return text.replace("-", "−"); // as wide as a plus
}
