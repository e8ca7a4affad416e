import "../app.tsx"; // see routes.tsx
import "../parts/icons/listing.tsx";
import "../parts/icons/playing.tsx";
import "../parts/icons/working.tsx";

/** Where debates are made and driven. */
export { ConsolePage } from "./console/ConsolePage.tsx";
