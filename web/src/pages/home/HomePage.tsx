import { useCallback, useEffect, useRef } from "react";
import { type Page, readPage } from "../../domain/debate.ts";
import { fullCount } from "../../domain/formats.ts";
import { addressOf, type Listing, listingOf, pageSize, requestOf } from "../../domain/listing.ts";
import { failureText } from "../../domain/words.ts";
import { type Loaded, useLoad } from "../../lib/load.ts";
import { useLanguage, useServices, useWords } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useTitle } from "../../lib/title.ts";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { DebateCard, DebateCardSkeleton } from "./DebateCard.tsx";
import { CategoryFilter, SortChoice, StatusTabs } from "./Filters.tsx";
import { Pager } from "./Pager.tsx";
import { SearchBox } from "./SearchBox.tsx";

/** The list of debates. What it shows is said by the address alone. */
export function HomePage() {
  const { router } = useServices();
  const words = useWords();
  const language = useLanguage();
  const place = useStore(router.place, (value) => value);
  const listing = listingOf(place.search);
  const loaded = useLoad(requestOf(listing), readPage, true);
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
          <h1 className="lead-title">{words.homeTitle}</h1>
          <p className="lead-text">{words.homeLead}</p>
        </div>
        <SearchBox keyword={listing.keyword} onSearch={search} />
      </div>
      <div className="filters" ref={top}>
        <StatusTabs listing={listing} />
        <CategoryFilter listing={listing} />
      </div>
      <div className="list-head">
        <p role="status" className="list-total number">{total && words.total(total)}</p>
        <SortChoice listing={listing} />
      </div>
      <List listing={listing} loaded={loaded} />
    </>
  );
}

function List({ listing, loaded }: { listing: Listing; loaded: Loaded<Page> }) {
  const words = useWords();
  const { state, value, failure, retry } = loaded;
  const again = (
    <button type="button" className="button button-main" onClick={retry}>{words.retry}</button>
  );
  if (!value && failure) {
    return (
      <Notice icon="broken" isAlert title={words.failedTitle} text={failureText(failure, words)}>
        {again}
      </Notice>
    );
  }
  if (!value) return <Skeleton />;
  if (value.records.length === 0 && state === "ready") {
    return <Nothing listing={listing} total={value.total} />;
  }
  return (
    <>
      {failure && <p className="stale" role="alert">{words.staleText} {again}</p>}
      <ul className="grid" aria-busy={state === "loading"}>
        {value.records.map((debate, index) => (
          <li key={debate.liveId}>
            <DebateCard debate={debate} isFirst={index < 4} />
          </li>
        ))}
      </ul>
      <Pager
        page={value.page}
        pages={value.pages}
        addressOfPage={(page) => addressOf({ ...listing, page })}
      />
    </>
  );
}

function Nothing({ listing, total }: { listing: Listing; total: number }) {
  const words = useWords();
  if (total > 0) {
    return (
      <Notice icon="inbox" title={words.pastEndTitle} text={words.pastEndText}>
        <Link className="button button-main" to={addressOf({ ...listing, page: 1 })}>
          {words.firstPage}
        </Link>
      </Notice>
    );
  }
  if (!listing.status && !listing.category && !listing.keyword) {
    return <Notice icon="inbox" title={words.emptyTitle} text={words.emptyText} />;
  }
  return (
    <Notice icon="search" title={words.noneTitle} text={words.noneText}>
      <Link className="button button-main" to="/">{words.showAll}</Link>
    </Notice>
  );
}

function Skeleton() {
  const words = useWords();
  return (
    <>
      <p className="unseen" role="status">{words.loading}</p>
      <ul className="grid" aria-hidden="true">
        {Array.from({ length: pageSize }, (_, index) => <DebateCardSkeleton key={index} />)}
      </ul>
    </>
  );
}
