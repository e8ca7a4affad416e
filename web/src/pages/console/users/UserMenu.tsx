import { useState } from "react";
import { type ManagedUser, readManagedUser, readPassword } from "../../../domain/managedUser.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { ConfirmDialog } from "../../../parts/ConfirmDialog.tsx";
import { Menu } from "../../../parts/Menu.tsx";
import { EditUser } from "./EditUser.tsx";
import type { MadePassword } from "./UsersPage.tsx";
import { usersWords } from "./words.ts";

/** What can be done with one account. */
export function UserMenu({ user, onChange, onPassword }: {
  user: ManagedUser;
  onChange: () => void;
  onPassword: (made: MadePassword) => void;
}) {
  const { api } = useServices();
  const own = useAreaWords(usersWords);
  const [asked, setAsked] = useState<"edit" | "state" | "reset" | null>(null);
  const close = () => setAsked(null);
  const { username, disabled } = user;
  const path = `/api/users/${user.userId}`;
  return (
    <>
      <Menu
        label={own.actsOf(username)}
        items={[
          { name: own.edit, icon: "edit", onChoose: () => setAsked("edit") },
          { name: own.reset, icon: "lock", onChoose: () => setAsked("reset") },
          {
            name: disabled ? own.enable : own.disable,
            icon: disabled ? "check" : "stop",
            isDanger: !disabled,
            onChoose: () => setAsked("state"),
          },
        ]}
      />
      {asked === "edit" && <EditUser user={user} onChange={onChange} onClose={close} />}
      {asked === "state" && (
        <ConfirmDialog
          question={disabled ? own.enableQuestion(username) : own.disableQuestion(username)}
          consequence={<p>{disabled ? own.enableText : own.disableText}</p>}
          confirm={disabled ? own.enable : own.disable}
          confirmKind={disabled ? "main" : "danger"}
          act={(key) => api.send("PATCH", path, { disabled: !disabled }, readManagedUser, { key })}
          onClose={close}
          onDone={onChange}
        />
      )}
      {asked === "reset" && (
        <ConfirmDialog
          question={own.resetQuestion(username)}
          consequence={<p>{own.resetText}</p>}
          confirm={own.reset}
          act={() =>
            api.send("POST", `${path}/password`, undefined, readPassword, { isOnce: true })}
          onClose={close}
          onDone={(password) => onPassword({ username, password })}
        />
      )}
    </>
  );
}
