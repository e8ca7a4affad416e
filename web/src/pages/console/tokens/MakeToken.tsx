import { type FormEvent, useState } from "react";
import type { Account, AccountRole, SeatRole } from "../../../domain/account.ts";
import { readOwnDebates } from "../../../domain/ownDebate.ts";
import { readMadeToken, tokenRoles } from "../../../domain/token.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { tokensWords } from "./words.ts";

const fields = ["name", "role", "liveId", "expiresAtMs"];
const dayMs = 24 * 3600 * 1000;
const lives = ["30", "90", "365", ""] as const;

/** Makes a token: of the account up to a role, or of one seat. */
export function MakeToken({ account, onMade }: {
  account: Account;
  onMade: (token: string) => void;
}) {
  const { api } = useServices();
  const own = useAreaWords(tokensWords);
  const debates = useLoad("/api/live/mine?archived=false&page=1&size=100", readOwnDebates).value
    ?.records ?? [];
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"account" | "debate">("account");
  const [liveId, setLiveId] = useState("");
  const [role, setRole] = useState<AccountRole | SeatRole>("viewer");
  const [life, setLife] = useState<typeof lives[number]>("90");
  const debate = debates.find((one) => one.liveId === liveId) ?? debates[0];
  const roles = scope === "debate" && debate ? debate.roles : tokenRoles(account.role);
  const chosen = roles.find((one) => one === role) ?? roles[0] ?? "viewer";
  const make = useSubmit((_key, body: object) =>
    api.send("POST", "/api/user/tokens", body, readMadeToken, { isOnce: true })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await make.run({
      name,
      role: chosen,
      liveId: scope === "debate" ? debate?.liveId ?? null : null,
      expiresAtMs: life === "" ? null : Date.now() + Number(life) * dayMs,
    });
    if (!result?.ok) return;
    setName("");
    onMade(result.value);
  }

  return (
    <form className="panel form" onSubmit={submit}>
      <h2>{own.make}</h2>
      <div className="form-pair">
        <TextField
          label={own.name}
          hint={own.nameHint}
          name="name"
          maxLength={40}
          required
          reason={make.fieldReason("name")}
          value={name}
          onChange={setName}
        />
        <Select
          label={own.scope}
          hint={debates.length === 0 ? own.noDebates : undefined}
          disabled={debates.length === 0}
          value={scope}
          options={[
            { value: "account", name: own.scopes.account },
            { value: "debate", name: own.scopes.debate },
          ]}
          onChange={setScope}
        />
        {scope === "debate" && debate && (
          <Select
            label={own.debate}
            reason={make.fieldReason("liveId")}
            value={debate.liveId}
            options={debates.map((one) => ({ value: one.liveId, name: one.title }))}
            onChange={setLiveId}
          />
        )}
        <Select
          label={own.role}
          reason={make.fieldReason("role")}
          value={chosen}
          options={roles.map((value) => ({ value, name: own.roles[value] }))}
          onChange={setRole}
        />
        <Select
          label={own.life}
          reason={make.fieldReason("expiresAtMs")}
          value={life}
          options={lives.map((value) => ({ value, name: own.lives[value] }))}
          onChange={setLife}
        />
      </div>
      <div className="form-acts">
        <Button kind="main" type="submit" icon="plus" isBusy={make.isPending}>{own.go}</Button>
        <ActResult of={make} fields={fields} />
      </div>
    </form>
  );
}
