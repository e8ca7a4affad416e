import { languageOf } from "../domain/words.ts";
import { useAccount, useServices, useWords } from "../lib/services.ts";
import { Avatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { Link } from "./Link.tsx";

export function Header() {
  const { language } = useServices();
  const words = useWords();
  const who = useAccount();
  const other = languageOf(words.locale === "en" ? null : "en");
  return (
    <header className="header">
      <div className="header-row wide">
        <Link className="brand" to="/">
          <Icon name="brand" className="brand-mark" />
          <span>{words.product}</span>
        </Link>
        <button
          type="button"
          className="button button-quiet"
          aria-label={words.switchLanguage}
          onClick={() => language.set(other)}
        >
          <Icon name="globe" />
          {words.otherLanguage}
        </button>
        <div className="who" aria-busy={who === null}>
          <Avatar address={who?.avatar ?? null} />
          <span className="who-name" title={who?.nickname}>{who?.nickname || words.guest}</span>
        </div>
      </div>
    </header>
  );
}
