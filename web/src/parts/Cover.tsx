import { type ReactNode, useState } from "react";
import type { Debate } from "../domain/debate.ts";
import { StatusBadge } from "./StatusBadge.tsx";

/** Views of one file: a list of debates without pictures is not a wallpaper. */
const standIns = ["bubbles", "circles", "voices", "arrows"].map((view) =>
  `/images/cover.svg#${view}`
);

/** The debate's picture with its status; without one, a drawing that stays the same per debate. */
export function Cover({ debate, isFirst = false, children }: {
  debate: Debate;
  isFirst?: boolean;
  /** Beside the status, over the picture. */
  children?: ReactNode;
}) {
  const [failed, setFailed] = useState<string | null>(null);
  const address = debate.coverImage;
  const source = address === null || address === failed ? standInOf(debate.liveId) : address;
  return (
    <div className="cover">
      <img
        src={source}
        alt=""
        width={640}
        height={360}
        decoding="async"
        loading={isFirst ? "eager" : "lazy"}
        onError={() => setFailed(address)}
      />
      <div className="cover-marks">
        <StatusBadge status={debate.status} />
        {children}
      </div>
    </div>
  );
}

/** Spreads ids over the drawings, always the same for the same debate. */
export function standInOf(liveId: string): string {
  let sum = 0;
  for (const character of liveId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return standIns[sum % standIns.length] ?? "";
}
