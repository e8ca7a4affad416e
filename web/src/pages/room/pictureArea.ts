import "../roomArea.ts"; // see routes.tsx

/** The player and the air over it: the room can be read, voted in and talked in before they come. */
export { Picture } from "./Picture.tsx";
