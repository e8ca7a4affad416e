import { useEffect } from "react";
import { type Loaded, useLoad } from "../../../lib/load.ts";
import type { Reader } from "../../../lib/read.ts";

/** What no channel tells: asked for again and again while the page is looked at. */
export function usePolled<T>(path: string, read: Reader<T>, everyMs: number): Loaded<T> {
  const loaded = useLoad(path, read, true);
  const { refresh } = loaded;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [refresh, everyMs]);
  return loaded;
}
