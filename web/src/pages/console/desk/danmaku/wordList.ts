import { isObject, listOf, oneOf, whole } from "../../../../lib/read.ts";

/** What becomes of a line with the word in it; `pass`: nothing, the word is switched off. */
export const outcomes = ["block", "hold", "pass"] as const;
export type Outcome = typeof outcomes[number];

/** A debate's word list; at revision 0 it is the installation's. */
export interface WordList {
  revision: number;
  words: { word: string; outcome: Outcome }[];
  /** A hit within one of these does no harm. */
  allow: string[];
}

/** The list as it is typed: one word a line. */
export type WordTexts = Record<Outcome | "allow", string>;

function readRow(data: unknown): WordList["words"][number] | null {
  if (!isObject(data) || typeof data.word !== "string") return null;
  const outcome = oneOf(outcomes, data.outcome);
  return outcome && { word: data.word, outcome };
}

export function readWordList(data: unknown): WordList | null {
  if (!isObject(data)) return null;
  const [revision, words] = [whole(data.revision), listOf(readRow)(data.words)];
  const allow = listOf((word) => typeof word === "string" ? word : null)(data.allow);
  return revision === null || words === null || allow === null ? null : { revision, words, allow };
}

export function textsOf({ words, allow }: WordList): WordTexts {
  const of = (outcome: Outcome) =>
    words.filter((row) => row.outcome === outcome).map(({ word }) => word).join("\n");
  return { block: of("block"), hold: of("hold"), pass: of("pass"), allow: allow.join("\n") };
}

/** What was typed as a list; a word that stands in several parts counts in the strictest. */
export function listOfTexts(texts: WordTexts): Pick<WordList, "words" | "allow"> {
  const seen = new Set<string>();
  const words = outcomes.flatMap((outcome) =>
    linesOf(texts[outcome]).flatMap((word) => {
      if (seen.has(word)) return [];
      seen.add(word);
      return [{ word, outcome }];
    })
  );
  return { words, allow: [...new Set(linesOf(texts.allow))] };
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}
