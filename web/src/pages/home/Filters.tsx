import { addressOf, categories, type Listing } from "../../domain/listing.ts";
import { categoryName } from "../../domain/words.ts";
import { useAreaWords, useWords } from "../../lib/services.ts";
import { Link } from "../../parts/Link.tsx";
import { homeWords } from "./words.ts";

interface Filter {
  name: string;
  to: string;
  isChosen: boolean;
}

/** Live first: it is what most readers come for. */
const tabOrder: Listing["status"][] = [null, "live", "upcoming", "ended"];

export function StatusTabs({ listing }: { listing: Listing }) {
  const words = useWords();
  const own = useAreaWords(homeWords);
  const choices = tabOrder.map((status) => ({
    name: status ? words.status[status] : own.all,
    to: addressOf({ ...listing, status, page: 1 }),
    isChosen: listing.status === status,
  }));
  return <Choices className="tabs" label={own.tabsLabel} choices={choices} />;
}

export function CategoryFilter({ listing }: { listing: Listing }) {
  const words = useWords();
  const own = useAreaWords(homeWords);
  const known: string[] = ["", ...categories];
  const offered = known.includes(listing.category) ? known : [...known, listing.category];
  const choices = offered.map((category) => ({
    name: category === "" ? own.allCategories : categoryName(category, words),
    to: addressOf({ ...listing, category, page: 1 }),
    isChosen: listing.category === category,
  }));
  return <Choices className="chips" label={own.categoryLabel} choices={choices} />;
}

export function SortChoice({ listing }: { listing: Listing }) {
  const own = useAreaWords(homeWords);
  const choices = (["newest", "startTime"] as const).map((sort) => ({
    name: own.sort[sort],
    to: addressOf({ ...listing, sort, page: 1 }),
    isChosen: listing.sort === sort,
  }));
  return <Choices className="sort" label={own.sortLabel} choices={choices} />;
}

/** Links, not buttons: each choice is an address of its own. */
function Choices({ className, label, choices }: {
  className: string;
  label: string;
  choices: Filter[];
}) {
  return (
    <nav className={className} aria-label={label}>
      {choices.map(({ name, to, isChosen }) => (
        <Link key={name} to={to} aria-current={isChosen ? "true" : undefined}>{name}</Link>
      ))}
    </nav>
  );
}
