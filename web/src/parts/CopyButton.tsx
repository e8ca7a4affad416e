import { useEffect, useRef, useState } from "react";
import { useAreaWords } from "../lib/services.ts";
import { Button } from "./Button.tsx";
import { partWords } from "./partWords.ts";

const saidMs = 2500;

/** A text to take along, and a button that does it; where the browser forbids, the text is selected. */
export function CopyButton({ text, label }: {
  text: string;
  /** What the text is: 大屏链接. */
  label: string;
}) {
  const own = useAreaWords(partWords);
  const field = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<"" | "copied" | "selected">("");

  useEffect(() => {
    if (result === "") return;
    const timer = setTimeout(() => setResult(""), saidMs);
    return () => clearTimeout(timer);
  }, [result]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text); // missing where the page came without TLS
      setResult("copied");
    } catch {
      field.current?.select();
      setResult(document.execCommand("copy") ? "copied" : "selected");
    }
  }

  return (
    <div className="copy">
      <input
        ref={field}
        className="input copy-text"
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <Button icon={result === "copied" ? "check" : "copy"} onClick={copy}>{own.copy}</Button>
      <span className="copy-said" role="status">
        {result === "copied" && own.copied}
        {result === "selected" && own.selected}
      </span>
    </div>
  );
}
