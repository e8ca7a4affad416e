/** Areas with styles of their own: the files of `styles/areas/`. */
export type StyledArea = "room" | "account" | "console" | "screen" | "overlay";

/**
 * Loads an area's stylesheet, once. The build writes its hashed address into the page as
 * `<link rel="area" data-area=…>`, which a browser leaves alone until it becomes a stylesheet.
 */
export function loadAreaStyle(area: StyledArea): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>(`link[data-area="${area}"]`);
  if (!link) return Promise.reject(new Error(`index.html names no stylesheet of ${area}`));
  if (link.rel === "stylesheet" && link.sheet) return Promise.resolve();
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve(), { once: true });
    link.addEventListener("error", () => {
      link.rel = "area"; // so that trying again asks again
      reject(new Error(`the stylesheet of ${area} did not load`));
    }, { once: true });
    link.rel = "stylesheet";
  });
}
