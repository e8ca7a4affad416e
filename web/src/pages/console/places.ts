import type { Account, SeatRole } from "../../domain/account.ts";
import { match } from "../../lib/router.ts";

/** The pages about one debate, in the order of an evening. */
export const sections = [
  "desk",
  "edit",
  "tickets",
  "staff",
  "records",
  "export",
  "audit",
] as const;
export type Section = typeof sections[number];

/** The pages that are about no debate. */
export type GeneralPlace = "debates" | "new" | "rooms" | "users" | "audit" | "tokens";

export type ConsolePlace =
  | { name: GeneralPlace }
  | { name: "room"; roomId: string }
  | { name: "debate"; liveId: string; section: Section };

export const addresses: Record<GeneralPlace, string> = {
  debates: "/console",
  new: "/console/new",
  rooms: "/console/rooms",
  users: "/console/users",
  audit: "/console/audit",
  tokens: "/console/account-tokens",
};

const generalPlaces = Object.keys(addresses) as GeneralPlace[];

/** What of the console stands at an address, null when nothing does. */
export function consolePlaceAt(path: string): ConsolePlace | null {
  const general = generalPlaces.find((name) => match(addresses[name], path));
  if (general) return { name: general };
  const room = match("/console/rooms/:roomId", path);
  if (room) return { name: "room", roomId: room.roomId ?? "" };
  const debate = match("/console/:liveId", path) ?? match("/console/:liveId/:section", path);
  if (!debate || !isDebateId(debate.liveId)) return null;
  const section = sections.find((name) => name === (debate.section ?? "desk"));
  const isTwice = debate.section === "desk"; // the desk has the shorter address
  return section && !isTwice ? { name: "debate", liveId: debate.liveId, section } : null;
}

function isDebateId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

export function sectionAddress(liveId: string, section: Section): string {
  return section === "desk" ? `/console/${liveId}` : `/console/${liveId}/${section}`;
}

/** The general pages somebody may open, in the order of the navigation. */
export function placesOf(account: Account): GeneralPlace[] {
  const { role } = account;
  if (role === "operator") return ["debates", "new", "rooms", "users", "audit", "tokens"];
  if (role === "organiser") return ["debates", "new", "tokens"];
  return ["debates", "tokens"];
}

/**
 * The pages of one debate for somebody with these seats in it. An operator without a seat may look
 * after the seats alone.
 */
export function sectionsFor(roles: readonly SeatRole[], isOperator: boolean): Section[] {
  const allowed = new Set<Section>(isOperator ? ["staff"] : []);
  for (const role of roles) for (const section of bySeat[role]) allowed.add(section);
  return sections.filter((section) => allowed.has(section));
}

const bySeat: Record<SeatRole, readonly Section[]> = {
  organiser: sections,
  moderator: ["desk", "audit"],
  timekeeper: ["desk"],
  judge: ["desk"],
};
