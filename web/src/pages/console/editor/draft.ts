import { isObject } from "../../../lib/read.ts";
import { blankForm, type DebateForm, fieldNames } from "./form.ts";

/** What was typed and not saved, and upon what; revision 0 is a debate that is not made yet. */
export interface Draft {
  revision: number;
  base: DebateForm;
  form: DebateForm;
}

/** The part of `sessionStorage` drafts need. */
export type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps what is typed beyond a reload, as long as the tab lives; "new" is the debate to be made. */
export class Drafts {
  readonly #drawer: () => Drawer;

  constructor(drawer: () => Drawer = () => sessionStorage) {
    this.#drawer = drawer;
  }

  get(name: string): Draft | null {
    try {
      return readDraft(JSON.parse(this.#drawer().getItem(keyOf(name)) ?? "null"));
    } catch {
      return null;
    }
  }

  /** null forgets it. A browser that forbids storage simply keeps nothing. */
  set(name: string, draft: Draft | null): void {
    try {
      if (draft === null) this.#drawer().removeItem(keyOf(name));
      else this.#drawer().setItem(keyOf(name), JSON.stringify(draft));
    } catch {
      // the draft lasts as long as the page
    }
  }
}

function keyOf(name: string): string {
  return `draft ${name}`;
}

/** A draft of an older version of the app, whose fields were others, is none. */
function readDraft(data: unknown): Draft | null {
  if (!isObject(data) || typeof data.revision !== "number") return null;
  const { revision, base, form } = data;
  return isForm(base) && isForm(form) ? { revision, base, form } : null;
}

function isForm(data: unknown): data is DebateForm {
  return isObject(data) &&
    fieldNames.every((name) =>
      typeof data[name] === typeof blankForm[name] &&
      Array.isArray(data[name]) === Array.isArray(blankForm[name])
    );
}
