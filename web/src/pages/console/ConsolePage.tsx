import type { Account } from "../../domain/account.ts";
import { useAccount, useAreaWords, useServices, useWords } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { LoginNotice } from "../../parts/LoginNotice.tsx";
import { ActsPage } from "./acts/ActsPage.tsx";
import { ConsoleMenu, ConsoleNav } from "./ConsoleNav.tsx";
import { DebateFrame } from "./DebateFrame.tsx";
import { DebatesPage } from "./debates/DebatesPage.tsx";
import { NewPage } from "./editor/NewPage.tsx";
import { type ConsolePlace, consolePlaceAt, type GeneralPlace, placesOf } from "./places.ts";
import { RoomPage } from "./rooms/RoomPage.tsx";
import { RoomsPage } from "./rooms/RoomsPage.tsx";
import { Refused } from "./Refused.tsx";
import { TokensPage } from "./tokens/TokensPage.tsx";
import { UsersPage } from "./users/UsersPage.tsx";
import { consoleWords } from "./words.ts";

/** The console: what stands at its addresses, for whom, and the way between them. */
export function ConsolePage() {
  const { router } = useServices();
  const words = useWords();
  const account = useAccount();
  const path = useStore(router.place, (place) => place.path);
  if (account === null) return <p className="wait" role="status">{words.loading}</p>;
  if (account.isGuest) return <LoginNotice level="page" />;
  return <Placed key={path} account={account} place={consolePlaceAt(path)} />;
}

function Placed({ account, place }: { account: Account; place: ConsolePlace | null }) {
  if (place?.name === "debate") {
    const { liveId, section } = place;
    return <DebateFrame key={liveId} account={account} liveId={liveId} section={section} />;
  }
  return (
    <div className="console">
      <div className="console-rail">
        <ConsoleNav account={account} />
      </div>
      <div className="console-bar">
        <ConsoleMenu account={account} />
        <ConsoleTitle />
      </div>
      <div className="console-page">
        <General account={account} place={place} />
      </div>
    </div>
  );
}

function ConsoleTitle() {
  return <p className="console-name">{useAreaWords(consoleWords).title}</p>;
}

function General({ account, place }: { account: Account; place: ConsolePlace | null }) {
  if (place === null || place.name === "debate") return <Refused because="missing" />;
  const name: GeneralPlace = place.name === "room" ? "rooms" : place.name;
  if (!placesOf(account).includes(name)) return <Refused because="account" />;
  if (place.name === "room") return <RoomPage roomId={place.roomId} />;
  if (place.name === "rooms") return <RoomsPage />;
  if (place.name === "audit") return <ActsPage />;
  if (place.name === "users") return <UsersPage account={account} />;
  if (place.name === "tokens") return <TokensPage account={account} />;
  if (place.name === "new") return <NewPage account={account} />;
  return <DebatesPage account={account} />;
}
