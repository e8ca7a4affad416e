import { type ExportEntry, readExports } from "../../../domain/exportEntry.ts";
import { download } from "../../../lib/files.ts";
import { useLoad } from "../../../lib/load.ts";
import { saveFile } from "../../../lib/saveFile.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { LoginNotice } from "../../../parts/LoginNotice.tsx";
import type { SectionProps } from "../SectionPage.tsx";
import { RecordingsPanel } from "./RecordingsPanel.tsx";
import { exportsWords } from "./words.ts";

/** The files of a debate to take home. */
export function ExportsPage({ debate }: SectionProps) {
  const own = useAreaWords(exportsWords);
  const path = `/api/live/${debate.id}/exports`;
  const loaded = useLoad(path, readExports);
  // Once for the page: the recordings would say the same below.
  if (loaded.value === null && loaded.failure?.code === 401) return <LoginNotice level="page" />;
  return (
    <>
      <section className="panel form">
        <h2>{own.title}</h2>
        <p className="soft">{own.lead}</p>
        <LoadedPart of={loaded}>
          {(entries) => (
            <ul className="exports">
              {entries.map((entry) => <Export key={entry.file} path={path} entry={entry} />)}
            </ul>
          )}
        </LoadedPart>
      </section>
      <RecordingsPanel liveId={debate.id} />
    </>
  );
}

function Export({ path, entry: { file, formats, isReady } }: { path: string; entry: ExportEntry }) {
  const { api } = useServices();
  const own = useAreaWords(exportsWords);
  const get = useSubmit((_key, format: string) => download(api, `${path}/${file}.${format}`));

  async function save(format: string): Promise<void> {
    const result = await get.run(format);
    if (result?.ok) saveFile(result.value);
  }

  return (
    <li className="export">
      <div className="export-name">
        <strong>{own.file[file]}</strong>
        <span className="soft">{isReady ? own.hint[file] : own.notReady}</span>
      </div>
      <ActResult of={get} done={get.value && own.saved(get.value.name)} />
      <div className="row-acts">
        {formats.map((format) => (
          <Button
            key={format}
            icon="download"
            disabled={!isReady}
            isBusy={get.isPending}
            aria-label={own.get(own.file[file], format.toUpperCase())}
            onClick={() => save(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
    </li>
  );
}
