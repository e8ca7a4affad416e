import { useState } from "react";
import { type Account, mayCreate, type SeatRole, seatRoles } from "../../../domain/account.ts";
import { type Status, statuses } from "../../../domain/debate.ts";
import { readOwnDebates } from "../../../domain/ownDebate.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords, useWords } from "../../../lib/services.ts";
import { useTitle } from "../../../lib/title.ts";
import { Select } from "../../../parts/Field.tsx";
import { Link } from "../../../parts/Link.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Pager } from "../../../parts/Pager.tsx";
import { PageHead } from "../PageHead.tsx";
import { consoleWords } from "../words.ts";
import { DebateTable } from "./DebateTable.tsx";
import { debatesWords } from "./words.ts";

/** The debates one has a seat in. */
export function DebatesPage({ account }: { account: Account }) {
  const words = useWords();
  const own = useAreaWords(debatesWords);
  const { seat } = useAreaWords(consoleWords);
  const [status, setStatus] = useState<Status | "">("");
  const [role, setRole] = useState<SeatRole | "">("");
  const [archived, setArchived] = useState<"false" | "true">("false");
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ archived, page: String(page), size: "100" });
  if (status !== "") query.set("status", String(statuses.indexOf(status)));
  if (role !== "") query.set("role", role);
  const loaded = useLoad(`/api/live/mine?${query}`, readOwnDebates, true);
  useTitle(own.title);
  const isFiltered = status !== "" || role !== "" || archived === "true";
  /** Filters begin anew at the first page. */
  const first = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    setPage(1);
  };

  return (
    <>
      <PageHead title={own.title} lead={own.lead}>
        {mayCreate(account) && (
          <Link className="button button-main" to="/console/new">{own.create}</Link>
        )}
      </PageHead>
      <div className="console-filters">
        <Select
          label={own.status}
          value={status}
          options={[
            { value: "", name: own.anyStatus },
            ...statuses.map((value) => ({ value, name: words.status[value] })),
          ]}
          onChange={first(setStatus)}
        />
        <Select
          label={own.role}
          value={role}
          options={[
            { value: "", name: own.anyRole },
            ...seatRoles.map((value) => ({ value, name: seat[value] })),
          ]}
          onChange={first(setRole)}
        />
        <Select
          label={own.which}
          value={archived}
          options={[
            { value: "false", name: own.current },
            { value: "true", name: own.archived },
          ]}
          onChange={first(setArchived)}
        />
      </div>
      <LoadedPart
        of={loaded}
        isEmpty={({ total }) => total === 0}
        empty={isFiltered
          ? <Notice icon="search" title={own.noneTitle} text={own.noneText} />
          : (
            <Notice
              icon="inbox"
              title={own.emptyTitle}
              text={mayCreate(account) ? own.emptyOwnText : own.emptyText}
            />
          )}
      >
        {({ records, pages }) => (
          <>
            <DebateTable
              debates={records}
              isBusy={loaded.state === "loading"}
              onChange={loaded.refresh}
            />
            <Pager page={page} pages={pages} onPage={setPage} />
          </>
        )}
      </LoadedPart>
    </>
  );
}
