/** Where small choices are kept. */
export interface Keeper {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Remembers a small choice of the reader; a browser that forbids storage simply forgets it. */
export const storage: Keeper = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // private mode or a full disk: the choice lasts as long as the page
    }
  },
};
