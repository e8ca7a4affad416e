import { DanmakuAir } from "../../../web/src/danmaku/DanmakuAir.tsx";
import { DanmakuControls } from "../../../web/src/danmaku/DanmakuControls.tsx";
import { DanmakuList } from "../../../web/src/danmaku/DanmakuList.tsx";
import { DanmakuFeed } from "../../../web/src/danmaku/DanmakuFeed.ts";
import { Store, useStore } from "../../../web/src/lib/store.ts";
import { showAlone } from "../../../web/src/testing/standalone.tsx";
import type { VideoSource } from "../../../web/src/player/VideoSource.ts";
import { VideoStage } from "../../../web/src/player/VideoStage.tsx";

/** Stage and list as a room mounts them; the test says what the room would hear. */
const source = new Store<VideoSource>({
  roomId: "k3v9pz",
  playback: { kind: "rtmp", url: null },
  status: "upcoming",
  signal: null,
});
const feed = new DanmakuFeed();

function Page() {
  return (
    <main>
      <h1 className="unseen">播放页</h1>
      <VideoStage
        source={useStore(source, (value) => value)}
        cover={null}
        drawing="/images/cover.svg"
        air={<DanmakuAir feed={feed} />}
        controls={<DanmakuControls />}
      />
      <div className="page-list">
        <DanmakuList feed={feed} />
      </div>
    </main>
  );
}

showAlone(<Page />);

Object.assign(window, {
  stage: {
    set: (part: Partial<VideoSource>) => source.set({ ...source.value, ...part }),
    feed,
  },
});
