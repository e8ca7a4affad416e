import { useEffect, useRef } from "react";
import { useServices, useWords } from "../lib/services.ts";
import { useStore } from "../lib/store.ts";
import { pageAt } from "../pages/routes.tsx";
import { Header } from "./Header.tsx";

/** Header, the page of the current address, and what a change of page means for scroll and focus. */
export function Shell() {
  const { router } = useServices();
  const words = useWords();
  const path = useStore(router.place, (place) => place.path);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    if (router.place.value.cause !== "push") return;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [router, path]);

  return (
    <>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>{words.skip}</a>
      <Header />
      <main id="main" className="wide" tabIndex={-1} ref={main}>{pageAt(path)}</main>
      <footer className="footer wide">{words.productFull}</footer>
    </>
  );
}
