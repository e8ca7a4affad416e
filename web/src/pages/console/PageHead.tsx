import type { ReactNode } from "react";

/** The heading of a page of the console, and what can be begun there. */
export function PageHead({ title, lead, children }: {
  title: string;
  lead?: string;
  children?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="page-lead">{lead}</p>}
      </div>
      {children && <div className="page-acts">{children}</div>}
    </header>
  );
}
