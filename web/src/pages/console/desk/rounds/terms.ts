import { isObject, type Reader } from "../../../../lib/read.ts";
import type { RevealMode, Round, RoundKind } from "../../../../domain/values.ts";

/** The terms of a round as they stand in a form. */
export interface TermsDraft {
  reveal: RevealMode;
  delaySeconds: string;
  final: boolean;
  undecided: boolean;
  /** As `<input type="datetime-local">` writes it; "" = by hand. */
  opensAt: string;
  closesAt: string;
}

/** What the server takes where nothing is said. */
export function usualTerms(kind: RoundKind): TermsDraft {
  return {
    reveal: kind === "live" ? "live" : "hidden",
    delaySeconds: "60",
    final: false,
    undecided: kind !== "live",
    opensAt: "",
    closesAt: "",
  };
}

export function termsOf(round: Round): TermsDraft {
  return {
    reveal: round.reveal,
    delaySeconds: String(round.delaySeconds),
    final: round.final,
    undecided: round.undecided,
    opensAt: inputTime(round.opensAtMs),
    closesAt: inputTime(round.closesAtMs),
  };
}

/** The draft as a request; the seconds as typed, so that the server says what is wrong with them. */
export function termsBody(kind: RoundKind, draft: TermsDraft): Record<string, unknown> {
  const seconds = Number(draft.delaySeconds);
  return {
    reveal: draft.reveal,
    ...(draft.reveal === "delayed" ? { delaySeconds: draft.delaySeconds && seconds } : {}),
    final: draft.final,
    undecided: kind !== "live" && draft.undecided,
    opensAtMs: msOfInput(draft.opensAt),
    closesAtMs: msOfInput(draft.closesAt),
  };
}

/** An instant as a datetime field of the reader's zone shows it, to the second. */
export function inputTime(ms: number | null): string {
  if (ms === null) return "";
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The instant a datetime field says; null when it is empty. */
export function msOfInput(text: string): number | null {
  const ms = text === "" ? NaN : new Date(text).getTime();
  return Number.isNaN(ms) ? null : ms;
}

/** Finds one round among those of its debate. */
export function roundAmong(id: string | null): Reader<Round> {
  return (data) => {
    const found = Array.isArray(data) && data.find((one) => isObject(one) && one.id === id);
    return found ? found as Round : null;
  };
}
