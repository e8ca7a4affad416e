import { useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";

export function MissingPage() {
  const words = useWords();
  useTitle(words.pageMissingTitle);
  return (
    <Notice icon="compass" level="page" title={words.pageMissingTitle} text={words.pageMissingText}>
      <Link className="button button-main" to="/">{words.home}</Link>
    </Notice>
  );
}
