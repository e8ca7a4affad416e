import { createContext, useContext } from "react";
import type { Account } from "../domain/account.ts";
import { type Language, type Words, wordsOf, type WordTable } from "../domain/words.ts";
import type { LiveClient } from "../live/LiveClient.ts";
import type { Api } from "./api.ts";
import type { Router } from "./router.ts";
import type { Session } from "./session.ts";
import { type Store, useStore } from "./store.ts";

/** What the whole app shares, built once in `app.tsx`. */
export interface Services {
  api: Api;
  router: Router;
  language: Store<Language>;
  session: Session;
  /** What happens in debates, as it happens; pages read it by `live/hooks.ts`. */
  live: LiveClient;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("a component was rendered outside of ServicesContext");
  return services;
}

export function useLanguage(): Language {
  return useStore(useServices().language, (language) => language);
}

/** The words of one area, as its `words.ts` holds them. */
export function useAreaWords<T>(table: WordTable<T>): T {
  return table[useLanguage()];
}

/** What several areas say. */
export function useWords(): Words {
  return wordsOf(useLanguage());
}

/** Who we are; null until the server has said it. */
export function useAccount(): Account | null {
  return useStore(useServices().session.account, (account) => account);
}
