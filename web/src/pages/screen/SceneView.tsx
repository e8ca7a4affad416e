import type { PublicRound, WholeDebate } from "../../domain/values.ts";
import type { Scene } from "../../hall/scene.ts";
import { EndedScene } from "./scenes/EndedScene.tsx";
import { RevealScene } from "./scenes/RevealScene.tsx";
import { VoteScene } from "./scenes/VoteScene.tsx";
import { WaitingScene } from "./scenes/WaitingScene.tsx";

export interface SceneProps {
  liveId: string;
  debate: WholeDebate;
  rounds: readonly PublicRound[];
}

/** The view of a scene; one that begins anew is another component. */
export function SceneView({ scene, ...rest }: SceneProps & { scene: Scene }) {
  switch (scene.name) {
    case "waiting":
      return <WaitingScene {...rest} startsAtMs={scene.startsAtMs} />;
    case "live":
      return <WaitingScene {...rest} isLive startsAtMs={null} next={scene.next} />;
    case "open":
      return <VoteScene {...rest} round={scene.round} />;
    case "locked":
      return <VoteScene {...rest} round={scene.round} isLocked />;
    case "reveal":
      return <RevealScene {...rest} round={scene.round} />;
    case "ended":
      return <EndedScene {...rest} round={scene.round} />;
  }
}
