import { mayCreate } from "../domain/account.ts";
import { type Language, languageOf } from "../domain/words.ts";
import { loginAddress } from "../lib/next.ts";
import { useAccount, useServices, useWords } from "../lib/services.ts";
import { useStore } from "../lib/store.ts";
import { useSubmit } from "../lib/submit.ts";
import { hasEnglish, loadEnglish } from "../words/english.ts";
import { ActResult } from "./ActResult.tsx";
import { Avatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { Link } from "./Link.tsx";
import { Menu, type MenuItem } from "./Menu.tsx";

export function Header() {
  const { language } = useServices();
  const words = useWords();
  const other = languageOf(words.locale === "en" ? null : "en");
  const speak = async (chosen: Language) => {
    if (chosen === "en") await loadEnglish().catch(() => {}); // not to be had: all stays as it is
    if (chosen === "zh" || hasEnglish()) language.set(chosen);
  };
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
          onClick={() => speak(other)}
        >
          <Icon name="globe" />
          {words.otherLanguage}
        </button>
        <Who />
      </div>
    </header>
  );
}

/** Who one is, and where that leads. */
function Who() {
  const { api, router, session } = useServices();
  const words = useWords();
  const account = useAccount();
  const place = useStore(router.place, (value) => value);
  const logout = useSubmit((_key: string) => session.logout(api));
  const isMember = account !== null && !account.isGuest;
  const name = account?.nickname || words.guest;
  const login = place.path === "/login" ? "/login" : loginAddress(place.path + place.search);
  const items: MenuItem[] = [
    { name: words.account, icon: "person", onChoose: () => router.go("/account") },
    { name: words.console, icon: "settings", onChoose: () => router.go("/console") },
    { name: words.logout, icon: "leave", onChoose: () => logout.run() },
  ];
  const isStaff = isMember && (mayCreate(account) || account.seats.length > 0);
  return (
    <div className="who" aria-busy={account === null}>
      <ActResult of={logout} />
      {isMember
        ? (
          <Menu
            label={name}
            className="button button-quiet who-button"
            items={items.filter((item) => isStaff || item.name !== words.console)}
          >
            <Avatar address={account.avatar} />
            <span className="who-name">{name}</span>
          </Menu>
        )
        : (
          <>
            <Link className="who-guest" to="/account" aria-label={`${words.account}: ${name}`}>
              <Avatar address={account?.avatar ?? null} />
              <span className="who-name">{name}</span>
            </Link>
            <Link className="button" to={login}>{words.login}</Link>
          </>
        )}
    </div>
  );
}
