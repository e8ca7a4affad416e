import { useEffect, useRef, useState } from "react";

/** Between two sentences about the same thing. */
const pauseMs = 10_000;

/**
 * What a polite live region says of something that changes all the time: the newest, at most every
 * ten seconds; at once when `moment` changes, as at a reveal.
 */
export function useSpoken(text: string, moment: string): string {
  const [spoken, setSpoken] = useState({ text: "", moment: "" });
  const saidAt = useRef(-Infinity);

  useEffect(() => {
    if (spoken.text === text && spoken.moment === moment) return;
    const say = () => {
      saidAt.current = performance.now();
      setSpoken({ text, moment });
    };
    const waitMs = spoken.moment === moment ? saidAt.current + pauseMs - performance.now() : 0;
    if (waitMs <= 0) return say();
    const timer = setTimeout(say, waitMs);
    return () => clearTimeout(timer);
  }, [text, moment, spoken]);

  return spoken.text;
}
