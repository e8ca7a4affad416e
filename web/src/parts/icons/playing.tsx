import type { ReactNode } from "react";
import { addIcons } from "../Icon.tsx";

/** What a picture's controls show; whoever has such controls imports this. */
export const playing = {
  danmaku: (
    <>
      <rect x="2.5" y="4.5" width="19" height="15" rx="3" />
      <path d="M6 9.5h7m3 0h2M6 14.5h2m3 0h7" />
    </>
  ),
  reduce: <path d="M9 4v5H4m16 0h-5V4m0 16v-5h5M4 15h5v5" />,
  floating: (
    <>
      <path d="M11 19H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v3" />
      <rect x="13" y="13" width="8.5" height="6.5" rx="1.5" />
    </>
  ),
  refresh: (
    <path d="M20 11a8 8 0 0 0-14.5-4L3.5 9M3.5 4v5h5M4 13a8 8 0 0 0 14.5 4l2-2M20.5 20v-5h-5" />
  ),
  sound: (
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
  ),
  mute: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />,
  expand: <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />,
} satisfies Record<string, ReactNode>;

addIcons(playing);
