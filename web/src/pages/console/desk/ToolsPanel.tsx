import { useState } from "react";
import type { WholeDebate } from "../../../domain/values.ts";
import type { Loaded } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import type { Link } from "../../../live/Feed.ts";
import { LoadedPart } from "../../../parts/LoadedPart.tsx";
import { type Tab, Tabs } from "../../../parts/Tabs.tsx";
import { DeskPanel } from "./DeskPanel.tsx";
import { BoardTab } from "./stats/BoardTab.tsx";
import type { Stats } from "./stats/stats.ts";
import { StatsTab } from "./stats/StatsTab.tsx";
import { HealthTab } from "./tools/HealthTab.tsx";
import { LinksTab } from "./tools/LinksTab.tsx";
import { StreamKeyTab } from "./tools/StreamKeyTab.tsx";
import { deskWords } from "./words.ts";

type TabId = keyof typeof deskWords.zh.toolTabs;

/** Figures of the evening, and what is needed now and then. */
export function ToolsPanel({ debate, link, isOrganiser, stats, trueStats, isTruthShown }: {
  debate: WholeDebate;
  link: Link;
  isOrganiser: boolean;
  /** As the audience may see them. */
  stats: Loaded<Stats>;
  /** The organiser's. */
  trueStats: Stats | null;
  isTruthShown: boolean;
}) {
  const own = useAreaWords(deskWords);
  const [chosen, setChosen] = useState<TabId>("stats");
  const names = own.toolTabs;
  const tabs: (Tab<TabId> | false)[] = [
    {
      id: "stats",
      name: names.stats,
      content: () => (
        <LoadedPart of={stats}>
          {(shown) => (
            <StatsTab
              debate={debate}
              stats={shown}
              tallies={isTruthShown && trueStats ? trueStats.series.tally : shown.series.tally}
              totals={{ ...shown.totals, ...trueStats?.totals }}
            />
          )}
        </LoadedPart>
      ),
    },
    { id: "board", name: names.board, content: () => <BoardTab liveId={debate.id} /> },
    {
      id: "links",
      name: names.links,
      content: () => <LinksTab debate={debate} isOrganiser={isOrganiser} />,
    },
    isOrganiser && {
      id: "stream",
      name: names.stream,
      content: () => <StreamKeyTab roomId={debate.roomId} />,
    },
    {
      id: "health",
      name: names.health,
      content: () => <HealthTab liveId={debate.id} link={link} />,
    },
  ];
  return (
    <DeskPanel area="tools" title={own.tools} isTitleUnseen>
      <Tabs
        label={own.tools}
        chosen={chosen}
        onChoose={setChosen}
        tabs={tabs.filter((tab): tab is Tab<TabId> => tab !== false)}
      />
    </DeskPanel>
  );
}
