import { isObject } from "../lib/read.ts";

/** What an installation says of itself, as far as the app asks. */
export interface Config {
  /** Whether people may make accounts for themselves. */
  isOpen: boolean;
}

export function readConfig(data: unknown): Config | null {
  return isObject(data) ? { isOpen: data.registration === true } : null;
}
