import { useState } from "react";
import type { Account } from "../../domain/account.ts";
import { useAreaWords, useServices } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { Dialog } from "../../parts/Dialog.tsx";
import { Icon, type IconName } from "../../parts/Icon.tsx";
import { Link } from "../../parts/Link.tsx";
import { addresses, type GeneralPlace, placesOf } from "./places.ts";
import { consoleWords } from "./words.ts";

const icons: Record<GeneralPlace, IconName> = {
  debates: "chat",
  new: "plus",
  rooms: "screen",
  users: "people",
  audit: "clock",
  tokens: "link",
};

/** The console's general pages, for who may open them. */
export function ConsoleNav({ account }: { account: Account }) {
  const { router } = useServices();
  const own = useAreaWords(consoleWords);
  const path = useStore(router.place, (place) => place.path);
  return (
    <nav className="console-nav" aria-label={own.navLabel}>
      <ul>
        {placesOf(account).map((name) => {
          const isHere = path === addresses[name] ||
            (name === "rooms" && path.startsWith(addresses.rooms));
          return (
            <li key={name}>
              <Link
                className="console-nav-link"
                to={addresses[name]}
                aria-current={isHere ? "page" : undefined}
              >
                <Icon name={icons[name]} />
                {own.place[name]}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The same behind a button, where there is no room for it beside the page. */
export function ConsoleMenu({ account }: { account: Account }) {
  const { router } = useServices();
  const own = useAreaWords(consoleWords);
  const path = useStore(router.place, (place) => place.path);
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <>
      <button
        type="button"
        className="button button-quiet console-menu"
        aria-label={own.menu}
        aria-haspopup="dialog"
        onClick={() => setOpenAt(path)}
      >
        <Icon name="menu" />
      </button>
      {openAt === path && (
        <Dialog title={own.title} isDrawer onClose={() => setOpenAt(null)}>
          <ConsoleNav account={account} />
        </Dialog>
      )}
    </>
  );
}
