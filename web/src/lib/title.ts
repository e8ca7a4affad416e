import { useEffect } from "react";
import { useWords } from "./services.ts";

/** Names the page in the browser's tab and history; "" is the product alone. */
export function useTitle(title: string): void {
  const { product } = useWords();
  useEffect(() => {
    document.title = title === "" ? product : `${title} · ${product}`;
  }, [title, product]);
}
