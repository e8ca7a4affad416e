import type { MutableRefObject } from "react";
import { clockText } from "../../../../domain/countdown.ts";
import type { HeldDanmaku } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { useCountdown } from "../../../../live/hooks.ts";
import { ConfirmButton } from "../../../../parts/ConfirmButton.tsx";
import { useKept } from "../../kept.ts";
import { LineList, type SaidLine } from "./LineList.tsx";
import type { Restricting } from "./RestrictWindow.tsx";
import type { Verdicts } from "./useVerdicts.ts";
import { moderationWords } from "./words.ts";

type Reason = HeldDanmaku["reason"] | "";
const reasons: readonly Reason[] = ["", "word", "newcomer", "all"];
/** A verdict takes so many at once. */
const mostAtOnce = 100;

/** Lines that wait and that no verdict is under way on, the oldest first, worked off by keys. */
export function HeldTab({ liveId, held, verdicts, askedFrom, onRestrict }: {
  liveId: string;
  held: readonly HeldDanmaku[];
  verdicts: Verdicts;
  askedFrom: MutableRefObject<Element | null>;
  onRestrict: (restricting: Restricting) => void;
}) {
  const own = useAreaWords(moderationWords);
  const [reason, setReason] = useKept<Reason>(`${liveId} heldReason`, "");
  const lines = held.filter((line) => reason === "" || line.reason === reason);
  const restrict = (kind: Restricting["kind"]) => (line: SaidLine) => onRestrict({ kind, line });
  return (
    <>
      <div className="desk-row">
        <select
          className="input desk-filter"
          aria-label={own.reasonLabel}
          value={reason}
          onChange={(event) => setReason(event.target.value as Reason)}
        >
          {reasons.map((one) => (
            <option key={one} value={one}>{one === "" ? own.anyReason : own.reason[one]}</option>
          ))}
        </select>
        {lines.length > 1 && <AllButtons lines={lines} verdicts={verdicts} />}
      </div>
      {lines.length === 0 && (
        <p className="field-hint desk-none">{held.length === 0 ? own.heldEmpty : own.noneMatch}</p>
      )}
      <LineList
        label={own.heldLabel}
        lines={lines}
        askedFrom={askedFrom}
        note={(line) => <HeldNote line={line} />}
        failures={verdicts.judged.held.notes}
        acts={[
          {
            key: "a",
            name: own.approve,
            icon: "check",
            tone: "good",
            run: ({ id }) => void verdicts.decide("approve", { ids: [id] }),
          },
          {
            key: "x",
            name: own.reject,
            icon: "close",
            run: ({ id }) => void verdicts.decide("reject", { ids: [id] }),
          },
          { key: "m", name: own.mute, icon: "mute", tone: "danger", run: restrict("mute") },
          { key: "b", name: own.ban, icon: "lock", tone: "danger", run: restrict("ban") },
        ]}
      />
    </>
  );
}

function HeldNote({ line: { reason, expiresAtMs } }: { line: HeldDanmaku }) {
  const own = useAreaWords(moderationWords);
  const left = useCountdown(expiresAtMs);
  return (
    <span className="number">
      {own.reason[reason]}
      {left !== null && ` · ${own.leftFor(clockText(left))}`}
    </span>
  );
}

function AllButtons({ lines, verdicts }: { lines: readonly HeldDanmaku[]; verdicts: Verdicts }) {
  const own = useAreaWords(moderationWords);
  const ids = lines.slice(0, mostAtOnce).map(({ id }) => id);
  return (
    <>
      {(["approve", "reject"] as const).map((verdict) => {
        const name = verdict === "approve" ? own.approveAll : own.rejectAll;
        return (
          <ConfirmButton
            key={verdict}
            name={name}
            kind="quiet"
            question={own.allQuestion(name, String(ids.length))}
            consequence={verdict === "approve" ? own.approveAllText : own.rejectAllText}
            confirm={name}
            confirmKind={verdict === "approve" ? "main" : "danger"}
            act={() => verdicts.decide(verdict, { ids })}
          />
        );
      })}
    </>
  );
}
