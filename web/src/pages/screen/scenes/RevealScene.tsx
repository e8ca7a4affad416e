import { fullCount } from "../../../domain/formats.ts";
import { signedPoints } from "../../../domain/moreFormats.ts";
import { resultWords, verdictText } from "../../../domain/resultWords.ts";
import { type PublicRound, sides, type Verdict, type WholeDebate } from "../../../domain/values.ts";
import { voteWords } from "../../../domain/voteWords.ts";
import {
  type Shares,
  type Step,
  stepAt,
  stepsOf,
  type Story,
  storyOf,
} from "../../../hall/reveal.ts";
import { ShareBar } from "../../../hall/ShareBar.tsx";
import { hallWords } from "../../../hall/words.ts";
import { JoinCode } from "../../../hall/JoinCode.tsx";
import { useAreaWords, useLanguage } from "../../../lib/services.ts";
import { useServerClock } from "../../../live/hooks.ts";
import { lengthOf, Motion } from "../Motion.tsx";
import type { SceneProps } from "../SceneView.tsx";
import { SideHead } from "../SideHead.tsx";
import { screenWords } from "../words.ts";

/**
 * A result, told in steps: before, after, how far each side moved, who won. The step follows from
 * the time of the reveal, so that all screens of a hall tell the same, also one switched on late.
 */
export function RevealScene({ debate, rounds, round }: SceneProps & { round: PublicRound }) {
  const story = storyOf(round, rounds);
  const steps = stepsOf(story);
  const step = useServerClock((nowMs) =>
    stepAt(steps, (nowMs ?? Infinity) - (round.revealedAtMs ?? 0))
  );
  const isAt = (...names: Step[]) => names.includes(step);
  return (
    <RevealView
      debate={debate}
      round={round}
      story={story}
      step={step}
      shares={isAt("before") ? story.before : isAt("title") ? null : story.after}
      hasSwing={story.swing !== null && isAt("swing", "verdict")}
    />
  );
}

/** The picture of one step; the last one serves the end of the debate as well. */
export function RevealView({ debate, round, story, step, shares, hasSwing, isOver = false }: {
  debate: WholeDebate;
  round: PublicRound;
  story: Story;
  step: Step;
  shares: Shares;
  hasSwing: boolean;
  isOver?: boolean;
}) {
  const words = useAreaWords(hallWords);
  const own = useAreaWords(screenWords);
  const votes = useAreaWords(voteWords);
  const results = useAreaWords(resultWords);
  const language = useLanguage();
  const stand = story.before && (step === "before" ? words.before : words.after);
  return (
    <div className="scene scene-reveal" data-step={step}>
      <header className="scene-head">
        <p className="scene-state">
          {isOver
            ? `${own.over} · ${own.finalResult}`
            : `${votes.kind[round.kind]} · ${words.result}`}
        </p>
        <Motion debate={debate} />
      </header>
      {step === "title"
        ? <p className="reveal-title">{words.result}</p>
        : (
          <div className="split" data-swing={hasSwing || undefined}>
            <div className="split-sides">
              {sides.map((side) => (
                <section
                  key={side}
                  className="split-side"
                  data-side={side}
                  data-won={step === "verdict" && story.verdict?.winner === side || undefined}
                >
                  <SideHead debate={debate} side={side} />
                  {hasSwing && story.swing && (
                    <p className="swing number">
                      <Points
                        text={results.swingPoints(signedPoints(story.swing[side], language))}
                      />
                    </p>
                  )}
                  <p
                    className="share number"
                    data-empty={shares === null || undefined}
                    key={step === "before" ? "before" : "after"}
                  >
                    {hasSwing && story.before && (
                      <span className="share-before">{`${story.before[side]}% → `}</span>
                    )}
                    {shares ? shares[side] : "—"}
                    {shares && <span className="share-sign">%</span>}
                  </p>
                </section>
              ))}
            </div>
            <ShareBar shares={shares} />
            <p className="undecided number">
              {[
                stand,
                shares ? votes.turnout(fullCount(story.voters, language)) : words.noBallots,
                shares && shares.undecided > 0 && words.undecided(String(shares.undecided)),
              ].filter(Boolean).join(" · ")}
            </p>
          </div>
        )}
      <footer className="scene-foot">
        {step === "verdict" && story.verdict && <Winner debate={debate} verdict={story.verdict} />}
        {isOver && <JoinCode debate={debate} isOver />}
      </footer>
    </div>
  );
}

function Winner({ debate, verdict }: { debate: WholeDebate; verdict: Verdict }) {
  const results = useAreaWords(resultWords);
  const text = verdictText(verdict, results, (side) => debate.sides[side].label);
  return (
    <p className="verdict" data-side={verdict.winner} data-length={lengthOf(text)}>
      {text}
      <small>{`${results.rule[verdict.rule]} · ${results.by[verdict.by]}`}</small>
    </p>
  );
}

/** The number of `+9.0 个百分点` large, its unit small. */
function Points({ text }: { text: string }) {
  const [, number = text, unit = ""] = /^([+−]?[\d.,]+)(.*)$/.exec(text) ?? [];
  return (
    <>
      {number}
      <span className="swing-unit">{unit}</span>
    </>
  );
}
