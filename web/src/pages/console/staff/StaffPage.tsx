import { useState } from "react";
import type { Member } from "../../../domain/values.ts";
import { readAppointed, readMembers } from "../../../domain/member.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { ConfirmButton } from "../../../parts/ConfirmButton.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { ScreenLinks } from "../desk/tools/ScreenLinks.tsx";
import type { SectionProps } from "../SectionPage.tsx";
import { StateMark } from "../StateMark.tsx";
import { consoleWords } from "../words.ts";
import { AppointForm } from "./AppointForm.tsx";
import { InvitationLink } from "./InvitationLink.tsx";
import { MemberMenu } from "./MemberMenu.tsx";
import { staffWords } from "./words.ts";

/** A link that was just made, and whom it is for. */
export interface Invitation {
  name: string;
  link: string;
}

/** Who works on the debate. */
export function StaffPage({ debate, roles, account, onChange }: SectionProps) {
  const { api } = useServices();
  const own = useAreaWords(staffWords);
  const frame = useAreaWords(consoleWords);
  const path = `/api/live/${debate.id}/members`;
  const loaded = useLoad(path, readMembers);
  const [invitation, setInvitation] = useState<Invitation | null>(null);

  function changed(member: Member | null): void {
    loaded.refresh();
    if (member === null || member.userId === account.userId) onChange(); // perhaps one's own seat
  }

  const columns: Column<Member>[] = [
    {
      id: "name",
      name: own.name,
      cell: ({ name, title, chair, userId }) => (
        <span className="debate-cell">
          <strong>{name}</strong>
          {userId === account.userId && <span className="mark">{own.you}</span>}
          {chair && <span className="mark">{own.chair}</span>}
          {title && <span className="soft">{title}</span>}
        </span>
      ),
    },
    { id: "role", name: own.role, cell: ({ role }) => frame.seat[role] },
    {
      id: "state",
      name: own.state,
      cell: ({ state }) => <StateMark isGood={state === "active"}>{own.states[state]}</StateMark>,
    },
    {
      id: "acts",
      name: own.acts,
      cell: (member) => (
        <MemberMenu
          path={path}
          member={member}
          onChange={() => changed(member.userId === account.userId ? null : member)}
          onInvited={setInvitation}
        />
      ),
    },
  ];

  return (
    <div className="panels">
      <section className="panel">
        <h2>{own.staff}</h2>
        <p className="soft">{own.lead}</p>
        {invitation && (
          <InvitationLink
            key={invitation.link}
            invitation={invitation}
            onClose={() => setInvitation(null)}
          />
        )}
        <LoadedPart
          of={loaded}
          isEmpty={(members) => members.length === 0}
          empty={<Notice icon="people" title={own.emptyTitle} text={own.emptyText} />}
        >
          {(members) => (
            <Table
              caption={own.staff}
              columns={columns}
              rows={members}
              rowKey={({ id }) => id}
            />
          )}
        </LoadedPart>
      </section>
      <AppointForm
        path={path}
        onAppointed={({ member, link }) => {
          if (link !== null) setInvitation({ name: member.name, link });
          changed(member);
        }}
      />
      {roles.includes("organiser")
        ? (
          <section className="panel">
            <ScreenLinks liveId={debate.id} />
          </section>
        )
        : (
          <section className="panel">
            <p className="soft">{own.appointSelfText}</p>
            <div className="form-acts">
              <ConfirmButton
                name={own.appointSelf}
                question={own.appointSelf}
                consequence={<p>{own.appointSelfText}</p>}
                confirm={own.appointSelf}
                confirmKind="main"
                act={(key) => {
                  const body = { username: account.username, role: "organiser" };
                  return api.send("POST", path, body, readAppointed, { key });
                }}
                onDone={() => changed(null)}
              />
            </div>
          </section>
        )}
    </div>
  );
}
