import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { type Account, readAccount } from "../../domain/account.ts";
import { failed, type Result } from "../../lib/envelope.ts";
import { upload } from "../../lib/files.ts";
import { avatarCut, redrawn } from "../../lib/picture.ts";
import { filled, isObject } from "../../lib/read.ts";
import { useAreaWords, useServices, useWords } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Avatar } from "../../parts/Avatar.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { accountWords } from "./words.ts";

/** Name and picture. */
export function Profile({ account }: { account: Account }) {
  const own = useAreaWords(accountWords);
  return (
    <section className="panel">
      <h2>{own.profile}</h2>
      <div className="profile">
        <Picture account={account} />
        <Name account={account} />
      </div>
    </section>
  );
}

function Name({ account }: { account: Account }) {
  const { api, session } = useServices();
  const words = useWords();
  const own = useAreaWords(accountWords);
  const [nickname, setNickname] = useState(account.nickname);
  const save = useSubmit((key, body: { nickname: string }) =>
    api.send("PATCH", "/api/user/info", body, readAccount, { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await save.run({ nickname });
    if (result?.ok) session.changed(result.value);
  }

  return (
    <form className="form" onSubmit={submit}>
      <p className="profile-name">{account.username} · {own.role[account.role]}</p>
      <TextField
        label={own.nickname}
        hint={own.nicknameHint}
        name="nickname"
        autoComplete="nickname"
        maxLength={32}
        required
        reason={save.fieldReason("nickname")}
        value={nickname}
        onChange={(text) => {
          setNickname(text);
          save.reset();
        }}
      />
      <div className="form-acts">
        <Button kind="main" type="submit" isBusy={save.isPending}>{words.save}</Button>
        <ActResult of={save} done={words.saved} fields={["nickname"]} />
      </div>
    </form>
  );
}

function Picture({ account }: { account: Account }) {
  const { api, session } = useServices();
  const own = useAreaWords(accountWords);
  const input = useRef<HTMLInputElement>(null);
  const change = useSubmit(async (key, file: Blob): Promise<Result<Account>> => {
    const picture = await redrawn(file, avatarCut);
    if (!picture) return failed(400, "bad_image", own.pictureFailed);
    const stored = await upload(api, "/api/uploads", picture, readAddress);
    if (!stored.ok) return stored;
    return api.send("PATCH", "/api/user/info", { avatar: stored.value }, readAccount, { key });
  });

  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    event.target.value = ""; // so that the same file may be chosen again
    if (!file) return;
    const result = await change.run(file);
    if (result?.ok) session.changed(result.value);
  }

  return (
    <div className="profile-picture">
      <Avatar address={account.avatar} />
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        aria-label={own.choosePicture}
        onChange={choose}
      />
      <Button icon="upload" isBusy={change.isPending} onClick={() => input.current?.click()}>
        {own.choosePicture}
      </Button>
      <ActResult of={change} done={own.pictureSaved} />
    </div>
  );
}

function readAddress(data: unknown): string | null {
  return isObject(data) ? filled(data.url) : null;
}
