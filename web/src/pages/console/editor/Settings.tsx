import type { ToldDebate } from "../../../domain/wholeDebate.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Select, TextField } from "../../../parts/Field.tsx";
import { Link } from "../../../parts/Link.tsx";
import { revealOrders } from "../desk/rounds/rules.ts";
import type { Editing } from "./useEditing.ts";
import { editorWords } from "./words.ts";

const autoOpens = ["auto", "on", "off"] as const;

/** How voting and gifts run. */
export function Settings({ debate, editing: { form, set, tie } }: {
  debate: ToldDebate | null;
  editing: Editing;
}) {
  const own = useAreaWords(editorWords);
  return (
    <>
      <div className="form-pair">
        <Select
          {...tie("settings.autoOpenLive")}
          value={form["settings.autoOpenLive"]}
          options={autoOpens.map((value) => ({ value, name: own.autoOpen[value] }))}
          onChange={(value) => set("settings.autoOpenLive", value)}
        />
        <Select
          {...tie("settings.revealOrder")}
          value={form["settings.revealOrder"].join()}
          options={revealOrders.map((order) => ({
            value: order.join(),
            name: order.map((kind) => own.kind[kind]).join(" → "),
          }))}
          onChange={(value) =>
            set(
              "settings.revealOrder",
              revealOrders.find((order) => order.join() === value) ?? form["settings.revealOrder"],
            )}
        />
        <TextField
          {...tie("settings.giftBudget", own.hint.giftBudget)}
          type="number"
          min={0}
          max={10000}
          value={form["settings.giftBudget"]}
          onChange={(text) => set("settings.giftBudget", text)}
        />
      </div>
      {debate && (
        <p className="soft">
          {own.hint.danmaku}{" "}
          <Link className="text-link" to={`/console/${debate.id}`}>{own.hint.toDesk}</Link>
        </p>
      )}
    </>
  );
}
