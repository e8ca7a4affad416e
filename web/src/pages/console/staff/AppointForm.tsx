import { type FormEvent, useState } from "react";
import { type SeatRole, seatRoles } from "../../../domain/account.ts";
import { type Appointed, readAppointed } from "../../../domain/member.ts";
import { useAreaWords, useServices } from "../../../lib/services.ts";
import { useSubmit } from "../../../lib/submit.ts";
import { ActResult } from "../../../parts/ActResult.tsx";
import { Button } from "../../../parts/Button.tsx";
import { Select, TextField } from "../../../parts/Field.tsx";
import { CheckField } from "../CheckField.tsx";
import { consoleWords } from "../words.ts";
import { staffWords } from "./words.ts";

const fields = ["username", "name", "title", "chair", "role"];

/** Gives somebody a seat: at once by user name, or by a link to be sent. */
export function AppointForm({ path, onAppointed }: {
  path: string;
  onAppointed: (made: Appointed) => void;
}) {
  const { api } = useServices();
  const own = useAreaWords(staffWords);
  const { seat } = useAreaWords(consoleWords);
  const [role, setRole] = useState<SeatRole>("moderator");
  const [by, setBy] = useState<"name" | "username">("name");
  const [who, setWho] = useState("");
  const [title, setTitle] = useState("");
  const [chair, setChair] = useState(false);
  // a link is a secret: its answer is never repeated
  const appoint = useSubmit((key, body: object) =>
    api.send("POST", path, body, readAppointed, by === "name" ? { isOnce: true } : { key })
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const judge = role === "judge" ? { title: title || null, chair } : {};
    const result = await appoint.run({ role, [by]: who, ...judge });
    if (!result?.ok) return;
    setWho("");
    setTitle("");
    setChair(false);
    onAppointed(result.value);
  }

  return (
    <section className="panel">
      <h2>{own.appoint}</h2>
      <form className="form" onSubmit={submit}>
        <div className="form-pair">
          <Select
            label={own.role}
            reason={appoint.fieldReason("role")}
            value={role}
            options={seatRoles.map((value) => ({ value, name: seat[value] }))}
            onChange={setRole}
          />
          <Select
            label={own.by}
            hint={by === "name" ? own.byLinkHint : own.byUserHint}
            value={by}
            options={[
              { value: "name", name: own.byLink },
              { value: "username", name: own.byUser },
            ]}
            onChange={(value) => {
              setBy(value);
              appoint.reset();
            }}
          />
          <TextField
            label={by === "name" ? own.displayName : own.username}
            name={by}
            maxLength={32}
            required
            autoComplete="off"
            reason={appoint.fieldReason(by)}
            value={who}
            onChange={(text) => {
              setWho(text);
              appoint.reset();
            }}
          />
        </div>
        {role === "judge" && (
          <div className="form-pair">
            <TextField
              label={own.title}
              hint={own.titleHint}
              name="title"
              maxLength={20}
              reason={appoint.fieldReason("title")}
              value={title}
              onChange={setTitle}
            />
            <CheckField
              name="chair"
              label={own.asChair}
              reason={appoint.fieldReason("chair")}
              disabled={false}
              isOn={chair}
              onChange={setChair}
            />
          </div>
        )}
        <div className="form-acts">
          <Button kind="main" type="submit" icon="plus" isBusy={appoint.isPending}>
            {own.go}
          </Button>
          <ActResult
            of={appoint}
            done={appoint.value?.link === null && own.appointed}
            fields={fields}
          />
        </div>
      </form>
    </section>
  );
}
