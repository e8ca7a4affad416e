import { type FormEvent, useState } from "react";
import { done } from "../../lib/read.ts";
import { useAreaWords, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { PasswordField } from "../../parts/PasswordField.tsx";
import { accountWords } from "./words.ts";

/** Changes the password, which logs out every other device. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { api } = useServices();
  const own = useAreaWords(accountWords);
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const change = useSubmit((_key: string) =>
    // it renews the session, so it is never answered a second time
    api.send("POST", "/api/user/password", { old, new: fresh }, done, { isOnce: true })
  );
  const { failure, fieldReason } = change;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await change.run())?.ok) return;
    setOld("");
    setFresh("");
    onDone();
  }

  return (
    <form className="form" onSubmit={submit}>
      <PasswordField
        label={own.oldPassword}
        name="old"
        isNew={false}
        reason={fieldReason("old")}
        value={old}
        onChange={setOld}
      />
      <PasswordField
        label={own.newPassword}
        hint={own.newPasswordHint}
        name="new"
        isNew
        reason={fieldReason("new")}
        error={failure?.reason === "weak_password" ? failure.message : null}
        value={fresh}
        onChange={setFresh}
      />
      <div className="form-acts">
        <Button kind="main" type="submit" isBusy={change.isPending}>{own.changePassword}</Button>
        <ActResult of={change} done={own.passwordChanged} fields={["old", "new"]} />
      </div>
    </form>
  );
}
