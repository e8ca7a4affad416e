import { useAreaWords, useServices } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { LoginNotice } from "../../parts/LoginNotice.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { consoleWords } from "./words.ts";

/** In place of a page that is not for this account, or that does not exist. */
export function Refused({ because }: { because: "account" | "debate" | "missing" }) {
  const own = useAreaWords(consoleWords);
  const isLoggedOut = useStore(useServices().session.isDeclined, (value) => value);
  const title = because === "missing" ? own.missingTitle : own.refusedTitle;
  const text = {
    account: own.refusedText,
    debate: own.refusedDebateText,
    missing: own.missingText,
  };
  useTitle(title);
  // Who is logged in no more may have every right still.
  if (isLoggedOut && because !== "missing") return <LoginNotice level="page" />;
  return (
    <Notice
      icon={because === "missing" ? "compass" : "lock"}
      level="page"
      title={title}
      text={text[because]}
    >
      <Link className="button button-main" to="/console">{own.toDebates}</Link>
    </Notice>
  );
}
