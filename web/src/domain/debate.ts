import { isObject } from "../lib/api.ts";

export type Status = "upcoming" | "live" | "ended";

/** The numbers the server uses, in their order: 0 upcoming, 1 live, 2 ended. */
export const statuses: readonly Status[] = ["upcoming", "live", "ended"];

/** One debate as the list shows it. Times are `YYYY-MM-DD HH:MM:SS` of the installation's zone. */
export interface Debate {
  liveId: string;
  title: string;
  status: Status;
  category: string;
  anchorName: string;
  anchorAvatar: string | null;
  coverImage: string | null;
  viewCount: number;
  likeCount: number;
  commentCount: number;
  /** The actual start once there is one, else the plan, else null. */
  startTime: string | null;
  endTime: string | null;
}

export interface DebateDetail extends Debate {
  description: string;
  tags: string[];
}

export interface Page {
  records: Debate[];
  total: number;
  page: number;
  pages: number;
}

export function readDebate(data: unknown): Debate | null {
  if (!isObject(data)) return null;
  const status = statuses[whole(data.status) ?? -1];
  const { liveId, title } = data;
  if (typeof liveId !== "string" || typeof title !== "string" || !status) return null;
  return {
    liveId,
    title,
    status,
    category: filled(data.category) ?? "",
    anchorName: filled(data.anchorName) ?? "",
    anchorAvatar: filled(data.anchorAvatar),
    coverImage: filled(data.coverImage),
    viewCount: whole(data.viewCount) ?? 0,
    likeCount: whole(data.likeCount) ?? 0,
    commentCount: whole(data.commentCount) ?? 0,
    startTime: filled(data.startTime),
    endTime: filled(data.endTime),
  };
}

export function readDetail(data: unknown): DebateDetail | null {
  const debate = readDebate(data);
  if (!debate || !isObject(data)) return null;
  const tags = Array.isArray(data.tags) ? data.tags.filter((tag) => filled(tag) !== null) : [];
  return { ...debate, description: filled(data.description) ?? "", tags };
}

export function readPage(data: unknown): Page | null {
  if (!isObject(data) || !Array.isArray(data.records)) return null;
  const [total, page, pages] = [whole(data.total), whole(data.page), whole(data.pages)];
  const records = data.records.map(readDebate);
  if (total === null || page === null || pages === null) return null;
  if (!records.every((record): record is Debate => record !== null)) return null;
  return { records, total, page, pages };
}

function filled(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function whole(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}
