import "../roomArea.ts"; // see routes.tsx
import "../../parts/icons/listing.tsx";

/** What not every viewer opens: it loads when the first of it is wanted. */
export { About } from "./About.tsx";
export { Board } from "./Board.tsx";
export { FinalDialog } from "./FinalDialog.tsx";
export { GiftWindow } from "./GiftWindow.tsx";
export { ResultPanel } from "./ResultPanel.tsx";
export { RoundRules } from "./RoundRules.tsx";
export { SplitBallot } from "./SplitBallot.tsx";
