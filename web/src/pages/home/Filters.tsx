import { addressOf, categories, type Listing } from "../../domain/listing.ts";
import { categoryName } from "../../domain/words.ts";
import { useWords } from "../../lib/services.ts";
import { Link } from "../../parts/Link.tsx";

interface Choice {
  name: string;
  to: string;
  isChosen: boolean;
}

/** Live first: it is what most readers come for. */
const tabOrder: Listing["status"][] = [null, "live", "upcoming", "ended"];

export function StatusTabs({ listing }: { listing: Listing }) {
  const words = useWords();
  const choices = tabOrder.map((status) => ({
    name: status ? words.status[status] : words.all,
    to: addressOf({ ...listing, status, page: 1 }),
    isChosen: listing.status === status,
  }));
  return <Choices className="tabs" label={words.tabsLabel} choices={choices} />;
}

export function CategoryFilter({ listing }: { listing: Listing }) {
  const words = useWords();
  const known: string[] = ["", ...categories];
  const offered = known.includes(listing.category) ? known : [...known, listing.category];
  const choices = offered.map((category) => ({
    name: category === "" ? words.allCategories : categoryName(category, words),
    to: addressOf({ ...listing, category, page: 1 }),
    isChosen: listing.category === category,
  }));
  return <Choices className="chips" label={words.categoryLabel} choices={choices} />;
}

export function SortChoice({ listing }: { listing: Listing }) {
  const words = useWords();
  const choices = (["newest", "startTime"] as const).map((sort) => ({
    name: words.sort[sort],
    to: addressOf({ ...listing, sort, page: 1 }),
    isChosen: listing.sort === sort,
  }));
  return <Choices className="sort" label={words.sortLabel} choices={choices} />;
}

/** Links, not buttons: each choice is an address of its own. */
function Choices({ className, label, choices }: {
  className: string;
  label: string;
  choices: Choice[];
}) {
  return (
    <nav className={className} aria-label={label}>
      {choices.map(({ name, to, isChosen }) => (
        <Link key={name} to={to} aria-current={isChosen ? "true" : undefined}>{name}</Link>
      ))}
    </nav>
  );
}
