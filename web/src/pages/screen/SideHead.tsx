import type { Side, WholeDebate } from "../../domain/values.ts";
import { lengthOf } from "./Motion.tsx";

/** Who a side is: its name, and with `isFull` its team and what it claims. */
export function SideHead({ debate, side, isFull = false }: {
  debate: WholeDebate;
  side: Side;
  isFull?: boolean;
}) {
  const { label, team, claim } = debate.sides[side];
  return (
    <div className="side-head">
      <h2 className="side-label" data-length={lengthOf(label)}>
        <bdi>{label}</bdi>
      </h2>
      {isFull && team !== "" && (
        <p className="side-team">
          <bdi>{team}</bdi>
        </p>
      )}
      {claim !== "" && (
        <p className="side-claim">
          <bdi>{claim}</bdi>
        </p>
      )}
    </div>
  );
}
