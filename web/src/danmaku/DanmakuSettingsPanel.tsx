import { useId } from "react";
import { useReducedMotion } from "../lib/motion.ts";
import { useAreaWords } from "../lib/services.ts";
import { type Store, useStore } from "../lib/store.ts";
import { danmakuControlWords } from "./controlWords.ts";
import { areas, type DanmakuSettings, leastOpacity, sizes, speeds } from "./settings.ts";

/** All that a viewer can choose about danmaku over the picture; every choice acts at once. */
export function DanmakuSettingsPanel({ settings }: { settings: Store<DanmakuSettings> }) {
  const words = useAreaWords(danmakuControlWords);
  const value = useStore(settings, (kept) => kept);
  const isStill = useReducedMotion();
  const change = (part: Partial<DanmakuSettings>) => settings.set({ ...settings.value, ...part });
  const percent = Math.round(value.opacity * 100);
  if (isStill) return <p className="danmaku-still">{words.reduced}</p>;
  return (
    <div className="danmaku-settings">
      <Options
        name={words.area}
        of={areas}
        words={words.areas}
        value={value.area}
        onChange={(area) => change({ area })}
      />
      <Options
        name={words.size}
        of={sizes}
        words={words.sizes}
        value={value.size}
        onChange={(size) => change({ size })}
      />
      <Options
        name={words.speed}
        of={speeds}
        words={words.speeds}
        value={value.speed}
        onChange={(speed) => change({ speed })}
      />
      <label className="danmaku-opacity">
        <span className="danmaku-setting">{words.opacity}</span>
        <input
          type="range"
          min={leastOpacity * 100}
          max={100}
          step={10}
          value={percent}
          aria-valuetext={`${percent}%`}
          onChange={(event) => change({ opacity: Number(event.target.value) / 100 })}
        />
        <span className="number" aria-hidden="true">{percent}%</span>
      </label>
    </div>
  );
}

/** One of few, as radio buttons that look like one row of buttons. */
function Options<T extends string>({ name, of, words, value, onChange }: {
  name: string;
  of: readonly T[];
  words: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}) {
  const group = useId();
  return (
    <fieldset className="danmaku-choice">
      <legend className="danmaku-setting">{name}</legend>
      {of.map((word) => (
        <label key={word}>
          <input
            type="radio"
            name={group}
            checked={word === value}
            onChange={() => onChange(word)}
          />
          <span>{words[word]}</span>
        </label>
      ))}
    </fieldset>
  );
}
