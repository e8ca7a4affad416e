import { fullCount, instant } from "../../../domain/formats.ts";
import { readRecordings, type Recording } from "../../../domain/recording.ts";
import { useLoad } from "../../../lib/load.ts";
import { done } from "../../../lib/read.ts";
import { useAreaWords, useLanguage, useServices } from "../../../lib/services.ts";
import { ConfirmButton } from "../../../parts/ConfirmButton.tsx";
import { Icon } from "../../../parts/Icon.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { exportsWords } from "./words.ts";

/** The pictures of a debate that were kept: to take home, or to remove. */
export function RecordingsPanel({ liveId }: { liveId: string }) {
  const own = useAreaWords(exportsWords);
  const path = `/api/live/${liveId}/recordings`;
  const loaded = useLoad(path, readRecordings);
  return (
    <section className="panel form">
      <h2>{own.recordings}</h2>
      <p className="soft">{own.recordingsLead}</p>
      <LoadedPart
        of={loaded}
        isEmpty={(recordings) => recordings.length === 0}
        empty={<p className="soft">{own.recordingsNone}</p>}
      >
        {(recordings) => (
          <ul className="exports">
            {recordings.map((recording) => (
              <Row
                key={recording.id}
                path={path}
                recording={recording}
                onRemoved={loaded.refresh}
              />
            ))}
          </ul>
        )}
      </LoadedPart>
    </section>
  );
}

function Row({ path, recording, onRemoved }: {
  path: string;
  recording: Recording;
  onRemoved: () => void;
}) {
  const { api } = useServices();
  const language = useLanguage();
  const own = useAreaWords(exportsWords);
  const { id, startedAtMs, durationMs, bytes, keptUntilMs } = recording;
  const say = (ms: number) => instant(ms, language, Date.now());
  const name = say(startedAtMs);
  const size = `${fullCount(Math.ceil(bytes / 1e6), language)} MB`;
  return (
    <li className="export">
      <div className="export-name">
        <strong>{name}</strong>
        <span className="soft">
          {durationMs === null ? own.recordingRuns : own.minutes(Math.round(durationMs / 60_000))}
          {` · ${size}`}
          {keptUntilMs !== null && ` · ${own.keptUntil(say(keptUntilMs))}`}
        </span>
      </div>
      {durationMs !== null && (
        <div className="row-acts">
          {
            /* Not through a script: it may be larger than what a page can hold. */
          }
          <a className="button" href={`${path}/${id}`} download aria-label={own.getRecording(name)}>
            <Icon name="download" />
            FLV
          </a>
          <ConfirmButton
            name={own.removeRecording}
            icon="bin"
            question={own.removeQuestion(name)}
            consequence={<p>{own.removeText}</p>}
            confirm={own.removeRecording}
            act={(key) => api.send("DELETE", `${path}/${id}`, undefined, done, { key })}
            onDone={onRemoved}
          />
        </div>
      )}
    </li>
  );
}
