import { filled, isObject, type Paged, pageOf, whole } from "../lib/read.ts";

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
  /** How many watch now, over the last ten seconds. */
  viewers: number;
  /** The actual start once there is one, else the plan, else null. */
  startTime: string | null;
  endTime: string | null;
}

export interface DebateDetail extends Debate {
  description: string;
  tags: string[];
}

export type Page = Paged<Debate>;

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
    viewers: whole(data.viewers) ?? 0,
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

export const readPage = pageOf(readDebate);
