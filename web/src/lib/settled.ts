import { useEffect, useState } from "react";

/** Typing rests for so long before what was typed is asked for. */
const restMs = 300;

/** A value once it has stayed the same for a moment: so a list is not asked for with every key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
