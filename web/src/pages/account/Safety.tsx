import { readLogin } from "../../domain/login.ts";
import { useLoad } from "../../lib/load.ts";
import { listOf } from "../../lib/read.ts";
import { useAreaWords } from "../../lib/services.ts";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Logins } from "./Logins.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { accountWords } from "./words.ts";

const readLogins = listOf(readLogin);

/** Password and logins; an account without a password has neither to look after. */
export function Safety() {
  const own = useAreaWords(accountWords);
  const logins = useLoad("/api/user/sessions", readLogins);
  if (logins.failure?.code === 403) {
    return (
      <section className="panel">
        <p>{own.noPassword}</p>
      </section>
    );
  }
  return (
    <div className="account-pair">
      <section className="panel">
        <h2>{own.passwordTitle}</h2>
        <p className="soft">{own.passwordHint}</p>
        <PasswordForm onDone={logins.retry} />
      </section>
      <section className="panel">
        <h2>{own.logins}</h2>
        <LoadedPart of={logins}>
          {(list) => <Logins logins={list} onChange={logins.retry} />}
        </LoadedPart>
      </section>
    </div>
  );
}
