import { readDetail } from "../../domain/debate.ts";
import { instant } from "../../domain/formats.ts";
import { type Side, sides } from "../../domain/values.ts";
import { voteWords } from "../../domain/voteWords.ts";
import { categoryName } from "../../domain/words.ts";
import { useLoad } from "../../lib/load.ts";
import { useAreaWords, useLanguage, useWords } from "../../lib/services.ts";
import { Avatar } from "../../parts/Avatar.tsx";
import { Figures } from "../../parts/Figures.tsx";
import { partWords } from "../../parts/partWords.ts";
import { useRoom } from "./RoomContext.ts";
import { moreWords } from "./moreWords.ts";

/** What the debate is about, who stands for what, who hosts it. */
export function About() {
  const shared = useAreaWords(partWords);
  const more = useAreaWords(moreWords);
  const { debate, liveId } = useRoom();
  const { value: detail } = useLoad(`/api/live/detail/${encodeURIComponent(liveId)}`, readDetail);
  return (
    <div className="about">
      <div className="about-sides">
        {sides.map((side) => <SideCard key={side} side={side} />)}
      </div>
      <h3>{more.about}</h3>
      <p className="about-text">{debate.description || more.noDescription}</p>
      {debate.tags.length > 0 && (
        <ul className="tags" aria-label={more.tags}>
          {debate.tags.map((tag) => <li key={tag}># {tag}</li>)}
        </ul>
      )}
      <Facts />
      {detail && (
        <>
          <div className="about-host">
            <Avatar address={detail.anchorAvatar} className="avatar avatar-large" />
            <p>
              <span className="fact-name">{shared.host}</span>
              <bdi>{detail.anchorName || shared.unnamedHost}</bdi>
            </p>
          </div>
          <h3 className="unseen">{more.figures}</h3>
          <Figures debate={detail} names={["views", "likes", "comments"]} isLarge />
        </>
      )}
    </div>
  );
}

function SideCard({ side }: { side: Side }) {
  const more = useAreaWords(moreWords);
  const words = useAreaWords(voteWords);
  const { debate, labels } = useRoom();
  const { claim, team, speakers } = debate.sides[side];
  const label = labels[side];
  return (
    <section className="about-side" data-side={side}>
      <h3>
        <bdi>{label}</bdi>
        {label !== words.side[side] && <span className="about-role">{words.side[side]}</span>}
      </h3>
      {claim && <p>{claim}</p>}
      {team && <p className="round-note">{more.team}{more.colon}{team}</p>}
      {speakers.length > 0 && (
        <ul className="about-speakers" aria-label={more.speakers}>
          {speakers.map(({ seat, name }) => (
            <li key={seat}>
              <span className="number">{seat}</span> <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Facts() {
  const words = useWords();
  const more = useAreaWords(moreWords);
  const language = useLanguage();
  const { debate } = useRoom();
  const when = (ms: number | null) => ms === null ? null : instant(ms, language, Date.now());
  const facts = [
    { name: more.startPlanned, value: debate.status === 0 ? when(debate.plannedStartMs) : null },
    { name: more.started, value: when(debate.startedAtMs) },
    { name: more.ended, value: when(debate.endedAtMs) },
    { name: more.category, value: categoryName(debate.category, words) },
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
