import { type RefObject, useEffect, useState } from "react";

const restMs = 3_000;

/** Whether the pointer has stirred over an element a moment ago: controls hide when it rests. */
export function useStirred(element: RefObject<HTMLElement>): boolean {
  const [isStirred, setStirred] = useState(false);
  useEffect(() => {
    const place = element.current;
    if (!place) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stir = () => {
      setStirred(true);
      clearTimeout(timer);
      timer = setTimeout(() => setStirred(false), restMs);
    };
    const rest = (event: PointerEvent) => {
      if (event.pointerType === "mouse") setStirred(false);
    };
    place.addEventListener("pointermove", stir);
    place.addEventListener("pointerdown", stir);
    place.addEventListener("pointerleave", rest);
    return () => {
      clearTimeout(timer);
      place.removeEventListener("pointermove", stir);
      place.removeEventListener("pointerdown", stir);
      place.removeEventListener("pointerleave", rest);
    };
  }, [element]);
  return isStirred;
}
