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
