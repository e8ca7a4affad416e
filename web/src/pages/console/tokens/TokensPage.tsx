import { useState } from "react";
import type { Account } from "../../../domain/account.ts";
import { instant } from "../../../domain/formats.ts";
import { readTokens, type Token } from "../../../domain/token.ts";
import { useLoad } from "../../../lib/load.ts";
import { done } from "../../../lib/read.ts";
import { useAreaWords, useLanguage, useServices } from "../../../lib/services.ts";
import { useTitle } from "../../../lib/title.ts";
import { ConfirmButton } from "../../../parts/ConfirmButton.tsx";
import { CopyButton } from "../../../parts/CopyButton.tsx";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { type Column, Table } from "../../../parts/Table.tsx";
import { PageHead } from "../PageHead.tsx";
import { Secret } from "../Secret.tsx";
import { MakeToken } from "./MakeToken.tsx";
import { tokensWords } from "./words.ts";

/** One's API tokens: makes some, and revokes those there are. */
export function TokensPage({ account }: { account: Account }) {
  const { api } = useServices();
  const own = useAreaWords(tokensWords);
  const language = useLanguage();
  const loaded = useLoad("/api/user/tokens", readTokens);
  const [made, setMade] = useState<string | null>(null);
  useTitle(own.title);
  const say = (ms: number) => instant(ms, language, Date.now());

  const columns: Column<Token>[] = [
    { id: "name", name: own.name, cell: ({ name }) => <strong>{name}</strong> },
    {
      id: "role",
      name: own.role,
      cell: ({ role, liveId }) =>
        `${own.roles[role]} · ${liveId === null ? own.scopes.account : own.scopes.debate}`,
    },
    { id: "created", name: own.created, cell: ({ createdAtMs }) => say(createdAtMs) },
    {
      id: "used",
      name: own.used,
      cell: ({ usedAtMs }) => usedAtMs === null ? own.neverUsed : say(usedAtMs),
    },
    {
      id: "expires",
      name: own.expires,
      cell: ({ expiresAtMs }) => expiresAtMs === null ? own.noEnd : say(expiresAtMs),
    },
    {
      id: "acts",
      name: own.acts,
      cell: ({ id, name }) => (
        <ConfirmButton
          name={own.revoke}
          kind="quiet"
          question={own.revokeQuestion(name)}
          consequence={<p>{own.revokeText}</p>}
          confirm={own.revoke}
          act={(key) => api.send("DELETE", `/api/user/tokens/${id}`, undefined, done, { key })}
          onDone={loaded.refresh}
        />
      ),
    },
  ];

  return (
    <>
      <PageHead title={own.title} lead={own.lead} />
      {made && (
        <Secret key={made} name={own.made} onClose={() => setMade(null)}>
          <CopyButton label={own.secret} text={made} />
        </Secret>
      )}
      <MakeToken
        account={account}
        onMade={(token) => {
          setMade(token);
          loaded.refresh();
        }}
      />
      <LoadedPart
        of={loaded}
        isEmpty={(tokens) => tokens.length === 0}
        empty={<Notice icon="link" title={own.emptyTitle} text={own.emptyText} />}
      >
        {(tokens) => (
          <Table
            caption={own.list}
            columns={columns}
            rows={tokens}
            rowKey={({ id }) => id}
          />
        )}
      </LoadedPart>
    </>
  );
}
