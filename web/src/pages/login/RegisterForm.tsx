import { type FormEvent, useState } from "react";
import { signUp } from "../../lib/enter.ts";
import { useAreaWords, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { partWords } from "../../parts/partWords.ts";
import { PasswordField } from "../../parts/PasswordField.tsx";
import { loginWords } from "./words.ts";

const fields = ["username", "password", "nickname"];

/** Makes an account and logs it in. */
export function RegisterForm({ onDone }: { onDone: () => void }) {
  const { api, session } = useServices();
  const shared = useAreaWords(partWords);
  const own = useAreaWords(loginWords);
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [nickname, setNickname] = useState("");
  const register = useSubmit((_key: string) =>
    signUp(session, api, username.trim(), password, nickname.trim())
  );
  const { failure, fieldReason } = register;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if ((await register.run())?.ok) onDone();
  }

  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={shared.username}
        hint={own.usernameHint}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        reason={fieldReason("username")}
        error={failure?.reason === "name_taken" ? failure.message : null}
        value={username}
        onChange={setUsername}
      />
      <PasswordField
        label={shared.password}
        hint={own.passwordHint}
        name="password"
        isNew
        reason={fieldReason("password")}
        error={failure?.reason === "weak_password" ? failure.message : null}
        value={password}
        onChange={setPassword}
      />
      <TextField
        label={own.nickname}
        hint={own.nicknameHint}
        name="nickname"
        autoComplete="nickname"
        maxLength={32}
        reason={fieldReason("nickname")}
        value={nickname}
        onChange={setNickname}
      />
      <ActResult of={register} fields={fields} />
      <Button kind="main" type="submit" isBusy={register.isPending}>{own.register}</Button>
    </form>
  );
}
