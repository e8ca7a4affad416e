import { useState } from "react";
import { type Account, type AccountRole, accountRoles } from "../../../domain/account.ts";
import { dateTime } from "../../../domain/moreFormats.ts";
import { type ManagedUser, readUserPage } from "../../../domain/managedUser.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { useSettled } from "../../../lib/settled.ts";
import { useTitle } from "../../../lib/title.ts";
import { Button } from "../../../parts/Button.tsx";
import { CopyButton } from "../../../parts/CopyButton.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Pager } from "../../../parts/Pager.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { PageHead } from "../PageHead.tsx";
import { Secret } from "../Secret.tsx";
import { StateMark } from "../StateMark.tsx";
import { NewUser } from "./NewUser.tsx";
import { UserMenu } from "./UserMenu.tsx";
import { usersWords } from "./words.ts";

/** A password that was just made, and whose it is. */
export interface MadePassword {
  username: string;
  password: string;
}

/** The accounts of the installation, for operators. */
export function UsersPage({ account }: { account: Account }) {
  const own = useAreaWords(usersWords);
  const language = useLanguage();
  const [keyword, setKeyword] = useState("");
  const settled = useSettled(keyword.trim());
  const [role, setRole] = useState<AccountRole | "">("");
  const [disabled, setDisabled] = useState<"" | "false" | "true">("");
  const [page, setPage] = useState(1);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadePassword | null>(null);
  const query = new URLSearchParams({ page: String(page), size: "50" });
  if (settled !== "") query.set("keyword", settled);
  if (role !== "") query.set("role", role);
  if (disabled !== "") query.set("disabled", disabled);
  const loaded = useLoad(`/api/users?${query}`, readUserPage, true);
  useTitle(own.title);

  const columns: Column<ManagedUser>[] = [
    {
      id: "username",
      name: own.username,
      cell: ({ userId, username, nickname }) => (
        <span className="debate-cell">
          <strong>{username}</strong>
          {nickname !== username && <span className="soft">{nickname}</span>}
          {userId === account.userId && <span className="mark">{own.you}</span>}
        </span>
      ),
    },
    { id: "role", name: own.role, cell: (user) => own.roles[user.role] },
    {
      id: "state",
      name: own.state,
      cell: (user) => (
        <StateMark isGood={!user.disabled}>{user.disabled ? own.off : own.on}</StateMark>
      ),
    },
    {
      id: "created",
      name: own.createTime,
      cell: ({ createTime }) => dateTime(createTime, language, new Date().getFullYear()),
    },
    {
      id: "acts",
      name: own.acts,
      cell: (user) => <UserMenu user={user} onChange={loaded.refresh} onPassword={setMade} />,
    },
  ];
  /** Filters begin anew at the first page. */
  const first = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    setPage(1);
  };

  return (
    <>
      <PageHead title={own.title} lead={own.lead}>
        <Button kind="main" onClick={() => setMaking(true)}>{own.create}</Button>
      </PageHead>
      {made && (
        <Secret
          key={made.password}
          name={own.newPassword(made.username)}
          onClose={() => setMade(null)}
        >
          <CopyButton label={own.newPassword(made.username)} text={made.password} />
        </Secret>
      )}
      <div className="console-filters">
        <TextField
          label={own.search}
          placeholder={own.searchHint}
          maxLength={50}
          value={keyword}
          onChange={first(setKeyword)}
        />
        <Select
          label={own.role}
          value={role}
          options={[
            { value: "", name: own.anyRole },
            ...accountRoles.map((value) => ({ value, name: own.roles[value] })),
          ]}
          onChange={first(setRole)}
        />
        <Select
          label={own.state}
          value={disabled}
          options={[
            { value: "", name: own.anyState },
            { value: "false", name: own.on },
            { value: "true", name: own.off },
          ]}
          onChange={first(setDisabled)}
        />
      </div>
      <LoadedPart
        of={loaded}
        isEmpty={({ total }) => total === 0}
        empty={<Notice icon="people" title={own.noneTitle} text={own.noneText} />}
      >
        {({ records, pages }) => (
          <>
            <Table
              caption={own.title}
              columns={columns}
              rows={records}
              rowKey={({ userId }) => userId}
              isBusy={loaded.state === "loading"}
            />
            <Pager page={page} pages={pages} onPage={setPage} />
          </>
        )}
      </LoadedPart>
      {isMaking && (
        <NewUser
          onClose={() => setMaking(false)}
          onMade={(password) => {
            setMaking(false);
            if (password) setMade(password);
            loaded.refresh();
          }}
        />
      )}
    </>
  );
}
