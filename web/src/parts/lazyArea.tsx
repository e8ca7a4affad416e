import { type ComponentType, useEffect, useState } from "react";
import { loadAreaStyle, type StyledArea } from "../lib/areaStyle.ts";
import { useWords } from "../lib/services.ts";
import { ReloadNotice } from "./ReloadNotice.tsx";

const waitMs = 200;

/**
 * A page whose code, and styles if it names some, load when it is first shown.
 * A deploy gives the files other names: when they cannot be had, the reader is offered a reload,
 * which brings the new names.
 */
export function lazyArea<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  style?: StyledArea,
): ComponentType<Props> {
  let ready: ComponentType<Props> | null = null;

  return function LazyArea(props: Props) {
    const [state, setState] = useState<"loading" | "ready" | "failed">(ready ? "ready" : "loading");

    useEffect(() => {
      if (ready) return;
      let isHere = true;
      Promise.all([load(), style && loadAreaStyle(style)]).then(([Page]) => {
        ready = Page;
        if (isHere) setState("ready");
      }, () => {
        if (isHere) setState("failed");
      });
      return () => {
        isHere = false;
      };
    }, []);

    if (state === "ready" && ready) {
      const Page = ready;
      return <Page {...props} />;
    }
    return state === "failed" ? <ReloadNotice isLoading /> : <Wait />;
  };
}

/**
 * A window that loads when it is first opened. What is said until it is there, or in its stead, stands
 * where it will be.
 */
export function lazyWindow<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Window = lazyArea(load);
  return function LazyWindow(props: Props) {
    return (
      <div className="window-place">
        <Window {...props} />
      </div>
    );
  };
}

/** Says nothing at first: most areas are here sooner than it could be read. */
function Wait() {
  const words = useWords();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), waitMs);
    return () => clearTimeout(timer);
  }, []);
  return <p className="wait" role="status">{isLong && words.loading}</p>;
}
