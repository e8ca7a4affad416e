import { createRoot } from "react-dom/client";
import { type Account, readAccount } from "./domain/account.ts";
import { type Language, languageOf, wordsOf } from "./domain/words.ts";
import { Api } from "./lib/api.ts";
import { Router } from "./lib/router.ts";
import { ServicesContext } from "./lib/services.ts";
import { storage } from "./lib/storage.ts";
import { Store } from "./lib/store.ts";
import { Shell } from "./parts/Shell.tsx";

const language = new Store<Language>(languageOf(storage.get("language")));
const account = new Store<Account | null>(null);
const router = new Router(window);
const api = new Api({ fetch: fetch.bind(window), language: () => wordsOf(language.value).locale });

/** Stays null when it fails: the reader is then shown as a guest, and nothing else suffers. */
async function greet(): Promise<void> {
  const result = await api.get("/api/user/info", readAccount);
  if (result.ok) account.set(result.value);
}

function speak(): void {
  document.documentElement.lang = wordsOf(language.value).locale;
}

language.subscribe(() => {
  storage.set("language", language.value);
  speak();
});
speak();
void greet(); // first of all requests: its answer sets the identity that later writes need

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no element #app");
createRoot(root).render(
  <ServicesContext.Provider value={{ api, router, language, account }}>
    <Shell />
  </ServicesContext.Provider>,
);
