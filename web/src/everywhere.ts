/**
 * What most areas need besides the frame of the page. The app exports it, so that the bundler leaves it
 * in the app's file instead of cutting one file for each set of areas that share something.
 */
export { Button } from "./parts/Button.tsx";
export { LoadedPart } from "./parts/LoadedPart.tsx";
export { fullCount } from "./domain/formats.ts";
export { useMedia } from "./lib/media.ts";
export { useDebate } from "./live/hooks.ts";
