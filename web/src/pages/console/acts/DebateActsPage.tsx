import { actKinds } from "../../../domain/act.ts";
import { useAreaWords } from "../../../lib/services.ts";
import type { SectionProps } from "../SectionPage.tsx";
import { ActsPanel } from "./ActsPanel.tsx";
import { actsWords } from "./words.ts";

const ofDebates = actKinds.filter((kind) => !/^(user|token|room)[.]/.test(kind));

/** What the staff did in one debate. */
export function DebateActsPage({ debate }: SectionProps) {
  const own = useAreaWords(actsWords);
  return (
    <section className="panel form">
      <h2>{own.title}</h2>
      <p className="soft">{own.debateLead}</p>
      <ActsPanel path={`/api/live/${debate.id}/audit`} kinds={ofDebates} />
    </section>
  );
}
