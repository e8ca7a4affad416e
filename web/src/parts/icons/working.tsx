import type { ReactNode } from "react";
import { addIcons } from "../Icon.tsx";

/** What consoles and accounts show besides; their areas import this. */
export const working = {
  megaphone: <path d="M4 10v4h3l9 4.5v-13L7 10zm3.5 4 1.5 5.5h2.5L10 15m9.5-5a3 3 0 0 1 0 4" />,
  eyeShut: (
    <>
      <path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7z" />
      <path d="M4 20 20 4" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5h.01" />
    </>
  ),
  menu: <path d="M4 6.5h16M4 12h16M4 17.5h16" />,
  plus: <path d="M12 4.5v15M4.5 12h15" />,
  edit: <path d="m4 20 1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.5zM14.5 6l3.5 3.5" />,
  bin: <path d="M4 6.5h16M9.5 6.5V4h5v2.5M6 6.5 7 20.5h10l1-14M10 11v5.5M14 11v5.5" />,
  download: <path d="M12 3.5v12m-5-5 5 5 5-5M4 20.5h16" />,
  upload: <path d="M12 15.5v-12m-5 5 5-5 5 5M4 20.5h16" />,
  undo: <path d="M8.5 5 4 9.5 8.5 14M4 9.5h10.5a5 5 0 0 1 0 10H9" />,
  ticket: (
    <path d="M3 6.5h18v4a1.75 1.75 0 0 0 0 3.5v3.5H3V14a1.75 1.75 0 0 0 0-3.5zM14.5 6.5v2M14.5 11v2M14.5 15.5v2" />
  ),
  stop: <rect x="5.5" y="5.5" width="13" height="13" rx="2" />,
  vote: <path d="M4 13.5v7h16v-7M4 13.5 7 10m13 3.5L17 10M9 8.5l3 3 5.5-6.5" />,
  screen: <path d="M3 4.5h18v12H3zM12 16.5v4M8 20.5h8" />,
  shield: <path d="M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6z" />,
  copy: (
    <>
      <rect x="8" y="8" width="12.5" height="12.5" rx="2" />
      <path d="M16 8V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V14a2 2 0 0 0 2 2H8" />
    </>
  ),
} satisfies Record<string, ReactNode>;

addIcons(working);
