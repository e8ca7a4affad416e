import type { ReactNode } from "react";
import { failureText } from "../domain/words.ts";
import type { Loaded } from "../lib/load.ts";
import { useWords } from "../lib/services.ts";
import { Button } from "./Button.tsx";
import { LoginNotice } from "./LoginNotice.tsx";
import { Notice } from "./Notice.tsx";

interface Props<T> {
  of: Loaded<T>;
  /** Drawn while nothing is here yet; grey lines if absent. */
  skeleton?: ReactNode;
  isEmpty?: (value: T) => boolean;
  /** In place of what is empty: a `Notice` with the way on. */
  empty?: ReactNode;
  /** `page` when it is all the page has to say. */
  level?: "page" | "part";
  children: (value: T) => ReactNode;
}

/** What was loaded, or why it is not here: loading, empty, stale and failed, the same everywhere. */
export function LoadedPart<T>(
  { of, skeleton, isEmpty, empty, level = "part", children }: Props<T>,
) {
  const words = useWords();
  const { state, value, failure, retry } = of;
  if (value === null && failure?.code === 401) return <LoginNotice level={level} />;
  if (value === null && failure) {
    return (
      <Notice
        icon="broken"
        level={level}
        isAlert
        title={words.failedTitle}
        text={failureText(failure, words)}
      >
        <Button kind="main" onClick={retry}>{words.retry}</Button>
      </Notice>
    );
  }
  if (value === null) {
    return (
      <div className="skeleton">
        <p className="unseen" role="status">{words.loading}</p>
        <div aria-hidden="true">{skeleton ?? <Bones />}</div>
      </div>
    );
  }
  return (
    <>
      {failure && (
        <p className="stale" role="alert">
          {words.staleText} <Button kind="main" onClick={retry}>{words.retry}</Button>
        </p>
      )}
      {isEmpty?.(value) && state === "ready" ? empty : children(value)}
    </>
  );
}

function Bones() {
  return (
    <div className="bones">
      <span className="bone" />
      <span className="bone bone-short" />
      <span className="bone" />
    </div>
  );
}
