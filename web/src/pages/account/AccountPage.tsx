import { loginAddress } from "../../lib/next.ts";
import { useAccount, useAreaWords, useServices, useWords } from "../../lib/services.ts";
import { useSubmit } from "../../lib/submit.ts";
import { useTitle } from "../../lib/title.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { Link } from "../../parts/Link.tsx";
import { OwnBallots } from "./OwnBallots.tsx";
import { OwnTicket } from "./OwnTicket.tsx";
import { Profile } from "./Profile.tsx";
import { Safety } from "./Safety.tsx";
import { accountWords } from "./words.ts";

/** What is one's own: a guest's ballots and tickets, and an account's profile and logins besides. */
export function AccountPage() {
  const words = useWords();
  const own = useAreaWords(accountWords);
  const account = useAccount();
  useTitle(own.title);
  return (
    <div className="account">
      <h1>{own.title}</h1>
      {account?.isGuest && (
        <section className="panel">
          <p>{own.guestLead}</p>
          <div className="form-acts">
            <Link className="button button-main" to={loginAddress("/account")}>{words.login}</Link>
          </div>
        </section>
      )}
      {account && !account.isGuest && <Profile account={account} />}
      <OwnBallots />
      <OwnTicket />
      {account && !account.isGuest && (
        <>
          <Safety />
          <Leave />
        </>
      )}
    </div>
  );
}

function Leave() {
  const { api, session } = useServices();
  const words = useWords();
  const logout = useSubmit((_key: string) => session.logout(api));
  return (
    <div className="form-acts">
      <Button icon="leave" isBusy={logout.isPending} onClick={() => logout.run()}>
        {words.logout}
      </Button>
      <ActResult of={logout} />
    </div>
  );
}
