/** The viewer's room: both of its addresses load as one. */
export { DebatePage } from "./DebatePage.tsx";
export { RoomPage } from "./RoomPage.tsx";
