import { readConfig } from "../../../domain/config.ts";
import { shutOrigin } from "../../../domain/mediaOrigin.ts";
import { useLoad } from "../../../lib/load.ts";
import { useAreaWords } from "../../../lib/services.ts";
import { Icon } from "../../../parts/Icon.tsx";
import { roomsWords } from "./words.ts";

/** Says that viewers' pages will not play what is at an address, and what would change that. */
export function ShutOrigin({ address }: { address: string }) {
  const own = useAreaWords(roomsWords);
  const { value } = useLoad("/api/config", readConfig);
  const origin = value && shutOrigin(address, value.mediaOrigins, location.origin);
  return (
    <div role="status">
      {origin && (
        <p className="field-warning">
          <Icon name="warning" />
          <span>{own.shutOrigin(origin)}</span>
        </p>
      )}
    </div>
  );
}
