import { type FormEvent, useState } from "react";
import { type VoterClass, voterClasses } from "../../../../domain/mine.ts";
import type { PublicRound, WholeDebate } from "../../../../domain/values.ts";
import { resultWords } from "../../../../domain/resultWords.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { readWholeDebate } from "../../../../domain/wholeDebate.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { Select, TextField } from "../../../../parts/Field.tsx";
import { FormDialog } from "../../../../parts/FormDialog.tsx";
import { type Base, ConflictNotice } from "../../ConflictNotice.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { revealOrders, rulesBody, type RulesDraft, rulesOf } from "./rules.ts";
import { roundWords } from "./words.ts";

interface Props {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
}

/** How the winner is found, open to change before the first ballot and shown as locked after it. */
export function RulesButton(props: Props) {
  const own = useAreaWords(roundWords);
  const [isOpen, setOpen] = useState(false);
  const isLocked = props.debate.rulesLockedAtMs !== null;
  return (
    <>
      <Button kind="quiet" icon={isLocked ? "lock" : "settings"} onClick={() => setOpen(true)}>
        {own.rules}
      </Button>
      {isOpen && <RulesWindow {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

const winnerRules = ["most_points", "swing_points", "swing_conversion"] as const;

function RulesWindow({ debate, rounds, onClose }: Props & { onClose: () => void }) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const results = useAreaWords(resultWords);
  const words = useWords();
  const send = useDebateSend(debate.id);
  const [base, setBase] = useState(() => told(debate));
  const [draft, setDraft] = useState(base.form);
  const change = (values: Partial<RulesDraft>) => setDraft({ ...draft, ...values });
  const locks = {
    rules: debate.rulesLockedAtMs !== null || debate.status === 2,
    order: rounds.some((round) => round.revealedAtMs !== null),
  };
  const submit = useSubmit((key, revision: number, body: Record<string, unknown>) =>
    send(key, "PATCH", "", { revision, ...body })
  );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await submit.run(base.revision, rulesBody(draft, locks));
    if (result?.ok) onClose();
  }

  function count(one: VoterClass, isOn: boolean): void {
    const counting = voterClasses.filter((each) =>
      each === one ? isOn : draft.countingClasses.includes(each)
    );
    change({ countingClasses: counting });
  }

  return (
    <FormDialog title={own.rulesTitle} onClose={onClose}>
      <form
        className="form"
        onSubmit={save}
      >
        <fieldset className="form" disabled={locks.rules}>
          <p className="field-hint">{locks.rules ? own.rulesLocked : own.rulesOpen}</p>
          <Select
            label={own.rule.winnerRule}
            value={draft.winnerRule}
            options={winnerRules.map((value) => ({ value, name: results.rule[value] }))}
            onChange={(winnerRule) => change({ winnerRule })}
          />
          <TextField
            label={own.rule.minPaired}
            hint={own.minPairedHint}
            type="number"
            value={draft.minPaired}
            reason={submit.fieldReason("rules.minPaired")}
            onChange={(minPaired) => change({ minPaired })}
          />
          <Select
            label={own.rule.tieRule}
            value={draft.tieRule}
            options={(["draw", "judges"] as const).map((value) => ({
              value,
              name: own.tieRules[value],
            }))}
            onChange={(tieRule) => change({ tieRule })}
          />
          <fieldset>
            <legend className="field-label">{own.rule.countingClasses}</legend>
            <div className="desk-row">
              {voterClasses.map((one) => (
                <label key={one} className="desk-check">
                  <input
                    type="checkbox"
                    checked={draft.countingClasses.includes(one)}
                    onChange={(event) => count(one, event.target.checked)}
                  />
                  {own.voterClass[one]}
                </label>
              ))}
            </div>
          </fieldset>
        </fieldset>
        <Select
          label={own.rule.revealOrder}
          hint={locks.order ? own.orderLocked : undefined}
          disabled={locks.order}
          value={draft.revealOrder.join()}
          options={revealOrders.map((order) => ({
            value: order.join(),
            name: order.map((kind) => votes.kind[kind]).join(" → "),
          }))}
          onChange={(value) =>
            change({ revealOrder: revealOrders.find((order) => order.join() === value) })}
        />
        {submit.failure?.reason === "revision_moved"
          ? (
            <ConflictNotice
              path={`/api/live/${debate.id}`}
              read={readWholeDebate}
              told={told}
              base={base}
              typed={draft}
              names={own.rule}
              onChosen={(newBase, kept) => {
                setBase(newBase);
                setDraft(kept);
                submit.reset();
              }}
            />
          )
          : <ActResult of={submit} fields={["rules.minPaired"]} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            type="submit"
            kind="main"
            disabled={locks.rules && locks.order}
            isBusy={submit.isPending}
          >
            {words.save}
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}

function told(debate: WholeDebate): Base<RulesDraft> {
  return { revision: debate.revision, form: rulesOf(debate) };
}
