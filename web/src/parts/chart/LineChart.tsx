import { useId } from "react";
import { axisEnd, type Frame, type Point, stepPath } from "./scale.ts";

/** One curve. Sides are told apart by colour, by dashes and by their names in the legend. */
export interface ChartLine {
  id: string;
  name: string;
  tone: "plain" | "affirmative" | "negative";
  /** Each value holds until the next. */
  points: readonly Point[];
}

const width = 320;

/**
 * Values over time. A picture with a summary: whoever draws it puts the numbers beside it as a table.
 */
export function LineChart({ label, lines, fromMs, toMs, most, height = 96, timeText, valueText }: {
  /** What it shows, in a sentence. */
  label: string;
  lines: readonly ChartLine[];
  fromMs: number;
  toMs: number;
  /** The end of the axis; by default a round number that holds all values. */
  most?: number;
  height?: number;
  timeText: (ms: number) => string;
  valueText: (value: number) => string;
}) {
  const id = useId();
  const largest = Math.max(0, ...lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const frame: Frame = { fromMs, toMs, most: most ?? axisEnd(largest), width, height };
  return (
    <div className="chart">
      <div className="chart-plot">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={id}
        >
          <title id={id}>{label}</title>
          {[0, 0.5, 1].map((part) => (
            <line
              key={part}
              className="chart-grid"
              x1={0}
              x2={width}
              y1={height * part}
              y2={height * part}
            />
          ))}
          {lines.map(({ id, tone, points }) => (
            <path
              key={id}
              className="chart-line"
              data-tone={tone}
              d={stepPath(points, frame)}
            />
          ))}
        </svg>
        <span className="chart-most number" aria-hidden="true">{valueText(frame.most)}</span>
      </div>
      <p className="chart-times number" aria-hidden="true">
        <span>{timeText(fromMs)}</span>
        <span>{timeText(toMs)}</span>
      </p>
      {lines.length > 1 && (
        <ul className="chart-legend" aria-hidden="true">
          {lines.map(({ id, name, tone }) => (
            <li key={id}>
              <svg viewBox="0 0 24 4" width="24" height="4">
                <path className="chart-line" data-tone={tone} d="M0 2H24" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
