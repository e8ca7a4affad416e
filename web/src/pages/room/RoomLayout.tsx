import { type ReactNode, useState } from "react";
import { DanmakuList } from "../../danmaku/DanmakuList.tsx";
import { currentRound } from "../../domain/round.ts";
import { useMedia } from "../../lib/media.ts";
import { useAreaWords } from "../../lib/services.ts";
import type { Link } from "../../live/Feed.ts";
import { useServerClock } from "../../live/hooks.ts";
import { lazyArea, lazyWindow } from "../../parts/lazyArea.tsx";
import { type Tab, Tabs } from "../../parts/Tabs.tsx";
import { ConnectionNote } from "./ConnectionNote.tsx";
import { Dock, WideDock } from "./Dock.tsx";
import { useRoom } from "./RoomContext.ts";
import { RoomHead } from "./RoomHead.tsx";
import { TalkNotes } from "./TalkNotes.tsx";
import { useBallot } from "./useBallot.ts";
import { VotePanel } from "./VotePanel.tsx";
import { roomWords } from "./words.ts";

const Picture = lazyArea(() => import("./pictureArea.ts").then((area) => area.Picture));
const ResultPanel = lazyArea(() => import("./moreArea.ts").then((more) => more.ResultPanel));
const Board = lazyArea(() => import("./moreArea.ts").then((more) => more.Board));
const About = lazyArea(() => import("./moreArea.ts").then((more) => more.About));
const FinalDialog = lazyWindow(() => import("./moreArea.ts").then((more) => more.FinalDialog));

/** Where picture and list stand side by side. */
const wide = "(min-width: 60rem)";

/** The parts of the room: one column for a narrow page, two for a wide one. */
export function RoomLayout({ link }: { link: Link }) {
  const { debate, rounds } = useRoom();
  const isWide = useMedia(wide);
  const roundId = useServerClock((nowMs) => currentRound(rounds, nowMs)?.id ?? null);
  const ballot = useBallot(rounds.find(({ id }) => id === roundId) ?? null);
  const hasEnded = debate.status === 2;
  return (
    <div className="room" data-ended={hasEnded || undefined}>
      <div className="room-main">
        {!hasEnded && (
          <div className="room-picture">
            <Picture />
          </div>
        )}
        <RoomHead />
        <ConnectionNote {...link} />
        {hasEnded ? <ResultPanel /> : <VotePanel ballot={ballot} isWide={isWide} />}
      </div>
      <aside className="room-side">
        <Parts />
        {isWide && <WideDock />}
      </aside>
      {!isWide && <Dock ballot={ballot} />}
      {ballot && ballot.asked !== null && <FinalDialog ballot={ballot} />}
    </div>
  );
}

type PartName = "chat" | "result" | "board" | "about";

/** What else there is, one part at a time. */
function Parts() {
  const own = useAreaWords(roomWords);
  const { debate, rounds, feed } = useRoom();
  const [wanted, setWanted] = useState<PartName | null>(null);
  const hasResult = debate.status === 1 && rounds.some(({ revealedAtMs }) => revealedAtMs !== null);
  const tabs: Tab<PartName>[] = [
    {
      id: "chat",
      name: own.chat,
      content: () => (
        <div className="talk">
          <TalkNotes />
          <DanmakuList feed={feed} />
        </div>
      ),
    },
    ...(hasResult
      ? [{ id: "result" as const, name: own.result, content: () => scrolled(<ResultPanel />) }]
      : []),
    { id: "board", name: own.board, content: () => scrolled(<Board />) },
    { id: "about", name: own.about, content: () => scrolled(<About />) },
  ];
  // Before the start there is nothing to hear yet; a choice of the reader's own stays.
  const chosen = wanted ?? (debate.status === 0 ? "about" : "chat");
  const shown = tabs.some(({ id }) => id === chosen) ? chosen : "chat";
  return <Tabs label={own.tabs} tabs={tabs} chosen={shown} onChoose={setWanted} />;
}

/** On a wide page a part scrolls by itself, hence by keys as well. */
function scrolled(part: ReactNode): ReactNode {
  return <div className="part-scroll" tabIndex={0}>{part}</div>;
}
