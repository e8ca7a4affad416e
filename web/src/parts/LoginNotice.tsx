import { useWords } from "../lib/services.ts";
import { loginAddress } from "../lib/next.ts";
import { Link } from "./Link.tsx";
import { Notice } from "./Notice.tsx";

/** In place of what only those who are logged in may see; a login leads back here. */
export function LoginNotice({ level = "part" }: { level?: "page" | "part" }) {
  const words = useWords();
  const here = location.pathname + location.search + location.hash;
  return (
    <Notice icon="lock" level={level} title={words.loginNeededTitle} text={words.loginNeededText}>
      <Link className="button button-main" to={loginAddress(here)}>{words.login}</Link>
    </Notice>
  );
}
