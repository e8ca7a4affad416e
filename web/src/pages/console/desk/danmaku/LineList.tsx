import {
  type KeyboardEvent,
  type MutableRefObject,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { shownText } from "../../../../danmaku/line.ts";
import { danmakuWords } from "../../../../danmaku/words.ts";
import type { SeatRole } from "../../../../domain/account.ts";
import type { Side } from "../../../../domain/values.ts";
import { useAreaWords } from "../../../../lib/services.ts";
import { Icon, type IconName } from "../../../../parts/Icon.tsx";
import { currentRow, rowAfterKey } from "./roving.ts";

/** What somebody said, as the staff sees it. */
export interface SaidLine {
  id: string;
  text: string;
  side: Side | null;
  author: { name: string; tag: string; badge?: SeatRole | null };
}

/** What may be done to a line; its key works while the line has the focus. */
export interface LineAct<L> {
  key: string;
  name: string;
  icon: IconName;
  tone?: "good" | "danger";
  run: (line: L) => void;
}

/**
 * Lines that are worked off: arrows or j and k move, a letter acts, and the focus goes on to the next
 * line by itself. `note` stands under a line, and so does why the last verdict on it was not taken.
 */
export function LineList<L extends SaidLine>({ label, lines, acts, note, failures, askedFrom }: {
  label: string;
  lines: readonly L[];
  acts: readonly LineAct<L>[];
  note?: (line: L) => ReactNode;
  /** By the lines' ids. */
  failures: ReadonlyMap<string, string>;
  /** What had the focus when somebody asked for this list by a key; its line is given it once. */
  askedFrom: MutableRefObject<Element | null>;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<{ id: string | null; at: number }>({ id: null, at: 0 });
  const ids = lines.map(({ id }) => id);
  const at = currentRow(ids, current.id, current.at);
  /** The line that has the focus, or had it when it was taken away. */
  const focusedId = useRef<string | null>(null);
  const known = useRef(ids);
  known.current = ids;

  // Lines come when they come: whoever has gone elsewhere meanwhile stays there.
  useLayoutEffect(() => {
    const from = askedFrom.current;
    if (from === null || ids.length === 0) return;
    askedFrom.current = null;
    if (isFree() || document.activeElement === from) rowAt(at)?.focus();
  });

  // The place of a line that is gone has the focus: so one key after another works a list off.
  useLayoutEffect(() => {
    const id = focusedId.current;
    if (id === null || ids.includes(id)) return;
    focusedId.current = null;
    if (isFree()) rowAt(at)?.focus({ preventScroll: true });
  });

  function rowAt(index: number): HTMLElement | null {
    return list.current?.children[index] as HTMLElement | null ?? null;
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const next = rowAfterKey(key, at, lines.length);
    const line = lines[at];
    const act = acts.find((act) => act.key === key);
    if (next !== null) rowAt(next)?.focus();
    else if (act && line && !event.repeat) act.run(line);
    else return;
    event.preventDefault();
  }

  return (
    <ul
      className="desk-lines"
      aria-label={label}
      ref={list}
      onKeyDown={press}
      onBlur={(event) => {
        const isGone = focusedId.current !== null && !known.current.includes(focusedId.current);
        if (!isGone && !event.currentTarget.contains(event.relatedTarget)) focusedId.current = null;
      }}
    >
      {lines.map((line, index) => (
        <li
          key={line.id}
          className="desk-line"
          tabIndex={index === at ? 0 : -1}
          data-current={index === at || undefined}
          onFocus={() => {
            focusedId.current = line.id;
            setCurrent({ id: line.id, at: index });
          }}
        >
          <div className="desk-line-said">
            <Said line={line} />
            {note && <p className="field-hint">{note(line)}</p>}
            {failures.has(line.id) && (
              <p className="field-error" role="alert">{failures.get(line.id)}</p>
            )}
          </div>
          <div className="desk-line-acts">
            {acts.map(({ key, name, icon, tone, run }) => (
              <button
                key={key}
                type="button"
                className="desk-act"
                data-tone={tone}
                tabIndex={index === at ? 0 : -1}
                aria-label={name}
                title={`${name} (${key.toUpperCase()})`}
                onClick={() => run(line)}
              >
                <Icon name={icon} />
              </button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Said({ line: { text, side, author } }: { line: SaidLine }) {
  const words = useAreaWords(danmakuWords);
  return (
    <p>
      {side && (
        <span className="side-mark" data-side={side}>
          <span aria-hidden="true">{words.marks[side]}</span>
          <span className="unseen">{words.sides[side]}</span>
        </span>
      )}{" "}
      {author.badge && (
        <span className="entry-badge">{words.badges[author.badge] ?? author.badge}</span>
      )}
      <bdi className="entry-name">{author.name}</bdi>
      <bdi className="desk-line-text">{shownText(text)}</bdi>
    </p>
  );
}

/** Nothing on the page has the focus. */
function isFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
