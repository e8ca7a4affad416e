import { useState } from "react";
import { readLink } from "../../../domain/member.ts";
import type { Member } from "../../../domain/values.ts";
import { done } from "../../../lib/read.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { ConfirmDialog } from "../../../parts/ConfirmDialog.tsx";
import { Menu } from "../../../parts/Menu.tsx";
import { EditMember } from "./EditMember.tsx";
import type { Invitation } from "./StaffPage.tsx";
import { staffWords } from "./words.ts";

/** What can be done with one seat. */
export function MemberMenu({ path, member, onChange, onInvited }: {
  path: string;
  member: Member;
  onChange: () => void;
  onInvited: (invitation: Invitation) => void;
}) {
  const { api } = useServices();
  const own = useAreaWords(staffWords);
  const [asked, setAsked] = useState<"edit" | "link" | "remove" | null>(null);
  const close = () => setAsked(null);
  const { id, name } = member;
  return (
    <>
      <Menu
        label={own.actsOf(name)}
        items={[
          { name: own.edit, icon: "edit", onChoose: () => setAsked("edit") },
          { name: own.newLink, icon: "link", onChoose: () => setAsked("link") },
          { name: own.remove, icon: "bin", isDanger: true, onChoose: () => setAsked("remove") },
        ]}
      />
      {asked === "edit" && (
        <EditMember path={path} member={member} onChange={onChange} onClose={close} />
      )}
      {asked === "link" && (
        <ConfirmDialog
          question={own.newLinkQuestion(name)}
          consequence={<p>{own.newLinkText}</p>}
          confirm={own.newLink}
          act={() => api.send("POST", `${path}/${id}/link`, undefined, readLink, { isOnce: true })}
          onClose={close}
          onDone={(link) => {
            onInvited({ name, link });
            onChange();
          }}
        />
      )}
      {asked === "remove" && (
        <ConfirmDialog
          question={own.removeQuestion(name)}
          consequence={<p>{own.removeText}</p>}
          confirm={own.remove}
          act={(key) => api.send("DELETE", `${path}/${id}`, undefined, done, { key })}
          onClose={close}
          onDone={onChange}
        />
      )}
    </>
  );
}
