import { useState } from "react";
import type { HeldDanmaku, Moderation, PublicRound, WholeDebate } from "../../../domain/values.ts";
import { useAreaWords, useServices, useWords } from "../../../lib/services.ts";
import { useStore } from "../../../lib/store.ts";
import type { Link } from "../../../live/Feed.ts";
import { useDebate } from "../../../live/hooks.ts";
import { useStaff } from "../../../live/staffHooks.ts";
import { LoginNotice } from "../../../parts/LoginNotice.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { DanmakuPanel } from "./danmaku/DanmakuPanel.tsx";
import { DeskBar } from "./DeskBar.tsx";
import { RoundsPanel } from "./rounds/RoundsPanel.tsx";
import { ShortcutHelp } from "./ShortcutHelp.tsx";
import { usePageShortcuts } from "./shortcuts.ts";
import { StandingPanel } from "./standing/StandingPanel.tsx";
import type { Stats } from "./stats/stats.ts";
import { useStats } from "./stats/useStats.ts";
import { ToolsPanel } from "./ToolsPanel.tsx";
import { deskWords } from "./words.ts";

/** The desk of somebody who holds a seat, as soon as the debate is known. */
export function Desk({ liveId, isOrganiser }: { liveId: string; isOrganiser: boolean }) {
  const own = useAreaWords(deskWords);
  const words = useWords();
  const { debate, rounds, moderation, status, isStale } = useDebate(liveId, true);
  const staff = useStaff(liveId);
  const isLoggedOut = useStore(useServices().session.isDeclined, (value) => value);

  if (staff.status === "refused") {
    // Who is logged in no more has their seat still.
    if (isLoggedOut) return <LoginNotice level="page" />;
    return <Notice icon="lock" level="page" title={own.lostTitle} text={own.lostText} />;
  }
  if (!debate || !moderation) return <p className="wait" role="status">{words.loading}</p>;
  const known = { debate, rounds, moderation, held: staff.held, link: { status, isStale } };
  return isOrganiser ? <OrganisersDesk {...known} /> : <Panels {...known} trueStats={null} />;
}

interface Known {
  debate: WholeDebate;
  rounds: readonly PublicRound[];
  moderation: Moderation;
  held: readonly HeldDanmaku[];
  link: Link;
}

/** Asks for what organisers alone may know. */
function OrganisersDesk(known: Known) {
  const { value } = useStats(known.debate, true);
  return <Panels {...known} isOrganiser trueStats={value} />;
}

function Panels(
  { debate, rounds, moderation, held, link, isOrganiser = false, trueStats }: Known & {
    isOrganiser?: boolean;
    trueStats: Stats | null;
  },
) {
  const own = useAreaWords(deskWords);
  const stats = useStats(debate, false);
  const [isTruthShown, setTruthShown] = useState(false);
  const [isHelping, setHelping] = useState(false);
  usePageShortcuts();
  return (
    <div className="desk">
      <DeskBar
        debate={debate}
        rounds={rounds}
        link={link}
        isOrganiser={isOrganiser}
        onHelp={() => setHelping(true)}
      />
      {link.isStale && <p className="stale" role="status">{own.stale}</p>}
      <div className="desk-panels">
        <RoundsPanel debate={debate} rounds={rounds} isOrganiser={isOrganiser} />
        <StandingPanel
          debate={debate}
          rounds={rounds}
          isOrganiser={isOrganiser}
          stats={trueStats}
          isTruthShown={isTruthShown}
          onTruth={setTruthShown}
        />
        <DanmakuPanel
          debate={debate}
          held={held}
          moderation={moderation}
          isOrganiser={isOrganiser}
        />
        <ToolsPanel
          debate={debate}
          link={link}
          isOrganiser={isOrganiser}
          stats={stats}
          trueStats={trueStats}
          isTruthShown={isTruthShown}
        />
      </div>
      {isHelping && <ShortcutHelp isOrganiser={isOrganiser} onClose={() => setHelping(false)} />}
    </div>
  );
}
