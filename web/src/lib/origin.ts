import { readConfig } from "../domain/config.ts";
import { useLoad } from "./load.ts";

/** Where people outside find this installation: as it is configured, else as this page was found. */
export function usePublicOrigin(): string {
  const { value } = useLoad("/api/config", readConfig);
  return value?.publicUrl?.replace(/\/+$/, "") ?? location.origin;
}
