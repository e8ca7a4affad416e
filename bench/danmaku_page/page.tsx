import { DanmakuAir } from "../../web/src/danmaku/DanmakuAir.tsx";
import { DanmakuFeed } from "../../web/src/danmaku/DanmakuFeed.ts";
import { DanmakuList } from "../../web/src/danmaku/DanmakuList.tsx";
import { defaultSettings } from "../../web/src/danmaku/settings.ts";
import { Store } from "../../web/src/lib/store.ts";
import { showAlone } from "../../web/src/testing/standalone.tsx";
import { lineOf } from "./lines.ts";
import { measure } from "./measure.ts";

/** The viewer's own air and list, mounted as a room mounts them; this page stands for the channel. */
const feed = new DanmakuFeed();
const settings = new Store({ ...defaultSettings, area: "all" as const });
let said = 0;
const say = (count: number) => {
  for (let number = 0; number < count; number++) feed.add(lineOf(++said));
};

function Page({ clip }: { clip: string | null }) {
  return (
    <>
      <div className="bench-picture">
        {clip && <video src={clip} muted loop autoPlay playsInline />}
        <DanmakuAir feed={feed} settings={settings} />
      </div>
      <DanmakuList feed={feed} />
    </>
  );
}

const clip = new URLSearchParams(location.search).get("clip");
showAlone(<Page clip={clip} />);

const canvas = () => document.querySelector("canvas.air") as HTMLCanvasElement;

/** How many pixels of the air are not clear. */
function painted(): number {
  const { width, height } = canvas();
  const context = canvas().getContext("2d") as CanvasRenderingContext2D;
  const { data } = context.getImageData(0, 0, width, height);
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) count++;
  return count;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

Object.assign(window, {
  bench: {
    /** Says so many lines a second for so long, and gives what the screen made of it. */
    run: (perSecond: number, seconds: number) => measure(say, feed, perSecond, seconds),

    /** Pixels before and right after danmaku are switched off, in one task; then on again. */
    async off() {
      const before = painted();
      settings.set({ ...settings.value, isOn: false });
      const after = painted();
      await pause(500);
      const later = painted();
      settings.set({ ...settings.value, isOn: true });
      return { before, after, later };
    },

    /** Pixels of one line before and right after its removal, and whether the list has it. */
    async removal() {
      await pause(300);
      const line = { ...lineOf(++said), id: "gone", text: "要移除的一条", place: "top" as const };
      feed.add(line);
      await pause(700);
      const [before, listedBefore] = [painted(), isListed(line.text)];
      feed.remove({ ids: [line.id] });
      const after = painted();
      await Promise.resolve();
      return { before, after, listedBefore, listedAfter: isListed(line.text) };
    },
  },
});

function isListed(text: string): boolean {
  return document.querySelector(".danmaku-scroll")?.textContent?.includes(text) ?? false;
}
