import type { ReactNode } from "react";
import { match } from "../lib/router.ts";
import type { Theme } from "../lib/theme.ts";
import { lazyArea } from "../parts/lazyArea.tsx";
import { MissingPage } from "./missing/MissingPage.tsx";

/*
 * Areas that load when they are opened. Each one's file imports the app, which is there by then, and
 * the parts of an area import that area: so the bundler leaves what they share in one file with the
 * app, instead of cutting it into dozens of small ones.
 */
const HomePage = lazyArea(() => import("./homeArea.ts").then((area) => area.HomePage));
const DebatePage = lazyArea(
  () => import("./roomArea.ts").then((area) => area.DebatePage),
  "room",
);
const RoomPage = lazyArea(
  () => import("./roomArea.ts").then((area) => area.RoomPage),
  "room",
);
const LoginPage = lazyArea(
  () => import("./accountArea.ts").then((area) => area.LoginPage),
  "account",
);
const AccountPage = lazyArea(
  () => import("./accountArea.ts").then((area) => area.AccountPage),
  "account",
);
const SeatPage = lazyArea(
  () => import("./accountArea.ts").then((area) => area.SeatPage),
  "account",
);
const TicketPage = lazyArea(
  () => import("./accountArea.ts").then((area) => area.TicketPage),
  "account",
);
const ConsolePage = lazyArea(
  () => import("./consoleArea.ts").then((area) => area.ConsolePage),
  "console",
);
const ScreenPage = lazyArea(
  () => import("./hallArea.ts").then((area) => area.ScreenPage),
  "screen",
);
const OverlayPage = lazyArea(
  () => import("./hallArea.ts").then((area) => area.OverlayPage),
  "overlay",
);

/** `page`: header and footer around a column; `wide`: header, all of the width; `bare`: nothing. */
export type Frame = "page" | "wide" | "bare";

interface Route {
  pattern: string;
  /** Default `page`. */
  frame?: Frame;
  /** Default `dark`. */
  theme?: Theme;
  page: (values: Record<string, string>) => ReactNode;
}

/** Every page of the app and its address; what most viewers never open is a lazy area. */
const routes: Route[] = [
  { pattern: "/", page: () => <HomePage /> },
  {
    pattern: "/debate/:liveId",
    frame: "wide",
    page: ({ liveId = "" }) => <DebatePage liveId={liveId} />,
  },
  {
    pattern: "/room/:roomId",
    frame: "wide",
    page: ({ roomId = "" }) => <RoomPage roomId={roomId} />,
  },
  { pattern: "/login", page: () => <LoginPage /> },
  { pattern: "/account", page: () => <AccountPage /> },
  { pattern: "/join", page: () => <SeatPage /> },
  { pattern: "/join/:liveId", page: ({ liveId = "" }) => <TicketPage liveId={liveId} /> },
  { pattern: "/console/*", frame: "wide", theme: "light", page: () => <ConsolePage /> },
  {
    pattern: "/screen/:liveId",
    frame: "bare",
    page: ({ liveId = "" }) => <ScreenPage liveId={liveId} />,
  },
  {
    pattern: "/overlay/:liveId",
    frame: "bare",
    theme: "overlay",
    page: ({ liveId = "" }) => <OverlayPage liveId={liveId} />,
  },
];

/** What stands at an address, and what is around it. */
export interface Place {
  frame: Frame;
  theme: Theme;
  content: ReactNode;
}

export function placeAt(path: string): Place {
  for (const { pattern, page, frame = "page", theme = "dark" } of routes) {
    const values = match(pattern, path);
    if (values) return { frame, theme, content: page(values) };
  }
  return { frame: "page", theme: "dark", content: <MissingPage /> };
}
