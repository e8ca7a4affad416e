import { useEffect, useState } from "react";
import { type Choice, choiceBody, chosen } from "../../domain/choice.ts";
import { type OwnBallot, readOwnBallot } from "../../domain/mine.ts";
import { takesBallots } from "../../domain/round.ts";
import type { PublicRound } from "../../domain/values.ts";
import { useServices } from "../../lib/services.ts";
import { type Submit, useSubmit } from "../../lib/submit.ts";
import { useServerClock } from "../../live/hooks.ts";
import { useRoom } from "./RoomContext.ts";

/** One's ballot in the round the page is about, and how to cast it. */
export interface Ballot {
  round: PublicRound;
  /** The one that stands, null when there is none. */
  own: OwnBallot | null;
  /** A ballot sent now may count. */
  isOpen: boolean;
  /** The choice that is being sent, null when none is. */
  sending: Choice | null;
  submit: Submit<[string, Choice], OwnBallot>;
  /** A choice that cannot be changed later: it is asked for once more. */
  asked: Choice | null;
  /** Casts it, or asks first where it is for good. */
  choose: (choice: Choice) => void;
  confirm: () => void;
  cancel: () => void;
}

/** Casts ballots of a round; a tap while one is under way does nothing. Null without a round. */
export function useBallot(round: PublicRound | null): Ballot | null {
  const { api } = useServices();
  const { liveId, own: { mine, voted, refresh } } = useRoom();
  const [asked, setAsked] = useState<Choice | null>(null);
  const [tried, setTried] = useState<Choice | null>(null);
  const isOpen = useServerClock((nowMs) => round !== null && takesBallots(round, nowMs));
  const submit = useSubmit((key, roundId: string, choice: Choice) => {
    const path = `/api/live/${encodeURIComponent(liveId)}/rounds/${roundId}/ballot`;
    return api.send("PUT", path, choiceBody(choice), readOwnBallot, { key });
  });
  const id = round?.id;
  const { reset } = submit;
  useEffect(() => {
    setAsked(null);
    reset();
  }, [id, reset]);
  if (!round) return null;

  const own = mine?.ballots.find(({ roundId }) => roundId === round.id) ?? null;
  const isSettled = own !== null && (round.final || submit.state !== "failed");

  async function cast(choice: Choice): Promise<void> {
    setAsked(null);
    setTried(choice);
    const result = await submit.run(round!.id, choice);
    if (result?.ok) voted(result.value);
    else if (result?.failure.code === 409) refresh(); // cast elsewhere, by a ticket or an account
  }

  return {
    round,
    own,
    isOpen,
    sending: submit.isPending ? tried : null,
    submit,
    asked,
    choose: (choice) => {
      if (!isOpen || submit.isPending || (isSettled && own && chosen(own) === choice)) return;
      if (round.final) setAsked(choice);
      else void cast(choice);
    },
    confirm: () => {
      if (asked !== null) void cast(asked);
    },
    cancel: () => setAsked(null),
  };
}
