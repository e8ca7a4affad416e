import "../app.tsx"; // see routes.tsx

/** The viewer's room: both of its addresses load as one. */
export { DebatePage } from "./room/DebatePage.tsx";
export { RoomPage } from "./room/RoomPage.tsx";
