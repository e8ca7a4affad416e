import { createRoot } from "react-dom/client";
import { type Language, languageOf, locales } from "./domain/words.ts";
import { keyOf } from "./hall/key.ts";
import { Api } from "./lib/api.ts";
import { forgetAnswers } from "./lib/load.ts";
import { Router } from "./lib/router.ts";
import { ServicesContext } from "./lib/services.ts";
import { Session } from "./lib/session.ts";
import { storage } from "./lib/storage.ts";
import { Store } from "./lib/store.ts";
import { LiveClient } from "./live/LiveClient.ts";
import { browserSurroundings, watchPage } from "./live/surroundings.ts";
import { Shell } from "./parts/Shell.tsx";
import { loadEnglish } from "./words/english.ts";

export * from "./everywhere.ts";

const said = new URLSearchParams(location.search).get("lang"); // a screen has no switch
const language = new Store<Language>(languageOf(said ?? storage.get("language")));
const router = new Router(window);
const session = new Session();
const api = new Api({
  fetch: fetch.bind(window),
  language: () => locales[language.value],
  onLoginLost: session.lost,
  bearer: () => keyOf(location),
});
const live = new LiveClient(browserSurroundings(api));
watchPage(live);

function speak(): void {
  document.documentElement.lang = locales[language.value];
}

session.era.subscribe(forgetAnswers);
session.returns.subscribe(() => live.tryRefused());
language.subscribe(() => {
  storage.set("language", language.value);
  speak();
});
speak();
// First of all requests: its answer sets the identity that later writes need. A screen has none.
if (keyOf(location) === null) void session.greet(api);

/** For this once: the choice is kept. */
function stayChinese(): void {
  language.set("zh");
  storage.set("language", "en");
}

function show(): void {
  const root = document.getElementById("app");
  if (!root) throw new Error("index.html has no element #app");
  createRoot(root).render(
    <ServicesContext.Provider value={{ api, router, language, session, live }}>
      <Shell />
    </ServicesContext.Provider>,
  );
}

if (language.value === "en") void loadEnglish().catch(stayChinese).then(show);
else show();
