import { type FormEvent, useState } from "react";
import { useLoad } from "../../../../lib/load.ts";
import { useAreaWords, useWords } from "../../../../lib/services.ts";
import { useSubmit } from "../../../../lib/submit.ts";
import { ActResult } from "../../../../parts/ActResult.tsx";
import { Button } from "../../../../parts/Button.tsx";
import { TextArea } from "../../../../parts/Field.tsx";
import { LoadedPart } from "../../../../parts/LoadedPart.tsx";
import { Conflict } from "../Conflict.tsx";
import { useDebateSend } from "../useDebateSend.ts";
import { listOfTexts, outcomes, readWordList, textsOf, type WordList } from "./wordList.ts";
import { moderationWords } from "./words.ts";

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
  /** What it was typed over; null: nothing was typed, and the newest list is shown. */
  const [draft, setDraft] = useState<
    { revision: number; texts: ReturnType<typeof textsOf> } | null
  >(
    null,
  );
  const { revision, texts } = draft ?? { revision: list.revision, texts: textsOf(list) };
  const submit = useSubmit((key, revision: number, body: ReturnType<typeof listOfTexts>) =>
    send(key, "PUT", "/words", { revision, ...body })
  );

  async function save(over: number): Promise<void> {
    const result = await submit.run(over, listOfTexts(texts));
    if (!result?.ok) return;
    setDraft(null);
    onReload();
  }

  function takeTheirs(): void {
    setDraft(null);
    submit.reset();
    onReload();
  }

  return (
    <form
      className="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save(revision);
      }}
    >
      <p className="field-hint">{list.revision === 0 ? own.wordsOfInstall : own.wordsHint}</p>
      {[...outcomes, "allow" as const].map((part) => (
        <TextArea
          key={part}
          label={own[part]}
          rows={part === "block" || part === "hold" ? 4 : 2}
          value={texts[part]}
          onChange={(text) => {
            submit.reset();
            setDraft({ revision, texts: { ...texts, [part]: text } });
          }}
        />
      ))}
      <ActResult of={submit} done={words.saved} />
      <Conflict failure={submit.failure} onMine={save} onTheirs={takeTheirs} />
      <div className="form-acts">
        <Button type="submit" kind="main" isBusy={submit.isPending}>{words.save}</Button>
        {draft && <Button kind="quiet" onClick={takeTheirs}>{words.cancel}</Button>}
      </div>
    </form>
  );
}
