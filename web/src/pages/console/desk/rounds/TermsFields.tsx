import { revealModes } from "../../../../domain/revealModes.ts";
import type { RoundKind } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { Select, TextField } from "../../../../parts/Field.tsx";
import { Switch } from "../../../../parts/Switch.tsx";
import type { TermsDraft } from "./terms.ts";
import { roundWords } from "./words.ts";

/** The names the server gives these fields. */
export const termsFields = ["reveal", "delaySeconds", "undecided", "opensAtMs", "closesAtMs"];

/** The terms of a round that nobody has opened yet. */
export function TermsFields({ kind, draft, onChange, fieldReason }: {
  kind: RoundKind;
  draft: TermsDraft;
  onChange: (draft: TermsDraft) => void;
  fieldReason: (field: string) => string | null;
}) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const change = (values: Partial<TermsDraft>) => onChange({ ...draft, ...values });
  return (
    <>
      <Select
        label={own.term.reveal}
        hint={votes.revealHint[draft.reveal]}
        value={draft.reveal}
        options={revealModes.map((value) => ({ value, name: votes.reveal[value] }))}
        reason={fieldReason("reveal")}
        onChange={(reveal) => change({ reveal })}
      />
      {draft.reveal === "delayed" && (
        <TextField
          label={own.term.delaySeconds}
          type="number"
          min={10}
          max={600}
          value={draft.delaySeconds}
          reason={fieldReason("delaySeconds")}
          onChange={(delaySeconds) => change({ delaySeconds })}
        />
      )}
      <Switch
        label={own.term.final}
        hint={own.finalHint}
        isOn={draft.final}
        onChange={(final) => change({ final })}
      />
      {kind !== "live" && (
        <Switch
          label={own.term.undecided}
          isOn={draft.undecided}
          onChange={(undecided) => change({ undecided })}
        />
      )}
      <div className="desk-pair">
        <TextField
          label={own.term.opensAt}
          hint={own.byHand}
          type="datetime-local"
          step={1}
          value={draft.opensAt}
          reason={fieldReason("opensAtMs")}
          onChange={(opensAt) => change({ opensAt })}
        />
        <TextField
          label={own.term.closesAt}
          hint={own.byHand}
          type="datetime-local"
          step={1}
          value={draft.closesAt}
          reason={fieldReason("closesAtMs")}
          onChange={(closesAt) => change({ closesAt })}
        />
      </div>
    </>
  );
}
