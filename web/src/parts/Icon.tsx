import type { ReactNode } from "react";
import type { listing } from "./icons/listing.tsx";
import type { playing } from "./icons/playing.tsx";
import type { working } from "./icons/working.tsx";

/** Line drawings on a 24 × 24 ground, in the colour of the text around them: those a room begins with. */
const drawings = {
  brand: (
    <>
      <path className="mark-affirmative" d="M11 4H6a4 4 0 0 0-4 4v6a4 4 0 0 0 4 4v4l4-4h1z" />
      <path className="mark-negative" d="M13 4h5a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4v4l-4-4h-1z" />
      <path className="mark-stripes" d="m13 10 6-6m-6 11 9-9m-8 12 8-8" />
    </>
  ),
  down: <path d="m5 9 7 7 7-7" />,
  heart: (
    <path d="M12 20.5S3.5 15.5 3.5 9.3A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 8.5 2.7c0 6.2-8.5 11.2-8.5 11.2z" />
  ),
  chat: (
    <path d="M21 11.5a7.5 7.5 0 0 1-7.5 7.5H4l1.7-3A7.5 7.5 0 0 1 10.5 4h3a7.5 7.5 0 0 1 7.5 7.5z" />
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c2.6 2.4 4 5.6 4 9s-1.4 6.6-4 9c-2.6-2.4-4-5.6-4-9s1.4-6.6 4-9z" />
    </>
  ),
  broken: (
    <>
      <path d="M2.5 9a14 14 0 0 1 19 0M6 12.8a9 9 0 0 1 4-2.2m4 0a9 9 0 0 1 4 2.2M9.5 16.3a4 4 0 0 1 5 0M3 3l18 18" />
      <path d="M12 20h.01" />
    </>
  ),
  compass: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m15.5 8.5-2 5-5 2 2-5z" />
    </>
  ),
  check: <path d="m4.5 12.5 5 5 10-11" />,
  warning: (
    <>
      <path d="M12 3.5 22 20.5H2z" />
      <path d="M12 10v4.5M12 17.5h.01" />
    </>
  ),
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" className="icon-dots" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 20.5a8 8 0 0 1 16 0" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 14a6.5 6.5 0 0 1 3.5 5.5" />
    </>
  ),
  leave: (
    <path d="M10 3.5H5a1.5 1.5 0 0 0-1.5 1.5v14A1.5 1.5 0 0 0 5 20.5h5M15.5 7.5 20 12l-4.5 4.5M20 12H9" />
  ),
  link: (
    <path d="M10 13.5a4.2 4.2 0 0 0 6 .2l3-3a4.25 4.25 0 0 0-6-6L11.5 6.2M14 10.5a4.2 4.2 0 0 0-6-.2l-3 3a4.25 4.25 0 0 0 6 6l1.5-1.5" />
  ),
  lock: (
    <>
      <rect x="4.5" y="10.5" width="15" height="10" rx="2" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
      <circle cx="15.5" cy="7" r="2.5" />
      <circle cx="8.5" cy="17" r="2.5" />
    </>
  ),
  play: <path d="M7 4.5v15L19.5 12z" />,
  pause: <path d="M8 5v14M16 5v14" />,
  gift: (
    <>
      <path d="M3.5 8h17v4h-17zM5 12v8.5h14V12M12 8v12.5" />
      <path d="M12 8C7 8 6.5 3.5 9 3.5S12 8 12 8zM12 8c5 0 5.5-4.5 3-4.5S12 8 12 8z" />
    </>
  ),
  send: <path d="M3.5 11.5 20.5 4l-6 16.5-3.5-7zM11 13.5 20.5 4" />,
} satisfies Record<string, ReactNode>;

export type IconName =
  | keyof typeof drawings
  | keyof typeof listing
  | keyof typeof playing
  | keyof typeof working;

/** All that are here by now: the files of `icons/` add theirs when they load. */
const known: Partial<Record<IconName, ReactNode>> = drawings;

export function addIcons(more: Partial<Record<IconName, ReactNode>>): void {
  Object.assign(known, more);
}

/** Always beside words or inside a labelled control, hence silent to a screen reader. */
export function Icon({ name, className = "icon" }: { name: IconName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {known[name]}
    </svg>
  );
}
