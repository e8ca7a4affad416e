/** The little of Debian's node-qrcode-generator that is used; its own declarations are no module. */
export interface QRCode {
  addData(data: string): void;
  make(): void;
  getModuleCount(): number;
  isDark(row: number, column: number): boolean;
}

/** `typeNumber` 0 = as large as the data needs. */
export default function qrcode(typeNumber: 0, errorCorrection: "L" | "M" | "Q" | "H"): QRCode;
