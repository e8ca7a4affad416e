import { useMemo, useState } from "react";
import { DanmakuAir } from "../../danmaku/DanmakuAir.tsx";
import { useDanmakuFeed } from "../../danmaku/useDanmakuFeed.ts";
import { JoinCode } from "../../hall/JoinCode.tsx";
import { useHall } from "../../hall/useHall.ts";
import { useServices } from "../../lib/services.ts";
import { Store, useStore } from "../../lib/store.ts";
import { useTitle } from "../../lib/title.ts";
import { type OverlayOptions, overlayOptions } from "./options.ts";
import { ClockPart, ViewersPart } from "./SmallParts.tsx";
import { VotePart } from "./VotePart.tsx";

/** What lies over the picture in a broadcast; it shows what it knows and never an error. */
export function OverlayPage({ liveId }: { liveId: string }) {
  const { router } = useServices();
  const search = useStore(router.place, (place) => place.search);
  const options = useMemo(() => overlayOptions(search), [search]);
  const { debate, rounds, scene, status } = useHall(liveId);
  useTitle(debate?.title ?? "");
  if (!debate || !scene || status === "refused") return null;
  const { parts, place, scale } = options;
  return (
    <div className="overlay" data-at={place}>
      {parts.has("danmaku") && <AirPart liveId={liveId} options={options} />}
      <div className="overlay-parts" style={{ fontSize: `${2.8 * scale}vh` }}>
        {parts.has("motion") && <h1 className="overlay-motion">{debate.motion}</h1>}
        {parts.has("clock") && <ClockPart scene={scene} />}
        {parts.has("vote") && (
          <VotePart
            liveId={liveId}
            debate={debate}
            rounds={rounds}
            scene={scene}
            side={options.side}
          />
        )}
        {parts.has("viewers") && <ViewersPart liveId={liveId} />}
        {parts.has("qr") && <JoinCode debate={debate} isOver={scene.name === "ended"} />}
      </div>
    </div>
  );
}

function AirPart({ liveId, options }: { liveId: string; options: OverlayOptions }) {
  const feed = useDanmakuFeed(liveId);
  const [settings] = useState(() => new Store(options.danmaku));
  return <DanmakuAir feed={feed} settings={settings} />;
}
