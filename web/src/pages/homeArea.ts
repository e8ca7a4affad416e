import "../app.tsx"; // see routes.tsx
import "../parts/icons/listing.tsx";

/** The list of debates: who follows a link to a room never sees it. */
export { HomePage } from "./home/HomePage.tsx";
