import { usePublicOrigin } from "../lib/origin.ts";
import { useAreaWords } from "../lib/services.ts";
import type { WholeDebate } from "../domain/values.ts";
import { QrCode } from "../parts/QrCode.tsx";
import { joinAddress } from "./join.ts";
import { hallWords } from "./words.ts";

/** How the audience takes part: a code for cameras, and an address to type. */
export function JoinCode({ debate, isOver = false }: { debate: WholeDebate; isOver?: boolean }) {
  const words = useAreaWords(hallWords);
  const { url, typed } = joinAddress(debate, usePublicOrigin());
  return (
    <div className="join">
      <QrCode text={url} label={words.joinLabel(typed)} />
      <p className="join-words">
        <strong>{isOver ? words.scanEnded : words.scan}</strong>
        <span>{words.orOpen}</span>
        <span className="join-address">{typed}</span>
      </p>
    </div>
  );
}
