import { wordsOf } from "../../web/src/domain/words.ts";
import { Api } from "../../web/src/lib/api.ts";
import { debateFeed } from "../../web/src/live/apply.ts";
import { lobbyFeed } from "../../web/src/live/applyLobby.ts";
import { staffFeed } from "../../web/src/live/applyStaff.ts";
import type { Feed } from "../../web/src/live/Feed.ts";
import { LiveClient } from "../../web/src/live/LiveClient.ts";
import { browserSurroundings, watchPage } from "../../web/src/live/surroundings.ts";

/** The app's own live client on a page, with nothing drawn, for a test to look into. */

const api = new Api({ fetch: fetch.bind(globalThis), language: () => wordsOf("zh").locale });
const live = new LiveClient(browserSurroundings(api));
watchPage(live);

/** How a channel's link stood, each change once. */
const links: Record<string, string[]> = {};
const happenings: Record<string, string[]> = {};

function follow<State, Told>(name: string, feed: Feed<State, Told>): void {
  const [statuses, heard]: string[][] = [[], []];
  [links[name], happenings[name]] = [statuses!, heard!];
  const note = () => {
    const { status, isStale } = feed.link.value;
    statuses!.push(isStale ? `${status}, stale` : status);
  };
  feed.link.subscribe(note);
  feed.listen((happening) => heard!.push(happening.type === "event" ? String(happening.name) : happening.type));
  live.follow(feed);
  note();
}

const probe = {
  follow: (liveId: string) => {
    follow("debate", live.feed(debateFeed(liveId)));
    follow("lobby", live.feed(lobbyFeed));
  },
  followStaff: (liveId: string) => follow("staff", live.feed(staffFeed(liveId))),
  look: (liveId: string) => ({
    state: live.feed(debateFeed(liveId)).state.value,
    counters: live.feed(debateFeed(liveId)).counters.value.readings,
    staff: live.feed(staffFeed(liveId)).state.value,
    lobby: live.feed(lobbyFeed).state.value,
    position: live.feed(debateFeed(liveId)).follower.position,
    links,
    happenings,
    aheadMs: live.time.nowMs() === null ? null : live.time.nowMs()! - Date.now(),
  }),
};

Object.assign(globalThis, { probe });
