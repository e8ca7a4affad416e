import "../app.tsx"; // see routes.tsx

/** Where debates are made and driven. */
export { ConsolePage } from "./console/ConsolePage.tsx";
