/** The parts of a wait; `clock` is `MM:SS`, or `HH:MM:SS` from an hour on. */
export interface Wait {
  days: number;
  clock: string;
}

/** Takes whole seconds; what is past is none at all. */
export function waitOf(seconds: number): Wait {
  const left = Math.max(0, Math.ceil(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const [days, hours] = [Math.floor(left / 86_400), Math.floor(left / 3_600) % 24];
  const clock = `${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  return { days, clock: days > 0 || hours > 0 ? `${two(hours)}:${clock}` : clock };
}
