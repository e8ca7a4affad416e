import { useId } from "react";
import { type Side, sides } from "../../domain/values.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** For whom one speaks, likes and gives: a side, or neither. It has nothing to do with the ballot. */
export function SideChoice({ label }: { label: string }) {
  const own = useAreaWords(roomWords);
  const { voice, labels } = useRoom();
  const chosen = useStore(voice, (value) => value);
  const group = useId();
  const options: { value: Side | null; name: string }[] = [
    { value: null, name: own.asNobody },
    ...sides.map((value) => ({ value, name: labels[value] })),
  ];
  return (
    <fieldset className="side-choice">
      <legend className="unseen">{label}</legend>
      {options.map(({ value, name }) => (
        <label key={value ?? ""} data-side={value ?? undefined}>
          <input
            type="radio"
            name={group}
            checked={value === chosen}
            onChange={() => voice.set(value)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
