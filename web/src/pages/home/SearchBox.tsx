import { type FormEvent, useEffect, useRef, useState } from "react";
import { keywordLimit } from "../../domain/listing.ts";
import { useAreaWords } from "../../lib/services.ts";
import { Icon } from "../../parts/Icon.tsx";
import { homeWords } from "./words.ts";

const restMs = 300;

/**
 * Searches once typing rests, at once on Enter, and never while an input method is composing.
 * `onSearch` must keep its identity between renders.
 */
export function SearchBox({ keyword, onSearch }: {
  keyword: string;
  onSearch: (keyword: string) => void;
}) {
  const own = useAreaWords(homeWords);
  const [text, setText] = useState(keyword);
  const [isComposing, setComposing] = useState(false);
  const asked = useRef(keyword);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (keyword === asked.current) return;
    asked.current = keyword; // the address moved by another way: back, or "show all"
    setText(keyword);
  }, [keyword]);

  useEffect(() => {
    if (isComposing || text.trim() === asked.current) return;
    const timer = setTimeout(() => ask(text), restMs);
    return () => clearTimeout(timer);
  }, [text, isComposing, onSearch]);

  function ask(wanted: string): void {
    if (wanted.trim() === asked.current) return;
    asked.current = wanted.trim();
    onSearch(asked.current);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    ask(text);
  }

  function clear(): void {
    setText("");
    ask("");
    input.current?.focus();
  }

  return (
    <form className="search" role="search" onSubmit={submit}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        name="keyword"
        aria-label={own.searchLabel}
        placeholder={own.searchHint}
        maxLength={keywordLimit}
        autoComplete="off"
        enterKeyHint="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      {text !== "" && (
        <button type="button" className="search-clear" aria-label={own.clear} onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </form>
  );
}
