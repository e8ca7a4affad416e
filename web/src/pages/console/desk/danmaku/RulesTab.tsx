import type { Moderation, WholeDebate } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Switch } from "../../../../parts/Switch.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { NumberForm } from "./NumberForm.tsx";
import { OptionButtons } from "./OptionButtons.tsx";
import { moderationWords } from "./words.ts";

const modes = ["open", "holdNew", "holdAll", "off"] as const;
const waits = [0, 5, 15, 30, 60, 120, 300];

/** How danmaku are kept in order, each rule changed at once; and the gifts, which organisers open. */
export function RulesTab({ debate, moderation, isOrganiser }: {
  debate: WholeDebate;
  moderation: Moderation;
  isOrganiser: boolean;
}) {
  const own = useAreaWords(moderationWords);
  const send = useDebateSend(debate.id);
  const { revision, mode, slowSeconds, ticketsOnly, maxChars, shield } = moderation;
  const submit = useSubmit((key, change: Partial<Moderation>) =>
    send(key, "PATCH", "/moderation", { revision, ...change })
  );
  const seconds = waits.includes(slowSeconds) ? waits : [...waits, slowSeconds];
  return (
    <div className="form">
      {shield && <p className="field-hint">{own.shieldFirst}</p>}
      <fieldset className="form" disabled={shield}>
        <OptionButtons
          label={own.mode}
          value={mode}
          options={modes.map((value) => ({ value, name: own.modes[value] }))}
          onChoose={(mode) => submit.run({ mode })}
        />
        <OptionButtons
          label={own.slow}
          value={slowSeconds}
          options={seconds.map((value) => ({
            value,
            name: value === 0 ? own.slowOff : own.seconds(String(value)),
          }))}
          onChoose={(slowSeconds) => submit.run({ slowSeconds })}
        />
        <Switch
          label={own.ticketsOnly}
          isOn={ticketsOnly}
          isBusy={shield || submit.isPending}
          onChange={(ticketsOnly) => submit.run({ ticketsOnly })}
        />
        <NumberForm
          liveId={debate.id}
          label={own.maxChars}
          value={maxChars}
          field="maxChars"
          send={(key, maxChars) => send(key, "PATCH", "/moderation", { revision, maxChars })}
        />
      </fieldset>
      <ActResult of={submit} />
      {isOrganiser && <GiftBudget debate={debate} />}
    </div>
  );
}

function GiftBudget({ debate }: { debate: WholeDebate }) {
  const own = useAreaWords(moderationWords);
  const send = useDebateSend(debate.id);
  const { revision, settings } = debate;
  return (
    <NumberForm
      liveId={debate.id}
      label={own.giftBudget}
      hint={own.giftBudgetHint}
      value={settings.giftBudget}
      field="settings.giftBudget"
      send={(key, giftBudget) => send(key, "PATCH", "", { revision, settings: { giftBudget } })}
    />
  );
}
