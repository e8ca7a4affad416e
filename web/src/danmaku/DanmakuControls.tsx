import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useReducedMotion } from "../lib/motion.ts";
import { useAreaWords } from "../lib/services.ts";
import { type Store, useStore } from "../lib/store.ts";
import { Icon } from "../parts/Icon.tsx";
import "../parts/icons/playing.tsx";
import { danmakuControlWords } from "./controlWords.ts";
import { DanmakuSettingsPanel } from "./DanmakuSettingsPanel.tsx";
import type { DanmakuSettings } from "./settings.ts";
import { viewerSettings } from "./viewerSettings.ts";

/** Danmaku on and off, and their settings, for the player's bar. */
export function DanmakuControls({ settings = viewerSettings }: {
  settings?: Store<DanmakuSettings>;
}) {
  const words = useAreaWords(danmakuControlWords);
  const isOn = useStore(settings, (value) => value.isOn);
  const isStill = useReducedMotion();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [isOpen]);

  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className="danmaku-controls" ref={place} onKeyDown={onKey}>
      <button
        type="button"
        className="player-button"
        aria-pressed={isOn && !isStill}
        aria-label={words.show}
        title={isOn ? words.hide : words.show}
        disabled={isStill}
        onClick={() => settings.set({ ...settings.value, isOn: !isOn })}
      >
        <Icon name="danmaku" />
      </button>
      <button
        type="button"
        className="player-button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        aria-label={words.settings}
        title={words.settings}
        ref={opener}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="settings" />
      </button>
      <div className="danmaku-panel" id={panelId} hidden={!isOpen}>
        <DanmakuSettingsPanel settings={settings} />
      </div>
    </div>
  );
}
