import "../app.tsx"; // see routes.tsx
import "../parts/icons/listing.tsx";
import "../parts/icons/working.tsx";

/** What is shown to a hall and to a broadcast: these pages have most of their parts in common. */
export { OverlayPage } from "./overlay/OverlayPage.tsx";
export { ScreenPage } from "./screen/ScreenPage.tsx";
