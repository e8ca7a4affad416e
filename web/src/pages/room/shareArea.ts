import "../roomArea.ts"; // see routes.tsx
import "../../parts/icons/working.tsx";

/** The code and the link: what draws codes is large. */
export { ShareWindow } from "./ShareWindow.tsx";
