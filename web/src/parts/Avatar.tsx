import { useState } from "react";

const standIn = "/images/avatar.svg";

/** A person's picture; always beside the name, so it says nothing to a screen reader. */
export function Avatar({ address, className = "avatar" }: {
  address: string | null;
  className?: string;
}) {
  const [failed, setFailed] = useState<string | null>(null);
  const source = address === null || address === failed ? standIn : address;
  return (
    <img
      className={className}
      src={source}
      alt=""
      width={32}
      height={32}
      decoding="async"
      onError={() => setFailed(address)}
    />
  );
}
