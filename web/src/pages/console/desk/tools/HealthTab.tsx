import type { ReactNode } from "react";
import { fullCount } from "../../../../domain/formats.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { useStore } from "../../../../lib/store.ts";
import { useServices } from "../../../../lib/services.ts";
import type { Link } from "../../../../live/Feed.ts";
import { numberOf } from "../../../../live/counters.ts";
import { useCounter, useServerClock, useVideoState } from "../../../../live/hooks.ts";
import { usePolled } from "../usePolled.ts";
import { deskWords } from "../words.ts";
import { clockAheadSeconds, failedParts, readChecks } from "./health.ts";
import { toolWords } from "./words.ts";
import { staffFeed } from "../../../../live/applyStaff.ts";

/** A clock that is off by less is right for people. */
const rightWithinSeconds = 2;

/** Whether all works that the evening needs. */
export function HealthTab({ liveId, link }: { liveId: string; link: Link }) {
  const desk = useAreaWords(deskWords);
  const own = useAreaWords(toolWords);
  const language = useLanguage();
  const { live } = useServices();
  const viewers = useCounter(liveId, "viewers");
  const video = useVideoState(liveId);
  const unpushed = useStore(
    live.feed(staffFeed(liveId)).counters,
    (counters) => numberOf(counters, "danmakuUnpushed"),
  );
  const say = (count: number | null) => fullCount(count ?? 0, language);
  return (
    <dl className="desk-health">
      <Check name={own.push} isGood={link.status === "live" && !link.isStale}>
        {desk.link[link.status]}
      </Check>
      <Api />
      <Clock />
      <Check name={own.video} isGood={video !== "interrupted"}>
        {own.videoStates[video ?? "offline"]}
      </Check>
      <Check name={own.viewers} isGood>{say(viewers)}</Check>
      <Check name={own.unpushed} isGood={(unpushed ?? 0) === 0}>{say(unpushed)}</Check>
    </dl>
  );
}

function Check({ name, isGood, children }: {
  name: string;
  isGood: boolean;
  children: ReactNode;
}) {
  return (
    <div data-good={isGood}>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}

function Api() {
  const own = useAreaWords(toolWords);
  const loaded = usePolled("/api/health/ready", readChecks, 15_000);
  const failed = failedParts(loaded);
  const isKnown = loaded.value !== null || loaded.failure !== null;
  const names = (failed ?? []).map((name) => own.checks[name] ?? name).join(" · ");
  return (
    <Check name={own.api} isGood={!isKnown || failed?.length === 0}>
      {!isKnown
        ? "…"
        : failed === null
        ? own.unreachable
        : failed.length === 0
        ? own.ready
        : own.notReady(names)}
    </Check>
  );
}

function Clock() {
  const own = useAreaWords(toolWords);
  const ahead = useServerClock((nowMs) => clockAheadSeconds(nowMs, Date.now()));
  const isRight = ahead === null || Math.abs(ahead) < rightWithinSeconds;
  const text = ahead === null
    ? own.clockUnknown
    : isRight
    ? own.clockRight
    : (ahead > 0 ? own.clockAhead : own.clockBehind)(String(Math.abs(ahead)));
  return (
    <Check name={own.clock} isGood={isRight}>
      {text}
      {!isRight && <p className="field-hint">{own.clockHint}</p>}
    </Check>
  );
}
