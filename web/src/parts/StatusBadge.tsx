import type { Status } from "../domain/debate.ts";
import { useWords } from "../lib/services.ts";

export function StatusBadge({ status }: { status: Status }) {
  const words = useWords();
  return <span className="badge" data-status={status}>{words.status[status]}</span>;
}
