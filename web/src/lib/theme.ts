import { useLayoutEffect } from "react";

/** `dark` for watching, `light` for work, `overlay` over somebody's picture: see tokens.css. */
export type Theme = "dark" | "light" | "overlay";

/** Puts the whole page into a theme; the browser's own bars follow. */
export function useTheme(theme: Theme): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    const ground = getComputedStyle(root).getPropertyValue("--ground").trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", ground);
  }, [theme]);
}
