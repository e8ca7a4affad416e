import { useEffect, useRef } from "react";
import type { Account, SeatRole } from "../../domain/account.ts";
import { statuses } from "../../domain/debate.ts";
import { readMine } from "../../domain/mine.ts";
import { readWholeDebate, type ToldDebate } from "../../domain/wholeDebate.ts";
import { type Loaded, useLoad } from "../../lib/load.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { useDebate } from "../../live/hooks.ts";
import { Icon } from "../../parts/Icon.tsx";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { StatusBadge } from "../../parts/StatusBadge.tsx";
import { ConsoleMenu } from "./ConsoleNav.tsx";
import { type Section, sectionAddress, sectionsFor } from "./places.ts";
import { Refused } from "./Refused.tsx";
import { SectionPage } from "./SectionPage.tsx";
import { consoleWords } from "./words.ts";

/** The pages of one debate: its name, its state, the way between them, and the page itself. */
export function DebateFrame({ account, liveId, section }: {
  account: Account;
  liveId: string;
  section: Section;
}) {
  const own = useAreaWords(consoleWords);
  const debate = useLoad(`/api/live/${liveId}`, readWholeDebate);
  const mine = useLoad(`/api/live/${liveId}/mine`, readMine);
  useTitle(debate.value ? `${own.section[section]} · ${debate.value.title}` : own.title);
  if (debate.failure?.code === 404) return <Refused because="missing" />;
  const both: Loaded<{ debate: ToldDebate; roles: readonly SeatRole[] }> = {
    state: debate.state,
    failure: debate.failure ?? mine.failure,
    value: debate.value && mine.value && { debate: debate.value, roles: mine.value.roles },
    retry: () => {
      debate.retry();
      mine.retry();
    },
    refresh: () => {
      debate.refresh();
      mine.refresh();
    },
  };
  return (
    <LoadedPart of={both} level="page">
      {({ debate: whole, roles }) => {
        const allowed = sectionsFor(roles, account.role === "operator");
        if (!allowed.includes(section)) return <Refused because="debate" />;
        return (
          <div className="console-debate" data-section={section}>
            <header className="console-head">
              <ConsoleMenu account={account} />
              <div className="console-motion">
                <h1>{whole.title}</h1>
                {roles.length > 0
                  ? <LiveBadge debate={whole} onNewer={debate.refresh} />
                  : <StatusBadge status={statuses[whole.status] ?? "upcoming"} />}
                {whole.rehearsal && <span className="mark">{own.rehearsal}</span>}
                {whole.archived && <span className="mark">{own.archived}</span>}
              </div>
              <Sections liveId={liveId} allowed={allowed} section={section} />
            </header>
            <SectionPage
              section={section}
              debate={whole}
              roles={roles}
              account={account}
              onChange={both.refresh}
            />
          </div>
        );
      }}
    </LoadedPart>
  );
}

/** The status as it is now; and whether the debate was changed meanwhile, here or elsewhere. */
function LiveBadge({ debate, onNewer }: { debate: ToldDebate; onNewer: () => void }) {
  const live = useDebate(debate.id, true);
  const isNewer = (live.debate?.revision ?? 0) > debate.revision;
  useEffect(() => {
    if (isNewer) onNewer();
  }, [isNewer, onNewer]);
  return <StatusBadge status={statuses[live.debate?.status ?? debate.status] ?? "upcoming"} />;
}

function Sections({ liveId, allowed, section }: {
  liveId: string;
  allowed: readonly Section[];
  section: Section;
}) {
  const own = useAreaWords(consoleWords);
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // on a phone the row is wider than the window
    const here = row.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [section]);
  return (
    <nav className="console-sections" aria-label={own.sectionsLabel} ref={row}>
      {allowed.map((name) => (
        <Link
          key={name}
          className="console-section"
          to={sectionAddress(liveId, name)}
          aria-current={name === section ? "page" : undefined}
        >
          {own.section[name]}
        </Link>
      ))}
      <Link className="console-section" to={`/debate/${liveId}`}>
        {own.openPage}
        <Icon name="forward" />
      </Link>
    </nav>
  );
}
