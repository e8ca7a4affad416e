import { fullCount } from "../../domain/formats.ts";
import { signedPoints } from "../../domain/moreFormats.ts";
import { type Shown, shownOf } from "../../domain/round.ts";
import { ballotSharesOf } from "../../domain/ballotShares.ts";
import { type PublicRound, type Side, sides, type WholeDebate } from "../../domain/values.ts";
import { resultWords, verdictText } from "../../domain/resultWords.ts";
import { bandText, voteWords } from "../../domain/voteWords.ts";
import { type Shares, storyOf } from "../../hall/reveal.ts";
import { ShareBar } from "../../hall/ShareBar.tsx";
import type { Scene } from "../../hall/scene.ts";
import { hallWords } from "../../hall/words.ts";
import { useAreaWords, useLanguage } from "../../lib/services.ts";
import { useStanding } from "../../live/hooks.ts";

interface Props {
  liveId: string;
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  scene: Scene;
  /** One side's number alone, for a plate beside its speaker. */
  side: Side | null;
}

/** The vote as a strip: both sides and the bar, or in words what of it is not shown. */
export function VotePart({ liveId, debate, rounds, scene, side }: Props) {
  const standing = useStanding(liveId);
  const round = "round" in scene ? scene.round : null;
  if (!round) return null;
  const shown = shownOf(round, standing);
  const isResult = scene.name === "reveal" || scene.name === "ended";
  const story = isResult ? storyOf(round, rounds) : null;
  const shares = story?.after ?? (shown.kind === "tally" ? ballotSharesOf(shown.tally) : null);
  const shownSides = side ? [side] : sides;
  return (
    <section className="overlay-plate overlay-vote" data-one={side ?? undefined}>
      {shares && (
        <div className="overlay-sides">
          {shownSides.map((one) => (
            <OneSide
              key={one}
              debate={debate}
              side={one}
              shares={shares}
              swing={story?.swing?.[one] ?? null}
            />
          ))}
        </div>
      )}
      {shares && side === null && <ShareBar shares={shares} />}
      {side === null && <Caption debate={debate} scene={scene} shown={shown} story={story} />}
    </section>
  );
}

function OneSide({ debate, side, shares, swing }: {
  debate: WholeDebate;
  side: Side;
  shares: NonNullable<Shares>;
  swing: number | null;
}) {
  const language = useLanguage();
  return (
    <p className="overlay-side" data-side={side}>
      <bdi className="overlay-label">{debate.sides[side].label}</bdi>
      <span className="overlay-share number">{`${shares[side]}%`}</span>
      {swing !== null && (
        <span className="overlay-swing number">{signedPoints(swing, language)}</span>
      )}
    </p>
  );
}

/** What the numbers are, or why there are none. */
function Caption({ debate, scene, shown, story }: {
  debate: WholeDebate;
  scene: Scene;
  shown: Shown;
  story: ReturnType<typeof storyOf> | null;
}) {
  const words = useAreaWords(hallWords);
  const votes = useAreaWords(voteWords);
  const results = useAreaWords(resultWords);
  const language = useLanguage();
  const label = (side: Side) => debate.sides[side].label;
  const voters = shown.kind === "tally" ? shown.tally.voters : shown.voters;
  const turnout = voters !== null &&
    (shown.kind === "band" ? votes.turnoutInTens : votes.turnout)(fullCount(voters, language));
  const state = story
    ? story.verdict ? verdictText(story.verdict, results, label) : words.result
    : scene.name === "locked"
    ? words.locked
    : words.voting;
  const band = shown.kind === "band" && bandText(shown, votes, label);
  return (
    <p className="overlay-caption number">
      {[band, state, turnout].filter(Boolean).join(" · ")}
    </p>
  );
}
