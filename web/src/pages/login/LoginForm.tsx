import { type FormEvent, useState } from "react";
import type { Account } from "../../domain/account.ts";
import { logIn } from "../../lib/enter.ts";
import { useAreaWords, useServices, useWords } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { partWords } from "../../parts/partWords.ts";
import { PasswordField } from "../../parts/PasswordField.tsx";

/** User name and password. With `known` the name stands already, and is not to be changed. */
export function LoginForm({ known, onDone }: {
  known?: string;
  onDone: (account: Account) => void;
}) {
  const { api, session } = useServices();
  const words = useWords();
  const shared = useAreaWords(partWords);
  const [username, setUsername] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const login = useSubmit((_key: string) => logIn(session, api, username.trim(), password));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await login.run();
    if (result?.ok) onDone(result.value);
  }

  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={shared.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        readOnly={known !== undefined}
        value={username}
        onChange={setUsername}
      />
      <PasswordField
        label={shared.password}
        name="password"
        isNew={false}
        value={password}
        onChange={setPassword}
      />
      <ActResult of={login} />
      <Button kind="main" type="submit" isBusy={login.isPending}>{words.login}</Button>
    </form>
  );
}
