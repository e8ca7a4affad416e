/** What `english` gives, by area. */
export { en as shared } from "../domain/words.en.ts";
export { en as vote } from "../domain/voteWords.en.ts";
export { en as danmaku } from "../danmaku/words.en.ts";
export { en as player } from "../player/words.en.ts";
export { en as home } from "../pages/home/words.en.ts";
export { en as room } from "../pages/room/words.en.ts";
