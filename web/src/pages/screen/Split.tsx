import { sides, type WholeDebate } from "../../domain/values.ts";
import type { Shares } from "../../hall/reveal.ts";
import { ShareBar } from "../../hall/ShareBar.tsx";
import { hallWords } from "../../hall/words.ts";
import { useAreaWords } from "../../lib/services.ts";
import { SideHead } from "./SideHead.tsx";

/** Both sides' shares, as large as can be, over the bar. */
export function Split({ debate, shares }: { debate: WholeDebate; shares: Shares }) {
  const words = useAreaWords(hallWords);
  return (
    <div className="split">
      <div className="split-sides">
        {sides.map((side) => (
          <section key={side} className="split-side" data-side={side}>
            <SideHead debate={debate} side={side} />
            <p className="share number" data-empty={shares === null || undefined}>
              {shares ? shares[side] : "—"}
              {shares && <span className="share-sign">%</span>}
            </p>
          </section>
        ))}
      </div>
      <ShareBar shares={shares} />
      <p className="undecided number">
        {shares && shares.undecided > 0 && words.undecided(String(shares.undecided))}
      </p>
    </div>
  );
}
