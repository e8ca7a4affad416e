import { useWords } from "../lib/services.ts";
import { Notice } from "./Notice.tsx";

/** What stands in place of a page that did not load, or that broke: the way on is a reload. */
export function ReloadNotice({ isLoading = false }: { isLoading?: boolean }) {
  const words = useWords();
  return (
    <Notice
      icon="broken"
      level="page"
      isAlert
      title={isLoading ? words.failedTitle : words.brokenTitle}
      text={isLoading ? words.areaFailedText : words.brokenText}
    >
      <button type="button" className="button button-main" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </Notice>
  );
}
