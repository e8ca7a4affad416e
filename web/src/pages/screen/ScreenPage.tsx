import { useRef } from "react";
import { DanmakuAir } from "../../danmaku/DanmakuAir.tsx";
import { useDanmakuFeed } from "../../danmaku/useDanmakuFeed.ts";
import { keyOfScene } from "../../hall/scene.ts";
import { type Hall, useHall } from "../../hall/useHall.ts";
import { useAreaWords } from "../../lib/services.ts";
import { useTitle } from "../../lib/title.ts";
import { useStirred } from "../../player/useStirred.ts";
import { Controls } from "./Controls.tsx";
import { Marks } from "./Marks.tsx";
import { SceneView } from "./SceneView.tsx";
import { screenWords } from "./words.ts";
import { useStage } from "./useStage.ts";
import { useWakeLock } from "./useWakeLock.ts";

/** The big screen of a hall: one scene at a time, by what the organiser does. */
export function ScreenPage({ liveId }: { liveId: string }) {
  const hall = useHall(liveId);
  const screen = useRef<HTMLDivElement>(null);
  const stage = useStage(screen, location.search);
  const isStirred = useStirred(screen);
  const feed = useDanmakuFeed(liveId);
  useWakeLock();
  useTitle(hall.debate?.title ?? "");

  return (
    <div
      className="screen"
      ref={screen}
      data-scene={hall.status === "refused" ? undefined : hall.scene?.name}
      data-resting={!isStirred || undefined}
    >
      <Content hall={hall} liveId={liveId} />
      {hall.status !== "refused" && <DanmakuAir feed={feed} settings={stage.danmaku} />}
      <Marks hall={hall} />
      <Controls stage={stage} isShown={isStirred} />
    </div>
  );
}

function Content({ hall, liveId }: { hall: Hall; liveId: string }) {
  const words = useAreaWords(screenWords);
  const { debate, rounds, scene, status, hasKey } = hall;
  if (status === "refused") {
    return hasKey
      ? <Says title={words.revokedTitle} text={words.revokedText} />
      : <Says title={words.missingTitle} text={words.missingText} />;
  }
  if (!debate || !scene) return <Says title={words.connecting} text="" />;
  return (
    <SceneView
      key={keyOfScene(scene)}
      liveId={liveId}
      debate={debate}
      rounds={rounds}
      scene={scene}
    />
  );
}

function Says({ title, text }: { title: string; text: string }) {
  return (
    <div className="screen-says" role="status">
      <h1 className="screen-says-title">{title}</h1>
      {text !== "" && <p className="screen-says-text">{text}</p>}
    </div>
  );
}
