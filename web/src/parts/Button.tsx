import type { ButtonHTMLAttributes } from "react";
import { Icon, type IconName } from "./Icon.tsx";

export type ButtonKind = "plain" | "main" | "quiet" | "danger";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: ButtonKind;
  icon?: IconName;
  /** What it does is being done: another press does nothing, and the focus stays. */
  isBusy?: boolean;
};

export function Button(
  { kind = "plain", icon, isBusy = false, className = "", onClick, children, ...rest }: Props,
) {
  const look = kind === "plain" ? "button" : `button button-${kind}`;
  return (
    <button
      type="button"
      {...rest}
      className={`${look} ${className}`.trim()}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault(); // of a submit button, too
        else onClick?.(event);
      }}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
