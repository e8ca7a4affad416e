import { useEffect, useRef } from "react";
import { useServices, useWords } from "../lib/services.ts";
import { useStore } from "../lib/store.ts";
import { useTheme } from "../lib/theme.ts";
import { placeAt } from "../pages/routes.tsx";
import { Guard } from "./Guard.tsx";
import { Header } from "./Header.tsx";
import { lazyArea } from "./lazyArea.tsx";

const loadLogin = () => import("../pages/accountArea.ts");
const LoginAgain = lazyArea(() => loadLogin().then((area) => area.LoginAgain));

/** The page of the current address, what is around it, and what a change means for scroll and focus. */
export function Shell() {
  const { router, session } = useServices();
  const words = useWords();
  const path = useStore(router.place, (place) => place.path);
  const era = useStore(session.era, (value) => value);
  const isAsking = useStore(session.isAsking, (value) => value);
  const { frame, theme, content } = placeAt(path);
  const isBare = frame === "bare";
  const main = useRef<HTMLElement>(null);
  useTheme(theme);

  // A screen has nobody before it who could log in.
  useEffect(() => isBare ? undefined : session.offerLogin(loadLogin), [session, isBare]);

  useEffect(() => {
    if (router.place.value.cause !== "push") return;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [router, path]);

  const guarded = <Guard key={era} place={path}>{content}</Guard>;
  if (isBare) return <main className="bare">{guarded}</main>;
  return (
    <>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>{words.skip}</a>
      <Header />
      <main id="main" className={frame === "page" ? "wide" : undefined} tabIndex={-1} ref={main}>
        {guarded}
      </main>
      {frame === "page" && <footer className="footer wide">{words.productFull}</footer>}
      {isAsking && <LoginAgain />}
    </>
  );
}
