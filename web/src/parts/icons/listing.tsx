import type { ReactNode } from "react";
import { addIcons } from "../Icon.tsx";

/** What lists and their figures show; areas with lists import this. */
export const listing = {
  back: <path d="M15 5l-7 7 7 7" />,
  eye: (
    <>
      <path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  forward: <path d="m9 5 7 7-7 7" />,
  inbox: (
    <>
      <path d="M3 13 6 5h12l3 8v6H3z" />
      <path d="M3 13h5l1.5 3h5L16 13h5" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="7" />
      <path d="m16.5 16.5 4 4" />
    </>
  ),
} satisfies Record<string, ReactNode>;

addIcons(listing);
