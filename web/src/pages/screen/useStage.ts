import { type RefObject, useEffect, useState } from "react";
import { type DanmakuSettings, defaultSettings } from "../../danmaku/settings.ts";
import { Store } from "../../lib/store.ts";
import { useFullScreen } from "../../player/fullScreen.ts";

/** What whoever stands at the machine may do: F full screen, D danmaku. */
export interface Stage {
  danmaku: Store<DanmakuSettings>;
  turnFull: () => void;
  turnDanmaku: () => void;
}

/** @param search `danmaku=1` begins with danmaku on. */
export function useStage(element: RefObject<HTMLElement>, search: string): Stage {
  const [danmaku] = useState(() => {
    const isOn = new URLSearchParams(search).get("danmaku") === "1";
    return new Store<DanmakuSettings>({ ...defaultSettings, isOn, area: "half", speed: "slow" });
  });
  const { turnFull } = useFullScreen(element);

  useEffect(() => {
    const turnDanmaku = () => danmaku.set({ ...danmaku.value, isOn: !danmaku.value.isOn });
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.code === "KeyF") turnFull();
      else if (event.code === "KeyD") turnDanmaku();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [danmaku, turnFull]);

  const turnDanmaku = () => danmaku.set({ ...danmaku.value, isOn: !danmaku.value.isOn });
  return { danmaku, turnFull, turnDanmaku };
}
