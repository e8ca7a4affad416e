import { useCallback, useEffect, useRef } from "react";
import { type Page, readPage } from "../../domain/debate.ts";
import { fullCount } from "../../domain/formats.ts";
import { addressOf, type Listing, listingOf, pageSize, requestOf } from "../../domain/listing.ts";
import { patched } from "../../domain/lobby.ts";
import { useLobby } from "../../live/lobbyHooks.ts";
import { type Loaded, useLoad } from "../../lib/load.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { LoadedPart } from "../../parts/LoadedPart.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Pager } from "../../parts/Pager.tsx";
import { DebateCard, DebateCardSkeleton } from "./DebateCard.tsx";
import { CategoryFilter, SortChoice, StatusTabs } from "./Filters.tsx";
import { useLobbyRefresh } from "./useLobbyRefresh.ts";
import { SearchBox } from "./SearchBox.tsx";
import { homeWords } from "./words.ts";

/** The list of debates. What it shows is said by the address alone. */
export function HomePage() {
  const { router } = useServices();
  const own = useAreaWords(homeWords);
  const language = useLanguage();
  const place = useStore(router.place, (value) => value);
  const listing = listingOf(place.search);
  const loaded = useLoad(requestOf(listing), readPage, true);
  const { debates: lobby } = useLobby();
  useLobbyRefresh(lobby, loaded.refresh);
  const top = useRef<HTMLDivElement>(null);
  useTitle("");

  const search = useCallback((keyword: string) => {
    const current = listingOf(router.place.value.search);
    router.go(addressOf({ ...current, keyword, page: 1 }), "replace");
  }, [router]);

  useEffect(() => {
    if (place.cause === "push" && listing.page > 1) top.current?.scrollIntoView();
  }, [place.cause, listing.page]);

  const total = loaded.value && fullCount(loaded.value.total, language);
  return (
    <>
      <div className="lead">
        <div>
          <h1 className="lead-title">{own.title}</h1>
          <p className="lead-text">{own.lead}</p>
        </div>
        <SearchBox keyword={listing.keyword} onSearch={search} />
      </div>
      <div className="filters" ref={top}>
        <StatusTabs listing={listing} />
        <CategoryFilter listing={listing} />
      </div>
      <div className="list-head">
        <p role="status" className="list-total number">{total && own.total(total)}</p>
        <SortChoice listing={listing} />
      </div>
      <List listing={listing} loaded={loaded} lobby={lobby} />
    </>
  );
}

function List({ listing, loaded, lobby }: {
  listing: Listing;
  loaded: Loaded<Page>;
  lobby: ReturnType<typeof useLobby>["debates"];
}) {
  return (
    <LoadedPart
      of={loaded}
      skeleton={<Skeleton />}
      isEmpty={(page) => page.records.length === 0}
      empty={<Nothing listing={listing} total={loaded.value?.total ?? 0} />}
    >
      {(page) => (
        <>
          <ul className="grid" aria-busy={loaded.state === "loading"}>
            {patched(page.records, lobby).map((debate, index) => (
              <li key={debate.liveId}>
                <DebateCard debate={debate} isFirst={index < 4} />
              </li>
            ))}
          </ul>
          <Pager
            page={page.page}
            pages={page.pages}
            addressOfPage={(to) => addressOf({ ...listing, page: to })}
          />
        </>
      )}
    </LoadedPart>
  );
}

function Nothing({ listing, total }: { listing: Listing; total: number }) {
  const own = useAreaWords(homeWords);
  if (total > 0) {
    return (
      <Notice icon="inbox" title={own.pastEndTitle} text={own.pastEndText}>
        <Link className="button button-main" to={addressOf({ ...listing, page: 1 })}>
          {own.firstPage}
        </Link>
      </Notice>
    );
  }
  if (!listing.status && !listing.category && !listing.keyword) {
    return <Notice icon="inbox" title={own.emptyTitle} text={own.emptyText} />;
  }
  return (
    <Notice icon="search" title={own.noneTitle} text={own.noneText}>
      <Link className="button button-main" to="/">{own.showAll}</Link>
    </Notice>
  );
}

function Skeleton() {
  return (
    <ul className="grid">
      {Array.from({ length: pageSize }, (_, index) => <DebateCardSkeleton key={index} />)}
    </ul>
  );
}
