import { loginAddress } from "../../lib/next.ts";
import { useAccount, useAreaWords, useWords } from "../../lib/services.ts";
import { Link } from "../../parts/Link.tsx";
import { useRoom } from "./RoomContext.ts";
import { roomWords } from "./words.ts";

/** For whose ballot would not count as they are: that it would not, and the way to one that does. */
export function BetterClass() {
  const own = useAreaWords(roomWords);
  const words = useWords();
  const account = useAccount();
  const { debate, own: { mine } } = useRoom();
  const classes = debate.rules.countingClasses;
  if (!mine || classes.includes(mine.class)) return null;
  const mayLogIn = classes.includes("account") && account?.isGuest === true;
  return (
    <p className="better">
      {own.notCounted}
      {mayLogIn && (
        <Link className="text-link" to={loginAddress(location.pathname)}>{words.login}</Link>
      )}
    </p>
  );
}

/** To whoever may have a ticket and has not shown it. */
export function CodeLink() {
  const own = useAreaWords(roomWords);
  const { debate, liveId, own: { mine } } = useRoom();
  if (!mine || mine.hasTicket || !debate.rules.countingClasses.includes("ticket")) return null;
  return (
    <Link className="button button-quiet code-link" to={`/join/${encodeURIComponent(liveId)}`}>
      {own.haveCode}
    </Link>
  );
}
