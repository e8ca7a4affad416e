import { useAreaWords } from "../../../lib/services.ts";
import { useTitle } from "../../../lib/title.ts";
import { PageHead } from "../PageHead.tsx";
import { ActsPanel } from "./ActsPanel.tsx";
import { actsWords } from "./words.ts";

/** What was done to the installation and its seats, for operators. */
export function ActsPage() {
  const own = useAreaWords(actsWords);
  useTitle(own.title);
  return (
    <>
      <PageHead title={own.title} lead={own.lead} />
      <ActsPanel path="/api/audit" />
    </>
  );
}
