import { useState } from "react";
import type { SectionProps } from "../SectionPage.tsx";
import { MakeTickets } from "./MakeTickets.tsx";
import { TicketList } from "./TicketList.tsx";

/** The tickets of one debate: makes some, and shows what has become of those there are. */
export function TicketsPage({ debate, account }: SectionProps) {
  const [makings, setMakings] = useState(0);
  return (
    <div className="panels">
      <MakeTickets
        debate={debate}
        account={account}
        onMade={() => setMakings((count) => count + 1)}
      />
      <TicketList liveId={debate.id} makings={makings} />
    </div>
  );
}
