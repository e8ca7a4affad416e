import type { HeldDanmaku, Member } from "../domain/values.ts";
import { useStore } from "../lib/store.ts";
import { organiserFeed, staffFeed } from "./applyStaff.ts";
import type { OrganiserState, StaffEvents, StaffState } from "./events.ts";
import type { Happening, Link } from "./Feed.ts";
import { itself, type Standing, useFeed, useHappenings, useStandingOf } from "./hooks.ts";

/** What the staff of a debate follows, beside what everybody does. */

const none: never[] = [];

/** Follows what organisers and moderators see besides. */
export function useStaff(
  liveId: string,
): Link & { members: readonly Member[]; held: readonly HeldDanmaku[] } {
  const feed = useFeed(staffFeed(liveId));
  const link = useStore(feed.link, itself);
  const state = useStore(feed.state, itself);
  return { members: state?.members ?? none, held: state?.held ?? none, ...link };
}

/** Follows the true tallies, for organisers alone. */
export function useOrganiser(liveId: string): Link & OrganiserState {
  const feed = useFeed(organiserFeed(liveId));
  const link = useStore(feed.link, itself);
  const state = useStore(feed.state, itself);
  return { tallies: state?.tallies ?? [], ...link };
}

/** The current round's count as it truly is, for organisers alone. */
export function useTrueStanding(liveId: string): Standing {
  return useStandingOf(useFeed(organiserFeed(liveId)));
}

/** Hears what the staff is told without rendering anything. */
export function useStaffEvents(
  liveId: string,
  listener: (happening: Happening<StaffState, StaffEvents>) => void,
): void {
  useHappenings(useFeed(staffFeed(liveId)), listener);
}
