import qrcode from "qrcode-generator";
import { useMemo } from "react";

/** White around the code, in modules: readers need four. */
const quiet = 4;

/** An address to be read by a camera. `label` says what it opens. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  const whole = size + 2 * quiet;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <rect className="qr-light" x={-quiet} y={-quiet} width={whole} height={whole} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}

/** The dark modules as one path. */
function drawn(text: string): { size: number; path: string } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size, path };
}
