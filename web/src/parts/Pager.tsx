import type { ReactNode } from "react";
import { pageSteps } from "../domain/listing.ts";
import { useAreaWords } from "../lib/services.ts";
import { Icon } from "./Icon.tsx";
import { Link } from "./Link.tsx";
import { partWords } from "./partWords.ts";

interface Props {
  page: number;
  pages: number;
  /** The page's address where it has one; else `onPage` is told. */
  addressOfPage?: (page: number) => string;
  onPage?: (page: number) => void;
}

export function Pager({ page, pages, addressOfPage, onPage }: Props) {
  const own = useAreaWords(partWords);
  if (pages < 2 && page < 2) return null; // a list that shrank still has a way back
  const step = (to: number, content: ReactNode, props: StepProps = {}) => {
    const common = {
      className: props.isPage ? "pager-step pager-page number" : "pager-step",
      "aria-label": props.isPage ? own.page(String(to)) : undefined,
      "aria-current": to === page ? "page" as const : undefined,
    };
    return addressOfPage
      ? <Link key={to} {...common} to={addressOfPage(to)} rel={props.rel}>{content}</Link>
      : <button key={to} {...common} type="button" onClick={() => onPage?.(to)}>{content}</button>;
  };
  return (
    <nav className="pager" aria-label={own.pagesLabel}>
      {page > 1 && step(
        page - 1,
        <>
          <Icon name="back" />
          <span className="button-text">{own.previous}</span>
        </>,
        { rel: "prev" },
      )}
      <span className="pager-place number" aria-hidden="true">{page} / {pages}</span>
      {pageSteps(page, pages).map((to, index) =>
        to === null
          ? <span key={`gap${index}`} className="pager-gap">…</span>
          : step(to, to, { isPage: true })
      )}
      {page < pages && step(
        page + 1,
        <>
          <span className="button-text">{own.next}</span>
          <Icon name="forward" />
        </>,
        { rel: "next" },
      )}
    </nav>
  );
}

interface StepProps {
  isPage?: boolean;
  rel?: string;
}
