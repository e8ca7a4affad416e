import { useAreaWords } from "../../../lib/services.ts";
import { useStore } from "../../../lib/store.ts";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Switch } from "../../../parts/Switch.tsx";
import { shortcutsAreOn } from "./shortcuts.ts";
import { deskWords } from "./words.ts";

type Act = keyof typeof deskWords.zh.keys;

const ofAll: [string, Act][] = [
  ["?", "help"],
  ["H", "held"],
  ["D", "stream"],
  ["G", "shield"],
  ["J K ↓ ↑", "move"],
  ["A", "approve"],
  ["X", "reject"],
  ["M", "mute"],
  ["B", "ban"],
  ["R", "removeAll"],
];
const ofOrganisers: [string, Act][] = [["E", "life"], ["O", "round"], ["T", "truth"]];

/** What keys do on the desk, and whether they do it. */
export function ShortcutHelp({ isOrganiser, onClose }: {
  isOrganiser: boolean;
  onClose: () => void;
}) {
  const own = useAreaWords(deskWords);
  const isOn = useStore(shortcutsAreOn, (value) => value);
  const keys = isOrganiser ? [...ofOrganisers, ...ofAll] : ofAll;
  return (
    <Dialog title={own.help} onClose={onClose}>
      <Switch label={own.shortcutsOn} isOn={isOn} onChange={(on) => shortcutsAreOn.set(on)} />
      <dl className="desk-keys">
        {keys.map(([names, act]) => (
          <div key={act}>
            <dt>{names.split(" ").map((name) => <kbd key={name}>{name}</kbd>)}</dt>
            <dd>{own.keys[act]}</dd>
          </div>
        ))}
      </dl>
      <p className="field-hint">{own.helpHint}</p>
    </Dialog>
  );
}
