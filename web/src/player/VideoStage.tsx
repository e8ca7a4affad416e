import { type ReactNode, useEffect, useRef, useState } from "react";
import { useAreaWords } from "../lib/services.ts";
import { storage } from "../lib/storage.ts";
import { useStore } from "../lib/store.ts";
import { Icon } from "../parts/Icon.tsx";
import "../parts/icons/playing.tsx";
import { Player, type PlayerView } from "./Player.ts";
import { PlayerBar } from "./PlayerBar.tsx";
import { StageCover, type StageCovers, StageWords } from "./StageWords.tsx";
import { useFullScreen } from "./fullScreen.ts";
import { useStirred } from "./useStirred.ts";
import type { VideoSource } from "./VideoSource.ts";
import { playerWords } from "./words.ts";

/**
 * The picture of a debate with what lies over it: danmaku, what stands in place of a picture, and the
 * player's bar. Keeps 16:9; enlarged to the screen, the danmaku come along.
 */
export function VideoStage({ source, startsAtMs = null, air, controls, ...covers }:
  & StageCovers
  & {
    source: VideoSource;
    /** When the debate is planned to start, server time; null: nobody has said. */
    startsAtMs?: number | null;
    /** Flies over the picture: `DanmakuAir`. */
    air?: ReactNode;
    /** Stand in the bar: `DanmakuControls`. */
    controls?: ReactNode;
  }) {
  const words = useAreaWords(playerWords);
  const stage = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const player = usePlayer(video, source);
  const { fullness, turnFull } = useFullScreen(stage);
  const isStirred = useStirred(stage);

  return (
    <section
      className="stage"
      aria-label={words.label}
      data-stirred={isStirred || undefined}
      data-full={fullness ?? undefined}
      ref={stage}
    >
      <video className="stage-video" playsInline ref={video} />
      {player && (
        <Surroundings
          player={player}
          startsAtMs={startsAtMs}
          covers={covers}
          air={air}
        >
          {(view) => (
            <PlayerBar
              player={player}
              view={view}
              video={video}
              isFull={fullness !== null}
              turnFull={turnFull}
            >
              {controls}
            </PlayerBar>
          )}
        </Surroundings>
      )}
    </section>
  );
}

function Surroundings({ player, startsAtMs, covers, air, children }: {
  player: Player;
  startsAtMs: number | null;
  covers: StageCovers;
  air: ReactNode;
  children: (view: PlayerView) => ReactNode;
}) {
  const words = useAreaWords(playerWords);
  const view = useStore(player.view, (value) => value);
  const isLive = view.phase === "live";
  return (
    <>
      {!isLive && <StageCover phase={view.phase} {...covers} />}
      {air}
      {!isLive && <StageWords view={view} player={player} startsAtMs={startsAtMs} />}
      {isLive && view.needsTap && (
        <button
          type="button"
          className="stage-tap"
          onClick={() => player.play()}
        >
          <Icon name="play" />
          {words.tapTitle}
        </button>
      )}
      {isLive && view.isMuted && !view.needsTap && (
        <button
          type="button"
          className="stage-sound"
          onClick={() => player.setMuted(false)}
        >
          <Icon name="mute" />
          {words.soundOn}
        </button>
      )}
      {children(view)}
    </>
  );
}

/** A player for the element, started and stopped with the page; null before the first paint. */
function usePlayer(video: { current: HTMLVideoElement | null }, source: VideoSource) {
  const [player, setPlayer] = useState<Player | null>(null);
  useEffect(() => {
    if (!video.current) return;
    const made = new Player(video.current, storage);
    made.start();
    setPlayer(made);
    return () => made.stop();
  }, [video]);

  const { roomId, playback, status, signal } = source;
  const [kind, url] = [playback?.kind, playback?.url ?? null];
  const isKnown = playback !== undefined;
  useEffect(() => {
    const known = kind ? { kind, url } : null;
    player?.set({ roomId, playback: isKnown ? known : undefined, status, signal });
  }, [player, roomId, isKnown, kind, url, status, signal]);
  return player;
}
