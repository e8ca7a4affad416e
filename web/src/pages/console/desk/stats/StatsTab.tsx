import { fullCount } from "../../../../domain/formats.ts";
import { percent } from "../../../../domain/moreFormats.ts";
import type { WholeDebate } from "../../../../domain/values.ts";
import { voteWords } from "../../../../domain/voteWords.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { filled, type Point } from "../../../../parts/chart/scale.ts";
import { SideBar } from "../../../../parts/chart/SideBar.tsx";
import { ChartFigure } from "./ChartFigure.tsx";
import { drawnRound, perMinute, shareLines, type Stats } from "./stats.ts";
import { statsWords } from "./words.ts";

interface Props {
  debate: WholeDebate;
  stats: Stats;
  /** Whose tallies are drawn: the audience's, or the true ones. */
  tallies: Stats["series"]["tally"];
  /** With what organisers alone are told. */
  totals: Stats["totals"];
}

/** How the evening goes, drawn: votes, danmaku, viewers, likes and gifts. */
export function StatsTab({ debate, stats, tallies, totals }: Props) {
  const own = useAreaWords(statsWords);
  const { series, stepSeconds } = stats;
  const span = spanOf(debate, stepSeconds);
  const rates = (points: readonly Point[]) =>
    perMinute(filled(points, stepSeconds * 1000, span.fromMs, span.toMs), stepSeconds);
  return (
    <div className="desk-stats">
      <div className="chart-grid-box">
        <Votes debate={debate} tallies={tallies} span={span} />
        <Voters stats={stats} span={span} />
        <Rate name={own.danmaku} points={rates(series.danmaku)} span={span} />
        <Rate
          name={own.viewers}
          points={filled(series.viewers, stepSeconds * 1000, span.fromMs, span.toMs)}
          span={span}
        />
        <Rate name={own.likes} points={rates(series.likes)} span={span} />
        <Rate name={own.gifts} points={rates(series.gifts)} span={span} />
      </div>
      <Sides debate={debate} stats={stats} />
      <Totals totals={totals} />
    </div>
  );
}

interface Span {
  fromMs: number;
  toMs: number;
}

/** From the start to now or the end; before the start the last step. */
function spanOf({ startedAtMs, endedAtMs }: WholeDebate, stepSeconds: number): Span {
  const toMs = endedAtMs ?? Date.now();
  return { fromMs: startedAtMs ?? toMs - stepSeconds * 1000, toMs };
}

function Votes({ debate, tallies, span }: {
  debate: WholeDebate;
  tallies: Props["tallies"];
  span: Span;
}) {
  const own = useAreaWords(statsWords);
  const votes = useAreaWords(voteWords);
  const language = useLanguage();
  const round = drawnRound(tallies, null);
  const { affirmative, negative } = shareLines(round?.points ?? []);
  const say = (value: number) => percent(value / 100, language, 0);
  const [a, n] = [affirmative.at(-1)?.[1], negative.at(-1)?.[1]];
  const isDrawn = round !== null && a !== undefined && n !== undefined;
  return (
    <ChartFigure
      title={own.votes}
      summary={isDrawn ? own.shareNow(votes.kind[round.kind], say(a), say(n)) : own.noVotes}
      latest={isDrawn ? `${say(a)} : ${say(n)}` : "—"}
      lines={[
        {
          id: "affirmative",
          name: debate.sides.affirmative.label,
          tone: "affirmative",
          points: affirmative,
        },
        {
          id: "negative",
          name: debate.sides.negative.label,
          tone: "negative",
          points: negative,
        },
      ]}
      fromMs={Math.min(span.fromMs, affirmative[0]?.[0] ?? span.fromMs)}
      toMs={span.toMs}
      most={100}
      valueText={(value) => percent(value / 100, language)}
    />
  );
}

function Voters({ stats, span }: { stats: Stats; span: Span }) {
  const own = useAreaWords(statsWords);
  const points = drawnRound(stats.series.voters, null)?.points ?? [];
  const fromMs = Math.min(span.fromMs, points[0]?.[0] ?? span.fromMs);
  return <Rate name={own.voters} points={points} span={{ ...span, fromMs }} />;
}

function Rate({ name, points, span }: { name: string; points: readonly Point[]; span: Span }) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const say = (value: number) => fullCount(value, language);
  const now = points.at(-1)?.[1] ?? 0;
  const peak = Math.max(0, ...points.map(([, value]) => value));
  return (
    <ChartFigure
      title={name}
      summary={own.now(name, say(now), say(peak))}
      latest={say(now)}
      lines={[{ id: "all", name, tone: "plain", points }]}
      {...span}
      valueText={say}
    />
  );
}

function Sides({ debate, stats }: { debate: WholeDebate; stats: Stats }) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const { affirmative, negative } = stats.perSide;
  const rows = [
    ["danmaku", own.sideDanmaku],
    ["likes", own.sideLikes],
    ["gifts", own.sideGifts],
  ] as const;
  return (
    <section>
      <h3>{own.perSide}</h3>
      <div className="side-bars">
        {rows.map(([name, title]) => (
          <SideBar
            key={name}
            name={title}
            counts={{ affirmative: affirmative[name], negative: negative[name] }}
            text={(side, count) => `${debate.sides[side].label} ${fullCount(count, language)}`}
          />
        ))}
      </div>
    </section>
  );
}

function Totals({ totals }: { totals: Stats["totals"] }) {
  const own = useAreaWords(statsWords);
  const language = useLanguage();
  const names = Object.keys(own.total) as (keyof Stats["totals"])[];
  return (
    <section>
      <h3>{own.totals}</h3>
      <dl className="desk-totals">
        {names.map((name) => {
          const value = totals[name];
          return value !== undefined && (
            <div key={name}>
              <dt>{own.total[name]}</dt>
              <dd className="number">{fullCount(value, language)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
