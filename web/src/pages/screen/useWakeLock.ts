import { useEffect } from "react";

/** Keeps the machine from dimming its screen, where the browser can; taken again after each return. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let isHere = true;
    let lock: WakeLockSentinel | null = null;
    const take = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        lock = await navigator.wakeLock.request("screen");
      } catch {
        return; // refused, as on low battery: the screen may dim, nothing else
      }
      if (!isHere) void lock.release();
    };
    const again = () => void take();
    document.addEventListener("visibilitychange", again);
    void take();
    return () => {
      isHere = false;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}
