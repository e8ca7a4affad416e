/** Remembers a small choice of the reader; a browser that forbids storage simply forgets it. */
export const storage = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // private mode or a full disk: the choice lasts as long as the page
    }
  },
};
