import "../app.tsx"; // see routes.tsx
import "../parts/icons/listing.tsx";
import "../parts/icons/working.tsx";

/** Whoever logs in soon looks after an account or takes a seat: these pages load as one. */
export { AccountPage } from "./account/AccountPage.tsx";
export { LoginAgain } from "./login/LoginAgain.tsx";
export { LoginPage } from "./login/LoginPage.tsx";
export { SeatPage } from "./join/SeatPage.tsx";
export { TicketPage } from "./join/TicketPage.tsx";
