import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

export interface Tab<T extends string> {
  id: T;
  name: ReactNode;
  content: () => ReactNode;
}

/** Panels of which one is shown: arrows, Home and End move along the tabs, Tab goes into the panel. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose }: {
  label: string;
  tabs: readonly Tab<T>[];
  chosen: T;
  onChoose: (id: T) => void;
}) {
  const base = useId();
  const row = useRef<HTMLDivElement>(null);
  const current = tabs.find(({ id }) => id === chosen);

  function move(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = tabs.findIndex(({ id }) => id === chosen);
    const next = step === "first"
      ? 0
      : step === "last"
      ? tabs.length - 1
      : (place + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (!tab) return;
    onChoose(tab.id);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  }

  return (
    <div className="tabbed">
      <div className="tab-row" role="tablist" aria-label={label} ref={row} onKeyDown={move}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="tab"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === chosen}
            aria-controls={id === chosen ? `${base}-panel` : undefined}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${chosen}`}
      >
        {current?.content()}
      </div>
    </div>
  );
}

const steps: Record<string, number | "first" | "last"> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  Home: "first",
  End: "last",
};
