import type { ReactNode } from "react";

/** Line drawings on a 24 × 24 ground, in the colour of the text around them. */
const drawings = {
  brand: (
    <>
      <path className="mark-affirmative" d="M11 4H6a4 4 0 0 0-4 4v6a4 4 0 0 0 4 4v4l4-4h1z" />
      <path className="mark-negative" d="M13 4h5a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4v4l-4-4h-1z" />
      <path className="mark-stripes" d="m13 10 6-6m-6 11 9-9m-8 12 8-8" />
    </>
  ),
  eye: (
    <>
      <path d="M2 12s3.600-7 10-7 10 7 10 7-3.600 7-10 7-10-7-10-7z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  danmaku: (
    <>
      <rect x="2.500" y="4.500" width="19" height="15" rx="3" />
      <path d="M6 9.500h7m3 0h2M6 14.500h2m3 0h7" />
    </>
  ),
  reduce: <path d="M9 4v5H4m16 0h-5V4m0 16v-5h5M4 15h5v5" />,
  floating: (
    <>
      <path d="M11 19H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v3" />
      <rect x="13" y="13" width="8.500" height="6.500" rx="1.500" />
    </>
  ),
  down: <path d="m5 9 7 7 7-7" />,
  megaphone: (
    <path d="M4 10v4h3l9 4.500v-13L7 10zm3.500 4 1.500 5.500h2.500L10 15m9.500-5a3 3 0 0 1 0 4" />
  ),
  eyeShut: (
    <>
      <path d="M2 12s3.600-7 10-7 10 7 10 7-3.600 7-10 7-10-7-10-7z" />
      <path d="M4 20 20 4" />
    </>
  ),
  heart: (
    <path d="M12 20.500S3.500 15.500 3.500 9.300A4.700 4.700 0 0 1 12 6.600a4.700 4.700 0 0 1 8.500 2.700c0 6.200-8.500 11.200-8.500 11.200z" />
  ),
  chat: (
    <path d="M21 11.500a7.500 7.500 0 0 1-7.500 7.500H4l1.700-3A7.500 7.500 0 0 1 10.500 4h3a7.500 7.500 0 0 1 7.500 7.500z" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.500 2" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="7" />
      <path d="m16.500 16.500 4 4" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c2.600 2.400 4 5.600 4 9s-1.400 6.600-4 9c-2.600-2.400-4-5.600-4-9s1.400-6.600 4-9z" />
    </>
  ),
  back: <path d="M15 5l-7 7 7 7" />,
  forward: <path d="m9 5 7 7-7 7" />,
  inbox: (
    <>
      <path d="M3 13 6 5h12l3 8v6H3z" />
      <path d="M3 13h5l1.500 3h5L16 13h5" />
    </>
  ),
  broken: (
    <>
      <path d="M2.500 9a14 14 0 0 1 19 0M6 12.800a9 9 0 0 1 4-2.200m4 0a9 9 0 0 1 4 2.200M9.500 16.300a4 4 0 0 1 5 0M3 3l18 18" />
      <path d="M12 20h.01" />
    </>
  ),
  compass: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m15.500 8.500-2 5-5 2 2-5z" />
    </>
  ),
  check: <path d="m4.500 12.500 5 5 10-11" />,
  warning: (
    <>
      <path d="M12 3.500 22 20.500H2z" />
      <path d="M12 10v4.500M12 17.500h.01" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.500M12 7.500h.01" />
    </>
  ),
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" className="icon-dots" />,
  copy: (
    <>
      <rect x="8" y="8" width="12.500" height="12.500" rx="2" />
      <path d="M16 8V5.500a2 2 0 0 0-2-2H5.500a2 2 0 0 0-2 2V14a2 2 0 0 0 2 2H8" />
    </>
  ),
  menu: <path d="M4 6.500h16M4 12h16M4 17.500h16" />,
  plus: <path d="M12 4.500v15M4.500 12h15" />,
  minus: <path d="M4.500 12h15" />,
  edit: <path d="m4 20 1-4.500L16.500 4a2.100 2.100 0 0 1 3 3L8 18.500zM14.500 6l3.500 3.500" />,
  bin: (
    <path d="M4 6.500h16M9.500 6.500V4h5v2.500M6 6.500 7 20.500h10l1-14M10 11v5.500M14 11v5.500" />
  ),
  download: <path d="M12 3.500v12m-5-5 5 5 5-5M4 20.500h16" />,
  upload: <path d="M12 15.500v-12m-5 5 5-5 5 5M4 20.500h16" />,
  refresh: (
    <path d="M20 11a8 8 0 0 0-14.500-4L3.500 9M3.500 4v5h5M4 13a8 8 0 0 0 14.500 4l2-2M20.500 20v-5h-5" />
  ),
  undo: <path d="M8.500 5 4 9.500 8.500 14M4 9.500h10.500a5 5 0 0 1 0 10H9" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 20.500a8 8 0 0 1 16 0" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.500" r="3.500" />
      <path d="M2.500 19.500a6.500 6.500 0 0 1 13 0M15.500 5.200a3.500 3.500 0 0 1 0 6.600M18 14a6.500 6.500 0 0 1 3.500 5.500" />
    </>
  ),
  leave: (
    <path d="M10 3.500H5a1.500 1.500 0 0 0-1.500 1.500v14A1.500 1.500 0 0 0 5 20.500h5M15.500 7.500 20 12l-4.500 4.500M20 12H9" />
  ),
  ticket: (
    <path d="M3 6.500h18v4a1.750 1.750 0 0 0 0 3.500v3.500H3V14a1.750 1.750 0 0 0 0-3.500zM14.500 6.500v2M14.500 11v2M14.500 15.500v2" />
  ),
  link: (
    <path d="M10 13.500a4.200 4.200 0 0 0 6 .2l3-3a4.250 4.250 0 0 0-6-6L11.500 6.200M14 10.500a4.200 4.200 0 0 0-6-.2l-3 3a4.250 4.250 0 0 0 6 6l1.500-1.500" />
  ),
  lock: (
    <>
      <rect x="4.500" y="10.500" width="15" height="10" rx="2" />
      <path d="M8 10.500V7.500a4 4 0 0 1 8 0v3" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
      <circle cx="15.500" cy="7" r="2.500" />
      <circle cx="8.500" cy="17" r="2.500" />
    </>
  ),
  play: <path d="M7 4.500v15L19.500 12z" />,
  pause: <path d="M8 5v14M16 5v14" />,
  stop: <rect x="5.500" y="5.500" width="13" height="13" rx="2" />,
  sound: (
    <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11" />
  ),
  mute: <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM16 9.500l5 5M21 9.500l-5 5" />,
  expand: <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />,
  gift: (
    <>
      <path d="M3.500 8h17v4h-17zM5 12v8.500h14V12M12 8v12.500" />
      <path d="M12 8C7 8 6.500 3.500 9 3.500S12 8 12 8zM12 8c5 0 5.500-4.500 3-4.500S12 8 12 8z" />
    </>
  ),
  send: <path d="M3.500 11.500 20.500 4l-6 16.500-3.500-7zM11 13.500 20.500 4" />,
  vote: <path d="M4 13.500v7h16v-7M4 13.500 7 10m13 3.500L17 10M9 8.500l3 3 5.500-6.500" />,
  screen: <path d="M3 4.500h18v12H3zM12 16.500v4M8 20.500h8" />,
  shield: (
    <path d="M12 3 4.500 6v5.500c0 4.500 3 8 7.500 9.500 4.500-1.500 7.500-5 7.500-9.500V6z" />
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** Always beside words or inside a labelled control, hence silent to a screen reader. */
export function Icon({ name, className = "icon" }: { name: IconName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
