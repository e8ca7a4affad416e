import { filled, isObject, whole } from "../lib/read.ts";

/** A login that is still good, here or elsewhere. */
export interface Login {
  id: string;
  createdAtMs: number;
  seenAtMs: number;
  address: string;
  /** What the browser says of itself. */
  agent: string;
  /** Whether it is the one this page has. */
  isCurrent: boolean;
}

export function readLogin(data: unknown): Login | null {
  if (!isObject(data)) return null;
  const [id, createdAtMs, seenAtMs] = [
    filled(data.id),
    whole(data.createdAtMs),
    whole(data.seenAtMs),
  ];
  if (id === null || createdAtMs === null || seenAtMs === null) return null;
  return {
    id,
    createdAtMs,
    seenAtMs,
    address: filled(data.address) ?? "",
    agent: filled(data.agent) ?? "",
    isCurrent: data.current === true,
  };
}

/** Browsers by a word of their agent; the order matters, for most call themselves Safari as well. */
const browsers = [
  ["MicroMessenger", "WeChat"],
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
  ["curl/", "curl"],
] as const;

const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
] as const;

/** An agent in two words, such as Chrome · Android; "" when it says neither. */
export function deviceName(agent: string): string {
  const named = (names: readonly (readonly [string, string])[]) =>
    names.find(([word]) => agent.includes(word))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(" · ");
}
