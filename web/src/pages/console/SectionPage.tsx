import type { Account, SeatRole } from "../../domain/account.ts";
import type { ToldDebate } from "../../domain/wholeDebate.ts";
import { DebateActsPage } from "./acts/DebateActsPage.tsx";
import { DeskPage } from "./desk/DeskPage.tsx";
import { EditPage } from "./editor/EditPage.tsx";
import { ExportsPage } from "./exports/ExportsPage.tsx";
import { RecordsPage } from "./records/RecordsPage.tsx";
import { StaffPage } from "./staff/StaffPage.tsx";
import { TicketsPage } from "./tickets/TicketsPage.tsx";
import type { Section } from "./places.ts";

/** What the pages of one debate are given. */
export interface SectionProps {
  debate: ToldDebate;
  /** One's own seats in it. */
  roles: readonly SeatRole[];
  account: Account;
  /** The debate or one's seats were changed: they are asked for again. */
  onChange: () => void;
}

/** The page of one section of a debate. */
export function SectionPage({ section, ...props }: SectionProps & { section: Section }) {
  if (section === "edit") return <EditPage {...props} />;
  if (section === "tickets") return <TicketsPage {...props} />;
  if (section === "staff") return <StaffPage {...props} />;
  if (section === "records") return <RecordsPage {...props} />;
  if (section === "export") return <ExportsPage {...props} />;
  if (section === "audit") return <DebateActsPage {...props} />;
  return <DeskPage liveId={props.debate.id} roles={props.roles} key={section} />;
}
