import { type FormEvent, useState } from "react";
import { type AccountRole, accountRoles } from "../../../domain/account.ts";
import { readMadeUser } from "../../../domain/managedUser.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { FormDialog } from "../../../parts/FormDialog.tsx";
import type { MadePassword } from "./UsersPage.tsx";
import { usersWords } from "./words.ts";

const fields = ["username", "nickname", "password", "role"];

/** Makes an account; a password that is not given is made, and comes back with it. */
export function NewUser({ onMade, onClose }: {
  onMade: (password: MadePassword | null) => void;
  onClose: () => void;
}) {
  const { api } = useServices();
  const words = useWords();
  const own = useAreaWords(usersWords);
  const [username, setUsername] = useState("");
  const [nickname, setNickname] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<AccountRole>("viewer");
  const make = useSubmit((_key, body: object) =>
    api.send("POST", "/api/users", body, readMadeUser, { isOnce: true })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await make.run({
      username,
      role,
      nickname: nickname || null,
      password: password || null,
    });
    if (!result?.ok) return;
    const { user, password: made } = result.value;
    onMade(made === null ? null : { username: user.username, password: made });
  }

  return (
    <FormDialog title={own.create} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={own.username}
          hint={own.usernameHint}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={32}
          required
          reason={make.fieldReason("username")}
          value={username}
          onChange={setUsername}
        />
        <TextField
          label={own.nickname}
          hint={own.nicknameHint}
          name="nickname"
          autoComplete="off"
          maxLength={32}
          reason={make.fieldReason("nickname")}
          value={nickname}
          onChange={setNickname}
        />
        <Select
          label={own.role}
          hint={own.roleHint[role]}
          reason={make.fieldReason("role")}
          value={role}
          options={accountRoles.map((value) => ({ value, name: own.roles[value] }))}
          onChange={setRole}
        />
        <TextField
          label={own.password}
          hint={own.passwordHint}
          name="password"
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          reason={make.fieldReason("password")}
          value={password}
          onChange={setPassword}
        />
        <ActResult of={make} fields={fields} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="main" type="submit" isBusy={make.isPending}>{own.made}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
