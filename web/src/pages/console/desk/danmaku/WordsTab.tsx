import type { FormEvent } from "react";
import { useLoad } from "../../../../lib/load.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { TextArea } from "../../../../parts/Field.tsx";
import { LoadedPart } from "../../../../parts/LoadedPart.tsx";
import { type Base, ConflictNotice } from "../../ConflictNotice.tsx";
import { useKept } from "../../kept.ts";
import { useDebateSend } from "../useDebateSend.ts";
import {
  listOfTexts,
  outcomes,
  readWordList,
  textsOf,
  type WordList,
  type WordTexts,
} from "./wordList.ts";
import { moderationWords } from "./words.ts";

/** What was typed, and over which list; null: nothing, and the newest list is shown. */
interface Typed {
  base: Base<WordTexts>;
  form: WordTexts;
}

/** The words danmaku are looked through for. */
export function WordsTab({ liveId }: { liveId: string }) {
  const loaded = useLoad(`/api/live/${liveId}/words`, readWordList);
  return (
    <LoadedPart of={loaded}>
      {(list) => <WordsForm liveId={liveId} list={list} onReload={loaded.retry} />}
    </LoadedPart>
  );
}

function WordsForm({ liveId, list, onReload }: {
  liveId: string;
  list: WordList;
  onReload: () => void;
}) {
  const own = useAreaWords(moderationWords);
  const words = useWords();
  const send = useDebateSend(liveId);
  const [typed, setTyped] = useKept<Typed | null>(`${liveId} words`, null);
  const base = typed?.base ?? told(list);
  const form = typed?.form ?? base.form;
  const submit = useSubmit((key, revision: number, body: ReturnType<typeof listOfTexts>) =>
    send(key, "PUT", "/words", { revision, ...body })
  );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await submit.run(base.revision, listOfTexts(form));
    if (!result?.ok) return;
    setTyped(null);
    onReload();
  }

  return (
    <form
      className="form"
      onSubmit={save}
    >
      <p className="field-hint">{list.revision === 0 ? own.wordsOfInstall : own.wordsHint}</p>
      {[...outcomes, "allow" as const].map((part) => (
        <TextArea
          key={part}
          label={own[part]}
          rows={part === "block" || part === "hold" ? 4 : 2}
          value={form[part]}
          onChange={(text) => {
            submit.reset();
            setTyped({ base, form: { ...form, [part]: text } });
          }}
        />
      ))}
      {submit.failure?.reason === "revision_moved"
        ? (
          <ConflictNotice
            path={`/api/live/${liveId}/words`}
            read={readWordList}
            told={told}
            base={base}
            typed={form}
            names={{ block: own.block, hold: own.hold, pass: own.pass, allow: own.allow }}
            onChosen={(newBase, kept) => {
              setTyped({ base: newBase, form: kept });
              submit.reset();
            }}
          />
        )
        : <ActResult of={submit} done={words.saved} />}
      <div className="form-acts">
        <Button type="submit" kind="main" isBusy={submit.isPending}>{words.save}</Button>
        {typed && <Button kind="quiet" onClick={() => setTyped(null)}>{words.cancel}</Button>}
      </div>
    </form>
  );
}

function told(list: WordList): Base<WordTexts> {
  return { revision: list.revision, form: textsOf(list) };
}
