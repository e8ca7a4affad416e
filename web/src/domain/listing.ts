import { type Status, statuses } from "./debate.ts";

/** What the list shows; it lives in the address, so that a reload or a shared link keeps it. */
export interface Listing {
  status: Status | null;
  category: string;
  keyword: string;
  sort: "newest" | "startTime";
  page: number;
}

/** The categories the server knows by name; a debate may have another one. */
export const categories = ["游戏", "娱乐", "教育", "美食", "户外"] as const;

export const keywordLimit = 50;

/** A number that two, three, four and six columns all divide. */
export const pageSize = 12;

/** Reads the address; whatever is wrong in it counts as not said. */
export function listingOf(search: string): Listing {
  const query = new URLSearchParams(search);
  const status = query.get("status") ?? "";
  const page = query.get("page") ?? "";
  return {
    status: /^[0-2]$/.test(status) ? statuses[Number(status)] ?? null : null,
    category: (query.get("category") ?? "").trim().slice(0, 20),
    keyword: (query.get("keyword") ?? "").trim().slice(0, keywordLimit),
    sort: query.get("sort") === "startTime" ? "startTime" : "newest",
    page: /^[1-9][0-9]{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a listing: only what differs from the default, always in the same order. */
export function addressOf(listing: Listing): string {
  const query = filters(listing);
  if (listing.sort !== "newest") query.set("sort", listing.sort);
  if (listing.page > 1) query.set("page", String(listing.page));
  const text = query.toString();
  return text === "" ? "/" : `/?${text}`;
}

/** The request that answers a listing. */
export function requestOf(listing: Listing): string {
  const query = filters(listing);
  query.set("sort", listing.sort);
  query.set("page", String(listing.page));
  query.set("size", String(pageSize));
  return `/api/live/list?${query}`;
}

/** Page numbers to offer: the ends, and those around the current one; null is a gap. */
export function pageSteps(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages];
  const shown = [...new Set(wanted)].filter((step) => step >= 1 && step <= pages);
  shown.sort((one, other) => one - other);
  return shown.flatMap((step, index) => {
    const before = shown[index - 1] ?? step;
    if (step - before === 2) return [step - 1, step]; // a gap of one is no shorter than its number
    return step - before > 2 ? [null, step] : [step];
  });
}

function filters(listing: Listing): URLSearchParams {
  const query = new URLSearchParams();
  if (listing.status) query.set("status", String(statuses.indexOf(listing.status)));
  if (listing.category) query.set("category", listing.category);
  if (listing.keyword) query.set("keyword", listing.keyword);
  return query;
}
