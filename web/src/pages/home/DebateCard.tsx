import type { Debate } from "../../domain/debate.ts";
import { shortCount } from "../../domain/formats.ts";
import { dateTime } from "../../domain/moreFormats.ts";
import { categoryName } from "../../domain/words.ts";
import { useAreaWords, useLanguage, useWords } from "../../lib/services.ts";
import { useLobbyCounter } from "../../live/lobbyHooks.ts";
import { Avatar } from "../../parts/Avatar.tsx";
import { Cover } from "../../parts/Cover.tsx";
import { Figures } from "../../parts/Figures.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { Link } from "../../parts/Link.tsx";
import { partWords } from "../../parts/partWords.ts";
import { homeWords } from "./words.ts";

/** One debate of the list; the title's link covers the whole card. */
export function DebateCard({ debate, isFirst }: { debate: Debate; isFirst: boolean }) {
  const words = useWords();
  const shared = useAreaWords(partWords);
  const language = useLanguage();
  const start = debate.startTime &&
    dateTime(debate.startTime, language, new Date().getFullYear());
  return (
    <article className="card">
      <Cover debate={debate} isFirst={isFirst}>
        {debate.status === "live" && <Watching debate={debate} />}
      </Cover>
      <div className="card-body">
        <h2 className="card-title">
          <Link to={`/debate/${encodeURIComponent(debate.liveId)}`}>{debate.title}</Link>
        </h2>
        <p className="card-when number">
          {debate.category && (
            <span className="card-category">{categoryName(debate.category, words)}</span>
          )}
          <span>{start ?? shared.unscheduled}</span>
        </p>
        <div className="card-foot">
          <span className="card-host">
            <Avatar address={debate.anchorAvatar} />
            <span className="unseen">{shared.host}</span>
            <span className="card-host-name">{debate.anchorName || shared.unnamedHost}</span>
          </span>
          <Figures debate={debate} names={["views", "likes", "comments"]} />
        </div>
      </div>
    </article>
  );
}

/** How many watch now, as the lobby keeps telling. */
function Watching({ debate }: { debate: Debate }) {
  const own = useAreaWords(homeWords);
  const language = useLanguage();
  const count = useLobbyCounter(debate.liveId, "viewers") ?? debate.viewers;
  if (count === 0) return null; // the first moments; nobody is drawn in by an empty hall
  return (
    <span className="badge number">
      <Icon name="people" />
      {own.watching(shortCount(count, language))}
    </span>
  );
}

export function DebateCardSkeleton() {
  return (
    <li className="card skeleton">
      <div className="cover" />
      <div className="card-body">
        <span className="bone" />
        <span className="bone bone-short" />
        <span className="bone bone-foot" />
      </div>
    </li>
  );
}
