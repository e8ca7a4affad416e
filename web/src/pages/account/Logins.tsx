import { instant } from "../../domain/formats.ts";
import { deviceName, type Login } from "../../domain/login.ts";
import { done } from "../../lib/read.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { accountWords } from "./words.ts";

/** Where the account is logged in, and how to end that. */
export function Logins({ logins, onChange }: { logins: Login[]; onChange: () => void }) {
  const { api } = useServices();
  const own = useAreaWords(accountWords);
  return (
    <>
      <ul className="logins">
        {logins.map((login) => (
          <li key={login.id} className="login">
            <Where login={login} />
            {login.isCurrent
              ? <span className="login-here">{own.thisDevice}</span>
              : <End login={login} onDone={onChange} />}
          </li>
        ))}
      </ul>
      {logins.length > 1 && (
        <ConfirmButton
          name={own.endOthers}
          question={own.endOthersQuestion}
          consequence={own.endOthersText}
          confirm={own.endOthers}
          act={(key) => api.send("DELETE", "/api/user/sessions/others", undefined, done, { key })}
          onDone={onChange}
        />
      )}
    </>
  );
}

function Where({ login }: { login: Login }) {
  const own = useAreaWords(accountWords);
  const language = useLanguage();
  return (
    <div>
      <p>{deviceName(login.agent) || own.unknownDevice}</p>
      <p className="soft">
        {own.seen(instant(login.seenAtMs, language, Date.now()), login.address)}
      </p>
    </div>
  );
}

function End({ login, onDone }: { login: Login; onDone: () => void }) {
  const { api } = useServices();
  const own = useAreaWords(accountWords);
  const end = useSubmit((key: string) =>
    api.send("DELETE", `/api/user/sessions/${login.id}`, undefined, done, { key })
  );

  async function go(): Promise<void> {
    if ((await end.run())?.ok) onDone();
  }

  return (
    <>
      <Button isBusy={end.isPending} onClick={go}>{own.end}</Button>
      <ActResult of={end} />
    </>
  );
}
