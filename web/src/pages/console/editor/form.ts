import type { VoterClass } from "../../../domain/mine.ts";
import type { RoundKind, Side, VoteRules } from "../../../domain/values.ts";
import { fieldOfWallTime, wallTimeOf } from "../../../domain/wallTime.ts";
import type { ToldDebate } from "../../../domain/wholeDebate.ts";

interface SideForm {
  label: string;
  claim: string;
  team: string;
  /** A name for each seat, "" where nobody sits. */
  speakers: readonly string[];
}

type SideFields<S extends Side> = { [K in keyof SideForm as `sides.${S}.${K}`]: SideForm[K] };

/** What is typed of a debate, by the names the API has for its fields. */
export interface DebateForm extends SideFields<"affirmative">, SideFields<"negative"> {
  title: string;
  motion: string;
  category: string;
  description: string;
  tags: string;
  coverImage: string;
  startTime: string;
  autoStart: boolean;
  rehearsal: boolean;
  roomId: string;
  "host.name": string;
  "host.avatar": string;
  "rules.winnerRule": VoteRules["winnerRule"];
  "rules.minPaired": string;
  "rules.tieRule": VoteRules["tieRule"];
  "rules.verdictBy": VoteRules["verdictBy"];
  "rules.countingClasses": readonly VoterClass[];
  /** `auto`: where no round before or after is planned. */
  "settings.autoOpenLive": "auto" | "on" | "off";
  "settings.giftBudget": string;
  "settings.revealOrder": readonly RoundKind[];
}

export type FieldName = keyof DebateForm;

/** Seats of a side, as many as a debate may have. */
export const seatCount = 8;

const noSide: SideForm = { label: "", claim: "", team: "", speakers: Array(seatCount).fill("") };

/** A new debate, with what the server takes for what is not said. */
export const blankForm: DebateForm = {
  title: "",
  motion: "",
  category: "",
  description: "",
  tags: "",
  coverImage: "",
  startTime: "",
  autoStart: false,
  rehearsal: false,
  roomId: "",
  "host.name": "",
  "host.avatar": "",
  ...sideFields("affirmative", { ...noSide, label: "正方" }),
  ...sideFields("negative", { ...noSide, label: "反方" }),
  "rules.winnerRule": "most_points",
  "rules.minPaired": "20",
  "rules.tieRule": "draw",
  "rules.verdictBy": "audience",
  "rules.countingClasses": ["ticket", "account", "device"],
  "settings.autoOpenLive": "auto",
  "settings.giftBudget": "100",
  "settings.revealOrder": ["pre", "live", "post"],
};

export const fieldNames = Object.keys(blankForm) as FieldName[];

export function formOf(debate: ToldDebate): DebateForm {
  const { rules, settings, host } = debate;
  const side = (name: Side) => {
    const { speakers, ...rest } = debate.sides[name];
    const nameAt = (number: number) =>
      speakers.find(({ seat }) => seat.slice(1) === String(number))?.name ?? "";
    return { ...rest, speakers: Array.from({ length: seatCount }, (_, at) => nameAt(at + 1)) };
  };
  const { autoOpenLive } = settings;
  return {
    title: debate.title,
    motion: debate.motion,
    category: debate.category,
    description: debate.description,
    tags: debate.tags.join(" "),
    coverImage: debate.coverImage ?? "",
    startTime: debate.plannedStartMs === null ? "" : fieldOfWallTime(debate.startTime),
    autoStart: debate.autoStart,
    rehearsal: debate.rehearsal,
    roomId: debate.roomId ?? "",
    "host.name": host?.name ?? "",
    "host.avatar": host?.avatar ?? "",
    ...sideFields("affirmative", side("affirmative")),
    ...sideFields("negative", side("negative")),
    "rules.winnerRule": rules.winnerRule,
    "rules.minPaired": String(rules.minPaired),
    "rules.tieRule": rules.tieRule,
    "rules.verdictBy": rules.verdictBy,
    "rules.countingClasses": rules.countingClasses,
    "settings.autoOpenLive": autoOpenLive === null ? "auto" : autoOpenLive ? "on" : "off",
    "settings.giftBudget": String(settings.giftBudget),
    "settings.revealOrder": settings.revealOrder,
  };
}

function sideFields<S extends Side>(side: S, form: SideForm): SideFields<S> {
  const entries = (["label", "claim", "team", "speakers"] as const)
    .map((name) => [`sides.${side}.${name}`, form[name]]);
  return Object.fromEntries(entries);
}

/** The body that says these fields and no others. */
export function bodyOf(form: DebateForm, names: readonly FieldName[]): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const name of names) {
    if (name.startsWith("host.")) body.host = hostOf(form); // the API takes a host as a whole
    else put(body, name.split("."), valueOf(form, name));
  }
  return body;
}

function put(body: Record<string, unknown>, [first = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  body[first] ??= {};
  put(body[first] as Record<string, unknown>, rest, value);
}

function hostOf(form: DebateForm) {
  const name = form["host.name"].trim();
  return name === "" ? null : { name, avatar: form["host.avatar"] || null };
}

/** Words that must stand there: left empty, the server says so at the field. */
const needed: readonly FieldName[] = [
  "title",
  "category",
  "sides.affirmative.label",
  "sides.negative.label",
];

function valueOf(form: DebateForm, name: FieldName): unknown {
  const value = form[name];
  switch (name) {
    case "tags":
      return tagsOf(form.tags);
    case "startTime":
      return wallTimeOf(form.startTime);
    case "sides.affirmative.speakers":
      return speakersOf("A", form[name]);
    case "sides.negative.speakers":
      return speakersOf("N", form[name]);
    case "rules.minPaired":
    case "settings.giftBudget":
      return /^\d+$/.test(form[name].trim()) ? Number(form[name]) : form[name];
    case "settings.autoOpenLive":
      return form[name] === "auto" ? null : form[name] === "on";
    default:
      return value === "" && !needed.includes(name) ? null : value;
  }
}

/** Tags as people separate them: by spaces, commas of both kinds, 、 or #. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；#]+/).filter((tag) => tag !== ""))];
}

function speakersOf(letter: "A" | "N", names: readonly string[]) {
  return names.flatMap((typed, at) => {
    const name = typed.trim();
    return name === "" ? [] : [{ seat: `${letter}${at + 1}`, name }];
  });
}
