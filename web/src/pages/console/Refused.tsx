import { useAreaWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { consoleWords } from "./words.ts";

/** In place of a page that is not for this account, or that does not exist. */
export function Refused({ because }: { because: "account" | "debate" | "missing" }) {
  const own = useAreaWords(consoleWords);
  const title = because === "missing" ? own.missingTitle : own.refusedTitle;
  const text = {
    account: own.refusedText,
    debate: own.refusedDebateText,
    missing: own.missingText,
  };
  useTitle(title);
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
