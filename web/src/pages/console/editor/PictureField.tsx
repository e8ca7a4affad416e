import { type ChangeEvent, useId, useRef } from "react";
import { fieldText } from "../../../domain/fieldWords.ts";
import { failed, type Result } from "../../../lib/envelope.ts";
import { upload } from "../../../lib/files.ts";
import { avatarCut, coverCut, redrawn } from "../../../lib/picture.ts";
import { filled, isObject } from "../../../lib/read.ts";
import { useAreaWords, useLanguage, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Avatar } from "../../../parts/Avatar.tsx";
import { Button } from "../../../parts/Button.tsx";
import { editorWords } from "./words.ts";

/** A picture that is uploaded at once and counts once the form is saved. */
export function PictureField({ label, hint, reason, disabled, kind, value, onChange }: {
  label: string;
  hint?: string;
  reason: string | null;
  disabled: boolean;
  kind: "cover" | "face";
  /** Its address, "" for none. */
  value: string;
  onChange: (address: string) => void;
}) {
  const { api } = useServices();
  const language = useLanguage();
  const own = useAreaWords(editorWords);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const isCover = kind === "cover";
  const sending = useSubmit(async (key, file: Blob): Promise<Result<string>> => {
    const picture = await redrawn(file, isCover ? coverCut : avatarCut);
    if (!picture) return failed(400, "bad_image", own.coverFailed);
    return await upload(api, "/api/uploads", picture, readAddress, { key });
  });

  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    event.target.value = ""; // so that the same file may be chosen again
    if (!file) return;
    const result = await sending.run(file);
    if (result?.ok) onChange(result.value);
  }

  const error = fieldText(reason, language);
  const name = isCover ? (value === "" ? own.chooseCover : own.changeCover) : own.chooseFace;
  return (
    <fieldset className="field picture-field" aria-describedby={hint ? id : undefined}>
      <legend className="field-label">{label}</legend>
      {value !== "" && (isCover
        ? <img className="cover-now" src={value} alt={own.coverAlt} width={320} height={180} />
        : <Avatar address={value} className="avatar avatar-large" />)}
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        aria-label={label}
        onChange={choose}
      />
      <div className="form-acts">
        <Button
          icon="upload"
          disabled={disabled}
          isBusy={sending.isPending}
          onClick={() => input.current?.click()}
        >
          {name}
        </Button>
        {value !== "" && !disabled && (
          <Button
            icon="close"
            onClick={() => {
              sending.reset();
              onChange("");
            }}
          >
            {isCover ? own.removeCover : own.removeFace}
          </Button>
        )}
        <ActResult of={sending} done={own.coverDone} />
      </div>
      {hint && <p className="field-hint" id={id}>{hint}</p>}
      {error !== null && <p className="field-error" role="alert">{error}</p>}
    </fieldset>
  );
}

function readAddress(data: unknown): string | null {
  return isObject(data) ? filled(data.url) : null;
}
