import { useState } from "react";
import { closerModes } from "../../../../domain/revealModes.ts";
import type { RevealMode, Round } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { ConfirmButton } from "../../../../parts/ConfirmButton.tsx";
import { Select } from "../../../../parts/Field.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { roundWords } from "./words.ts";

/** Makes an open round show less than it does; there is nothing to choose once it hides all. */
export function HideButton({ liveId, round }: { liveId: string; round: Round }) {
  const own = useAreaWords(roundWords);
  const votes = useAreaWords(voteWords);
  const send = useDebateSend(liveId);
  const modes = closerModes(round.reveal).filter((mode) => mode !== round.reveal);
  const [chosen, setChosen] = useState<RevealMode>("hidden");
  const mode = modes.includes(chosen) ? chosen : "hidden";
  if (modes.length === 0) return null;
  return (
    <ConfirmButton
      name={own.hide}
      icon="eyeShut"
      question={own.hideTitle}
      consequence={
        <>
          <p>{own.hideText}</p>
          <Select
            label={own.term.reveal}
            hint={votes.revealHint[mode]}
            value={mode}
            options={modes.map((value) => ({ value, name: votes.reveal[value] }))}
            onChange={setChosen}
          />
        </>
      }
      confirm={own.hideGo}
      act={(key) =>
        send(key, "PATCH", `/rounds/${round.id}`, { revision: round.revision, reveal: mode })}
    />
  );
}
