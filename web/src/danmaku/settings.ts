import { isObject } from "../lib/read.ts";
import type { Keeper } from "../lib/storage.ts";
import { Store } from "../lib/store.ts";

export const areas = ["quarter", "half", "all"] as const;
export const speeds = ["slow", "normal", "fast"] as const;
export const sizes = ["small", "normal", "large"] as const;

/** How one viewer wants danmaku over the picture. */
export interface DanmakuSettings {
  isOn: boolean;
  /** 0.2 … 1. */
  opacity: number;
  /** How much of the picture's height lines may run over, from the top. */
  area: typeof areas[number];
  speed: typeof speeds[number];
  size: typeof sizes[number];
}

export const defaultSettings: DanmakuSettings = {
  isOn: true,
  opacity: 1,
  area: "half",
  speed: "normal",
  size: "normal",
};

export const leastOpacity = 0.2;

const key = "danmaku";

/** The settings as a store that remembers every change. */
export function keptSettings(keeper: Keeper): Store<DanmakuSettings> {
  const settings = new Store(readSettings(keeper.get(key)));
  settings.subscribe(() => keeper.set(key, JSON.stringify(settings.value)));
  return settings;
}

/** Takes what is usable of a kept text, field by field, and the default for the rest. */
export function readSettings(text: string | null): DanmakuSettings {
  const kept = parsed(text);
  const { isOn, opacity } = kept;
  return {
    isOn: typeof isOn === "boolean" ? isOn : defaultSettings.isOn,
    opacity: typeof opacity === "number" && opacity >= leastOpacity && opacity <= 1
      ? opacity
      : defaultSettings.opacity,
    area: areas.find((word) => word === kept.area) ?? defaultSettings.area,
    speed: speeds.find((word) => word === kept.speed) ?? defaultSettings.speed,
    size: sizes.find((word) => word === kept.size) ?? defaultSettings.size,
  };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
