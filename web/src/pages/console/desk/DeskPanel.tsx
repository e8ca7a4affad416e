import { type ReactNode, useId } from "react";

/** One part of the desk: a heading, what belongs beside it, and a body that scrolls by itself. */
export function DeskPanel({ area, title, isTitleUnseen = false, beside, children }: {
  /** Its place on the desk, as in desk.css. */
  area: "rounds" | "standing" | "danmaku" | "tools";
  title: string;
  /** What is inside says it well enough to those who see it. */
  isTitleUnseen?: boolean;
  beside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="desk-panel" data-area={area} aria-labelledby={id}>
      <header className={isTitleUnseen ? "unseen" : "desk-panel-head"}>
        <h2 id={id}>{title}</h2>
        {beside}
      </header>
      <div className="desk-panel-body">{children}</div>
    </section>
  );
}
