import { useRef, useState } from "react";
import { useDanmakuFeed } from "../../../../danmaku/useDanmakuFeed.ts";
import { fullCount } from "../../../../domain/formats.ts";
import type {
  HeldDanmaku,
  Moderation,
  Restriction,
  WholeDebate,
} from "../../../../domain/values.ts";
import { useAreaWords, useLanguage } from "../../../../lib/services.ts";
import { newKey } from "../../../../lib/key.ts";
import { Tabs } from "../../../../parts/Tabs.tsx";
import { DeskPanel } from "../DeskPanel.tsx";
import { useShortcuts } from "../shortcuts.ts";
import { useDebateSend } from "../useDebateSend.ts";
import { deskWords } from "../words.ts";
import { HeldTab } from "./HeldTab.tsx";
import { LastActLine } from "./LastActLine.tsx";
import { PeopleTab } from "./PeopleTab.tsx";
import { type Restricting, RestrictWindow } from "./RestrictWindow.tsx";
import { RulesTab } from "./RulesTab.tsx";
import { ShieldButton } from "./ShieldButton.tsx";
import { StreamTab } from "./StreamTab.tsx";
import { useVerdicts } from "./useVerdicts.ts";
import { WordsTab } from "./WordsTab.tsx";
import { moderationWords } from "./words.ts";

type TabId = "held" | "stream" | "rules" | "words" | "people";

/** All that keeps danmaku in order: what waits, what is said, the rules, the words, the people. */
export function DanmakuPanel({ debate, held, moderation, isOrganiser }: {
  debate: WholeDebate;
  held: readonly HeldDanmaku[];
  moderation: Moderation;
  isOrganiser: boolean;
}) {
  const desk = useAreaWords(deskWords);
  const own = useAreaWords(moderationWords);
  const language = useLanguage();
  const feed = useDanmakuFeed(debate.id);
  const verdicts = useVerdicts(debate.id);
  const send = useDebateSend(debate.id);
  const [tab, setTab] = useState<TabId>("held");
  const [restricting, setRestricting] = useState<Restricting | null>(null);
  const askedFrom = useRef<Element | null>(null);
  const [, setAsked] = useState({});
  const go = (tab: TabId) => {
    askedFrom.current = document.activeElement;
    setTab(tab);
    setAsked({}); // also where the tab is the same
  };
  useShortcuts({ h: () => go("held"), d: () => go("stream") });

  function restricted({ id, kind, name }: Restriction): void {
    const say = kind === "mute" ? own.didMute : own.didBan;
    const undo = () => send(newKey(), "DELETE", `/restrictions/${id}`);
    verdicts.told({ ok: true, value: true }, say(name), undo);
  }

  const lists = { liveId: debate.id, verdicts, askedFrom, onRestrict: setRestricting };
  const tabs = own.tabs;
  const open = held.filter(({ id }) => !verdicts.judged.held.leaving.has(id));
  const heldName = open.length === 0 ? tabs.held : own.heldCount(fullCount(open.length, language));
  return (
    <DeskPanel
      area="danmaku"
      title={desk.danmaku}
      beside={<ShieldButton liveId={debate.id} moderation={moderation} />}
    >
      <LastActLine verdicts={verdicts} />
      <Tabs
        label={desk.danmaku}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { id: "held", name: heldName, content: () => <HeldTab held={open} {...lists} /> },
          { id: "stream", name: tabs.stream, content: () => <StreamTab feed={feed} {...lists} /> },
          {
            id: "rules",
            name: tabs.rules,
            content: () => (
              <RulesTab debate={debate} moderation={moderation} isOrganiser={isOrganiser} />
            ),
          },
          { id: "words", name: tabs.words, content: () => <WordsTab liveId={debate.id} /> },
          { id: "people", name: tabs.people, content: () => <PeopleTab liveId={debate.id} /> },
        ]}
      />
      {restricting && (
        <RestrictWindow
          liveId={debate.id}
          of={restricting}
          onDone={restricted}
          onClose={() => setRestricting(null)}
        />
      )}
    </DeskPanel>
  );
}
