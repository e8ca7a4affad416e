import { type FormEvent, useState } from "react";
import { takeSeat } from "../../lib/enter.ts";
import { codeOf } from "../../lib/codeOf.ts";
import { secretOf } from "../../lib/fragment.ts";
import { loginAddress } from "../../lib/next.ts";
import { useAccount, useAreaWords, useServices, useWords } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { useTitle } from "../../lib/title.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Link } from "../../parts/Link.tsx";
import { joinWords } from "./words.ts";

/** Takes the seat of the link `/join#CODE`: after a tap, for previews of links must not use it up. */
export function SeatPage() {
  const { api, router, session } = useServices();
  const words = useWords();
  const own = useAreaWords(joinWords);
  const account = useAccount();
  const known = secretOf(location.hash);
  const [code, setCode] = useState(known);
  const take = useSubmit((_key: string) => takeSeat(session, api, codeOf(code)));
  useTitle(own.seatTitle);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await take.run();
    if (result?.ok) router.go(`/console/${result.value.liveId}`, "replace"); // without the code
  }

  return (
    <section className="panel narrow">
      <h1>{own.seatTitle}</h1>
      <p className="narrow-lead">{own.seatLead}</p>
      <form className="form" onSubmit={submit}>
        {known === "" && (
          <TextField
            label={own.seatCode}
            name="code"
            autoComplete="off"
            spellCheck={false}
            required
            value={code}
            onChange={setCode}
          />
        )}
        {account && <p>{account.isGuest ? own.asGuest : own.asAccount(account.nickname)}</p>}
        <ActResult of={take} />
        <Button kind="main" type="submit" isBusy={take.isPending}>{own.take}</Button>
        {account?.isGuest && (
          <Link className="button" to={loginAddress(location.pathname + location.hash)}>
            {words.login}
          </Link>
        )}
      </form>
    </section>
  );
}
