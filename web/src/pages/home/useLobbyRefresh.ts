import { useEffect, useRef } from "react";
import { shapeOf } from "../../domain/lobby.ts";
import type { LobbyRecord } from "../../domain/values.ts";

/** All viewers hear of a change in the same moment; asking at once they would all come together. */
const spreadMs = 2500;

/** Asks for the list anew, after a moment, when the lobby tells of a debate that came, went or changed. */
export function useLobbyRefresh(lobby: readonly LobbyRecord[] | null, refresh: () => void): void {
  const shape = shapeOf(lobby);
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (shape === null || shape === seen.current) return;
    const isFirst = seen.current === null; // the list was asked for just now
    seen.current = shape;
    if (isFirst) return;
    const timer = setTimeout(refresh, 300 + Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [shape, refresh]);
}
