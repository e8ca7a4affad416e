import type { ReactNode } from "react";
import { match } from "../lib/router.ts";
import { DebatePage } from "./debate/DebatePage.tsx";
import { HomePage } from "./home/HomePage.tsx";
import { MissingPage } from "./missing/MissingPage.tsx";

interface Route {
  pattern: string;
  page: (values: Record<string, string>) => ReactNode;
}

/** Every page of the app and its address. An area that viewers do not need belongs in `lazy()`. */
const routes: Route[] = [
  { pattern: "/", page: () => <HomePage /> },
  { pattern: "/debate/:liveId", page: ({ liveId = "" }) => <DebatePage liveId={liveId} /> },
];

export function pageAt(path: string): ReactNode {
  for (const { pattern, page } of routes) {
    const values = match(pattern, path);
    if (values) return page(values);
  }
  return <MissingPage />;
}
