import type { ReactNode } from "react";
import { failureText } from "../domain/words.ts";
import type { Failure } from "../lib/api.ts";
import { useWords } from "../lib/services.ts";
import { Icon } from "./Icon.tsx";

interface Props {
  /** What `useSubmit` gave. */
  of: { state: "idle" | "pending" | "done" | "failed"; failure: Failure | null };
  /** Said when it is done; nothing if the page shows it by itself. */
  done?: ReactNode;
  /** Fields whose errors stand at the field: then this line only points to them. */
  fields?: readonly string[];
}

/** The result of an act, beside the act. It is announced, and takes no room while there is none. */
export function ActResult({ of: { state, failure }, done, fields = [] }: Props) {
  const words = useWords();
  const isMarked = failure !== null && failure.fields.length > 0 &&
    failure.fields.every(({ field }) => fields.includes(field));
  return (
    <p className="act-result" role="status" data-state={state}>
      {state === "done" && done && (
        <>
          <Icon name="check" />
          <span>{done}</span>
        </>
      )}
      {failure && (
        <>
          <Icon name="warning" />
          <span>{isMarked ? words.failure.fields : failureText(failure, words)}</span>
        </>
      )}
    </p>
  );
}
