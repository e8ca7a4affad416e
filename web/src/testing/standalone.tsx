import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { Api } from "../lib/api.ts";
import { Router } from "../lib/router.ts";
import { ServicesContext } from "../lib/services.ts";
import { Session } from "../lib/session.ts";
import { Store } from "../lib/store.ts";
import { LiveClient } from "../live/LiveClient.ts";
import { browserSurroundings } from "../live/surroundings.ts";

/** Shows a part of the app by itself, in Chinese, with services that nobody has asked yet. */
export function showAlone(part: ReactNode): void {
  const language = new Store<"zh" | "en">("zh");
  const api = new Api({ fetch: fetch.bind(window), language: () => "zh-CN" });
  const live = new LiveClient(browserSurroundings(api));
  const [router, session] = [new Router(window), new Session()];
  const place = document.getElementById("app");
  if (!place) throw new Error("the page has no element #app");
  createRoot(place).render(
    <ServicesContext.Provider value={{ api, router, language, session, live }}>
      {part}
    </ServicesContext.Provider>,
  );
}
