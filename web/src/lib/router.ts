import { Store } from "./store.ts";

/** Where the reader is, and how they came here: `load` and `back` leave scrolling to the browser. */
export interface Place {
  path: string;
  search: string;
  cause: "load" | "back" | "push" | "replace";
}

/** The part of `window` the router needs. */
export interface View {
  location: { pathname: string; search: string };
  history: Pick<History, "pushState" | "replaceState">;
  addEventListener(type: "popstate", listener: () => void): void;
}

/** Keeps the place in step with the address bar, over the History API. */
export class Router {
  readonly place: Store<Place>;
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
    this.place = new Store(this.#read("load"));
    view.addEventListener("popstate", () => this.place.set(this.#read("back")));
  }

  go(to: string, cause: "push" | "replace" = "push"): void {
    const history = this.#view.history;
    if (cause === "push") history.pushState(null, "", to);
    else history.replaceState(null, "", to);
    this.place.set(this.#read(cause));
  }

  #read(cause: Place["cause"]): Place {
    return { path: this.#view.location.pathname, search: this.#view.location.search, cause };
  }
}

/**
 * Values of the `:names` in the pattern, or null when the path is another page's.
 * A pattern that ends in `/*` takes whatever follows, or nothing: an area with addresses of its own.
 */
export function match(pattern: string, path: string): Record<string, string> | null {
  const hasRest = pattern.endsWith("/*");
  const wanted = (hasRest ? pattern.slice(0, -2) : pattern).split("/");
  const found = path.replace(/([^/])\/$/, "$1").split("/");
  if (hasRest ? found.length < wanted.length : found.length !== wanted.length) return null;
  const values: Record<string, string> = {};
  for (const [index, word] of wanted.entries()) {
    const piece = decoded(found[index] ?? "");
    if (piece === null) return null;
    if (!word.startsWith(":")) {
      if (word !== piece) return null;
    } else if (piece === "") return null;
    else values[word.slice(1)] = piece;
  }
  return values;
}

function decoded(piece: string): string | null {
  try {
    return decodeURIComponent(piece);
  } catch {
    return null; // a lone % in an address somebody typed
  }
}
