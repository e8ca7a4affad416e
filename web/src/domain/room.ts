import { isObject } from "../lib/read.ts";

/** A durable place for debates, as far as viewers are concerned. */
export interface Room {
  id: string;
  name: string;
  /** The debate the room is for now, null when there is none. */
  currentLiveId: string | null;
}

export function readRoom(data: unknown): Room | null {
  if (!isObject(data) || typeof data.id !== "string" || typeof data.name !== "string") return null;
  const { id, name, currentLiveId } = data;
  return { id, name, currentLiveId: typeof currentLiveId === "string" ? currentLiveId : null };
}
