import { type RefObject, useCallback, useState, useSyncExternalStore } from "react";

/** How an element fills more than its place: the `screen`, or where that is not to be had, the `page`. */
export type Fullness = "screen" | "page" | null;

/** Whether an element fills the screen, and the switch for it. iPhones let no element: there it fills the page. */
export function useFullScreen(
  element: RefObject<HTMLElement>,
): { fullness: Fullness; turnFull: () => void } {
  const [fillsPage, setFillsPage] = useState(false);
  const fillsScreen = useSyncExternalStore(
    follow,
    () => element.current !== null && document.fullscreenElement === element.current,
  );
  const turnFull = useCallback(() => {
    if (!document.fullscreenEnabled) return setFillsPage((before) => !before);
    const act = document.fullscreenElement
      ? document.exitFullscreen()
      : element.current?.requestFullscreen();
    act?.catch(() => {}); // refused by the browser: the page stays as it is
  }, [element]);
  return { fullness: fillsScreen ? "screen" : fillsPage ? "page" : null, turnFull };
}

function follow(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}
