import type { DebateDetail } from "../../domain/debate.ts";
import { dateTime, fullCount, minutesBetween } from "../../domain/formats.ts";
import { categoryName } from "../../domain/words.ts";
import { useLanguage, useWords } from "../../lib/services.ts";
import { Avatar } from "../../parts/Avatar.tsx";
import { Cover } from "../../parts/Cover.tsx";
import { Figures } from "../../parts/Figures.tsx";

export function DebateView({ debate }: { debate: DebateDetail }) {
  const words = useWords();
  return (
    <article className="debate">
      <div className="debate-head">
        <Cover debate={debate} isFirst />
        <h1 className="debate-title">{debate.title}</h1>
        <p className="debate-state">{words.state[debate.status]}</p>
      </div>
      <aside className="panel debate-side">
        <div className="debate-host">
          <Avatar address={debate.anchorAvatar} className="avatar avatar-large" />
          <p>
            <span className="fact-name">{words.host}</span>
            <span className="debate-host-name">{debate.anchorName || words.unnamedHost}</span>
          </p>
        </div>
        <h2 className="unseen">{words.figures}</h2>
        <Figures debate={debate} names={["views", "likes", "comments"]} isLarge />
        <Facts debate={debate} />
      </aside>
      <section className="debate-about">
        <h2 className="part-title">{words.about}</h2>
        <p className="debate-text">{debate.description || words.noDescription}</p>
        {debate.tags.length > 0 && (
          <ul className="tags" aria-label={words.tags}>
            {debate.tags.map((tag) => <li key={tag}># {tag}</li>)}
          </ul>
        )}
      </section>
    </article>
  );
}

function Facts({ debate }: { debate: DebateDetail }) {
  const words = useWords();
  const language = useLanguage();
  const thisYear = new Date().getFullYear();
  const when = (text: string | null) => text && dateTime(text, language, thisYear);
  const minutes = minutesBetween(debate.startTime, debate.endTime);
  const isPlan = debate.status === "upcoming";
  const facts = [
    {
      name: isPlan ? words.startPlanned : words.started,
      value: when(debate.startTime) ?? words.unscheduled,
    },
    { name: words.ended, value: when(debate.endTime) },
    {
      name: words.duration,
      value: minutes === null ? null : words.minutes(fullCount(minutes, language)),
    },
    { name: words.category, value: categoryName(debate.category, words) },
  ];
  return (
    <dl className="facts">
      {facts.map(({ name, value }) =>
        value && (
          <div key={name}>
            <dt className="fact-name">{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        )
      )}
    </dl>
  );
}
