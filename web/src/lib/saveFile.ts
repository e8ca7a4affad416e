import type { Download } from "./files.ts";

/** Hands a file to the browser's downloads. */
export function saveFile({ name, blob }: Download): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it later
}
