import { storage } from "../lib/storage.ts";
import { keptSettings } from "./settings.ts";

/** What this viewer has chosen, for every debate they open in this browser. */
export const viewerSettings = keptSettings(storage);
