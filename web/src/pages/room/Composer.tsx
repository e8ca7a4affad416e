import { type FormEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { charactersOf, danmakuText, excessOf } from "../../domain/characters.ts";
import { instant } from "../../domain/formats.ts";
import { pauseMs, type Talk } from "../../domain/talk.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useSubmit } from "../../lib/submit.ts";
import { useCountdown } from "../../live/hooks.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Link } from "../../parts/Link.tsx";
import { useRoom } from "./RoomContext.ts";
import { SideChoice } from "./SideChoice.tsx";
import { readTaken } from "./taken.ts";
import { roomWords } from "./words.ts";

/**
 * Says something to everyone. Whatever is refused stays where it was typed, with the reason and the
 * wait; a line that waits for the staff is said to wait.
 */
export function Composer({ hasFocus = false, acts }: {
  /** It was opened to be typed into. */
  hasFocus?: boolean;
  /** Other things to do, on the same row as the choice of a side. */
  acts?: ReactNode;
}) {
  const { api, live } = useServices();
  const own = useAreaWords(roomWords);
  const { liveId, moderation, feed, voice, draft, own: { mine, readyAtMs, refresh } } = useRoom();
  const text = useStore(draft, (value) => value);
  const side = useStore(voice, (value) => value);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const say = useSubmit((key, said: string, of: typeof side) => {
    const path = `/api/live/${encodeURIComponent(liveId)}/danmaku`;
    return api.send("POST", path, { text: said, side: of }, readTaken, { key });
  });
  const isStaff = (mine?.roles.length ?? 0) > 0;
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  const wait = useCountdown(useStore(readyAtMs, (value) => value)) ?? 0;
  const line = danmakuText(text);
  const excess = excessOf(line, moderation.maxChars);
  const count = charactersOf(line);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (line === "" || excess > 0 || wait > 0) return;
    const result = await say.run(line, side);
    const nowMs = live.time.nowMs() ?? Date.now();
    if (result?.ok) {
      if (danmakuText(draft.value) === line) draft.set("");
      if (!isStaff) readyAtMs.set(nowMs + pauseMs(moderation));
      if (result.value.kind === "posted") feed.setOwn(result.value.tag);
      else refresh();
    } else if (result) {
      const { code, retryAfterMs } = result.failure;
      if (code === 429 && retryAfterMs !== null) readyAtMs.set(nowMs + retryAfterMs);
      if (code === 403) refresh(); // muted, or put out, since we were told last
    }
  }

  return (
    <form className="composer" onSubmit={send}>
      <div className="composer-head">
        <SideChoice label={own.sendAs} />
        {acts}
      </div>
      <div className="composer-row">
        <input
          ref={field}
          className="input composer-input"
          aria-label={own.sayLabel}
          aria-invalid={excess > 0 || undefined}
          aria-describedby={id}
          placeholder={own.say}
          enterKeyHint="send"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            draft.set(event.target.value);
            if (say.state !== "pending") say.reset();
          }}
        />
        <Button
          kind="main"
          type="submit"
          icon={wait > 0 ? undefined : "send"}
          aria-label={wait > 0 ? own.waitSeconds(String(wait)) : own.send}
          isBusy={say.isPending}
          disabled={line === "" || excess > 0 || wait > 0}
        >
          {wait > 0 && <span className="number">{wait} s</span>}
        </Button>
      </div>
      <p className="composer-foot">
        <ActResult of={say} done={say.value?.kind === "held" ? own.heldNow : own.posted} />
        <span id={id} className="composer-count number" data-over={excess > 0 || undefined}>
          {excess > 0
            ? own.tooLong(String(excess))
            : own.length(String(count), String(moderation.maxChars))}
        </span>
      </p>
    </form>
  );
}

/** In place of the field, why there is none. */
export function NoComposer({ talk }: { talk: Exclude<Talk, { kind: "open" }> }) {
  const own = useAreaWords(roomWords);
  const language = useLanguage();
  const { liveId } = useRoom();
  const until = talk.kind === "muted" && talk.untilMs !== null
    ? own.mutedUntil(instant(talk.untilMs, language, Date.now()))
    : null;
  return (
    <p className="composer-shut">
      {until ?? own.talk[talk.kind]}
      {talk.kind === "tickets" && (
        <Link className="text-link" to={`/join/${encodeURIComponent(liveId)}`}>
          {own.haveCode}
        </Link>
      )}
    </p>
  );
}
