import { pageSteps } from "../../domain/listing.ts";
import { useWords } from "../../lib/services.ts";
import { Icon } from "../../parts/Icon.tsx";
import { Link } from "../../parts/Link.tsx";

export function Pager({ page, pages, addressOfPage }: {
  page: number;
  pages: number;
  addressOfPage: (page: number) => string;
}) {
  const words = useWords();
  if (pages < 2) return null;
  return (
    <nav className="pager" aria-label={words.pagesLabel}>
      {page > 1 && (
        <Link className="pager-step" to={addressOfPage(page - 1)} rel="prev">
          <Icon name="back" />
          <span className="button-text">{words.previous}</span>
        </Link>
      )}
      <span className="pager-place number" aria-hidden="true">{page} / {pages}</span>
      {pageSteps(page, pages).map((step, index) =>
        step === null ? <span key={`gap${index}`} className="pager-gap">…</span> : (
          <Link
            key={step}
            className="pager-step pager-page number"
            to={addressOfPage(step)}
            aria-label={words.page(String(step))}
            aria-current={step === page ? "page" : undefined}
          >
            {step}
          </Link>
        )
      )}
      {page < pages && (
        <Link className="pager-step" to={addressOfPage(page + 1)} rel="next">
          <span className="button-text">{words.next}</span>
          <Icon name="forward" />
        </Link>
      )}
    </nav>
  );
}
