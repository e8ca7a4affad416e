/**
 * A new `Idempotency-Key`. Not `crypto.randomUUID`: that one is missing where a page came without
 * TLS, as in a hall's own network.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
