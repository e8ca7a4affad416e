import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { useServices } from "../lib/services.ts";

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string };

/** A real link that stays inside the app for a plain click; new tabs and windows keep working. */
export function Link({ to, ...rest }: Props) {
  const { router } = useServices();
  const follow = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey &&
      !event.altKey;
    if (!isPlain) return;
    event.preventDefault();
    router.go(to);
  };
  return <a {...rest} href={to} onClick={follow} />;
}
