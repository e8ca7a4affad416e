import { readDetail } from "../../domain/debate.ts";
import { failureText } from "../../domain/words.ts";
import { useLoad } from "../../lib/load.ts";
import { useWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";

/** The big screen of a hall. */
export function ScreenPage({ liveId }: { liveId: string }) {
  const words = useWords();
  const path = `/api/live/detail/${encodeURIComponent(liveId)}`;
  const { value, failure } = useLoad(path, readDetail);
  useTitle(value?.title ?? "");
  return (
    <div className="screen">
      <h1 className="screen-motion">{value?.title}</h1>
      <p className="screen-state" role="status">
        {value ? words.state[value.status] : failure ? failureText(failure, words) : words.loading}
      </p>
    </div>
  );
}
