import { useState } from "react";
import { readConfig } from "../../domain/config.ts";
import { useLoad } from "../../lib/load.ts";
import { nextOf } from "../../lib/nextOf.ts";
import { useAccount, useAreaWords, useServices, useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { Tabs } from "../../parts/Tabs.tsx";
import { LoginForm } from "./LoginForm.tsx";
import { RegisterForm } from "./RegisterForm.tsx";
import { loginWords } from "./words.ts";

/** Log in, or make an account where the installation allows it; then on to where one wanted to go. */
export function LoginPage() {
  const { router } = useServices();
  const words = useWords();
  const own = useAreaWords(loginWords);
  const account = useAccount();
  const isClosed = useLoad("/api/config", readConfig).value?.isOpen === false;
  const [mode, setMode] = useState<"login" | "register">("login");
  const [next] = useState(() => nextOf(location.hash)); // the link past the header changes it
  const go = () => router.go(next, "replace");
  useTitle(words.login);

  if (account && !account.isGuest) {
    return (
      <section className="panel narrow">
        <h1>{own.already(account.nickname)}</h1>
        <div className="form-acts">
          <Link className="button button-main" to={next}>{own.goOn}</Link>
          <Link className="button" to="/account">{words.account}</Link>
        </div>
      </section>
    );
  }
  return (
    <section className="panel narrow">
      <h1>{own.title}</h1>
      <p className="narrow-lead">{own.lead}</p>
      <Tabs
        label={own.title}
        chosen={mode}
        onChoose={setMode}
        tabs={[
          { id: "login", name: words.login, content: () => <LoginForm onDone={go} /> },
          {
            id: "register",
            name: own.register,
            content: () => isClosed ? <p>{own.closed}</p> : <RegisterForm onDone={go} />,
          },
        ]}
      />
    </section>
  );
}
