import type { ReactNode, RefObject } from "react";
import { useAreaWords } from "../lib/services.ts";
import { Icon, type IconName } from "../parts/Icon.tsx";
import type { Player, PlayerView } from "./Player.ts";
import { playerWords } from "./words.ts";

/** The player's controls over the lower edge of the picture; what does not apply is not there. */
export function PlayerBar({ player, view, video, isFull, turnFull, children }: {
  player: Player;
  view: PlayerView;
  video: RefObject<HTMLVideoElement>;
  isFull: boolean;
  turnFull: () => void;
  /** More controls, between those of the picture and those of its size. */
  children?: ReactNode;
}) {
  const words = useAreaWords(playerWords);
  const isLive = view.phase === "live";
  const volume = view.isMuted ? 0 : view.volume;
  return (
    <div className="player-bar" data-paused={view.isPaused || undefined}>
      {isLive && (
        <>
          <BarButton
            icon={view.isPaused ? "play" : "pause"}
            name={view.isPaused ? words.play : words.pause}
            onPress={() => view.isPaused ? player.play() : player.pause()}
          />
          <BarButton
            icon={view.isMuted ? "mute" : "sound"}
            name={view.isMuted ? words.soundOn : words.soundOff}
            onPress={() => player.setMuted(!view.isMuted)}
          />
          <input
            className="player-volume"
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(volume * 100)}
            aria-label={words.volume}
            aria-valuetext={`${Math.round(volume * 100)}%`}
            onChange={(event) => player.setVolume(Number(event.target.value) / 100)}
          />
          {view.isBehind
            ? (
              <button type="button" className="player-edge" onClick={() => player.catchUp()}>
                {words.catchUp}
              </button>
            )
            : <span className="player-live">{words.live}</span>}
        </>
      )}
      <span className="player-gap" />
      {children}
      {isLive && document.pictureInPictureEnabled && (
        <BarButton
          icon="floating"
          name={words.float}
          onPress={() => turnFloating(video.current)}
        />
      )}
      <BarButton
        icon={isFull ? "reduce" : "expand"}
        name={isFull ? words.leaveFull : words.full}
        onPress={turnFull}
      />
    </div>
  );
}

function BarButton({ icon, name, onPress }: {
  icon: IconName;
  name: string;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="player-button"
      aria-label={name}
      title={name}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

function turnFloating(video: HTMLVideoElement | null): void {
  const act = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : video?.requestPictureInPicture();
  act?.catch(() => {}); // refused by the browser: the picture stays in the page
}
