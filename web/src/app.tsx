import { createRoot } from "react-dom/client";
import { type Language, languageOf, wordsOf } from "./domain/words.ts";
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

const language = new Store<Language>(languageOf(storage.get("language")));
const router = new Router(window);
const session = new Session();
const api = new Api({
  fetch: fetch.bind(window),
  language: () => wordsOf(language.value).locale,
  onLoginLost: session.lost,
});
const live = new LiveClient(browserSurroundings(api));
watchPage(live);

function speak(): void {
  document.documentElement.lang = wordsOf(language.value).locale;
}

session.era.subscribe(forgetAnswers);
language.subscribe(() => {
  storage.set("language", language.value);
  speak();
});
speak();
void session.greet(api); // first of all requests: its answer sets the identity that later writes need

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no element #app");
createRoot(root).render(
  <ServicesContext.Provider value={{ api, router, language, session, live }}>
    <Shell />
  </ServicesContext.Provider>,
);
