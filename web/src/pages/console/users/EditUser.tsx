import { type FormEvent, useState } from "react";
import { accountRoles } from "../../../domain/account.ts";
import { type ManagedUser, readManagedUser } from "../../../domain/managedUser.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { FormDialog } from "../../../parts/FormDialog.tsx";
import { usersWords } from "./words.ts";

const fields = ["nickname", "role"];

/** What an account is called, and what it may do. */
export function EditUser({ user, onChange, onClose }: {
  user: ManagedUser;
  onChange: () => void;
  onClose: () => void;
}) {
  const { api } = useServices();
  const words = useWords();
  const own = useAreaWords(usersWords);
  const [nickname, setNickname] = useState(user.nickname);
  const [role, setRole] = useState(user.role);
  const save = useSubmit((key, body: object) =>
    api.send("PATCH", `/api/users/${user.userId}`, body, readManagedUser, { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await save.run({ nickname, role }))?.ok) return;
    onClose();
    onChange();
  }

  return (
    <FormDialog title={own.editTitle(user.username)} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={own.nickname}
          name="nickname"
          maxLength={32}
          required
          reason={save.fieldReason("nickname")}
          value={nickname}
          onChange={setNickname}
        />
        <Select
          label={own.role}
          hint={own.roleHint[role]}
          reason={save.fieldReason("role")}
          value={role}
          options={accountRoles.map((value) => ({ value, name: own.roles[value] }))}
          onChange={setRole}
        />
        <ActResult of={save} fields={fields} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="main" type="submit" isBusy={save.isPending}>{words.save}</Button>
        </div>
      </form>
    </FormDialog>
  );
}
