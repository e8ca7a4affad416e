import { useDebate } from "../../../live/hooks.ts";

/** The live desk of one debate, for whoever holds a seat in it. */
export function DeskPage({ liveId }: { liveId: string }) {
  const { debate } = useDebate(liveId, true);
  return <p>{debate?.motion}</p>;
}
