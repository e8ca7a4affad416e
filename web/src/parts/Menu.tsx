import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./Icon.tsx";

export interface MenuItem {
  name: string;
  icon?: IconName;
  /** Drawn as dangerous; it should still ask. */
  isDanger?: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
}

/** A button that opens a list of acts: arrows move, Enter chooses, Esc and a press outside close. */
export function Menu({ label, items, children, className = "button button-quiet" }: {
  /** Names the button for those who do not see it. */
  label: string;
  items: readonly MenuItem[];
  /** On the button; three dots if absent. */
  children?: ReactNode;
  className?: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const entries = () =>
    Array.from(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []);

  useEffect(() => {
    if (!isOpen) return;
    entries()[0]?.focus();
    const leave = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  function press(event: KeyboardEvent): void {
    if (!isOpen) return;
    const list = entries();
    const place = list.findIndex((entry) => entry === document.activeElement);
    const moves: Record<string, number> = {
      ArrowDown: (place + 1) % list.length,
      ArrowUp: (place - 1 + list.length) % list.length,
      Home: 0,
      End: list.length - 1,
    };
    if (event.key === "Escape") {
      event.stopPropagation(); // a dialog around it stays
      event.preventDefault();
      close();
    } else if (moves[event.key] !== undefined) {
      event.preventDefault();
      list[moves[event.key] ?? 0]?.focus();
    }
  }

  return (
    <div className="menu" ref={root} onKeyDown={press}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children ?? <Icon name="more" />}
      </button>
      {isOpen && (
        <div className="menu-list" role="menu" id={id} aria-label={label}>
          {items.map(({ name, icon, isDanger, isDisabled, onChoose }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={isDanger ? "menu-item menu-danger" : "menu-item"}
              disabled={isDisabled}
              onClick={() => {
                close();
                onChoose();
              }}
            >
              {icon && <Icon name={icon} />}
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
