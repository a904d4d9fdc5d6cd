/** Looks again and again at what may be due: one look at a time, and one more for all that was asked for meanwhile. */
export interface Looking {
  /** False before `begin` and after `end`: a look that waited for something does nothing then. */
  readonly isBegun: boolean;
  /** Begins, and looks at once. */
  begin(): Promise<void>;
  /** Resolves once a look that began after the call is done; several calls at one time are one look. Rejects as the look does. */
  look(): Promise<void>;
  /** While a look goes on: one more after it. */
  again(): void;
  /** No look begins any more; resolves once the present one is done. */
  end(): Promise<void>;
}

/** @param lookOnce what a look does */
export function createLooking(lookOnce: () => Promise<void>): Looking {
  let isBegun = false;
  let isWanted = false;
  let looking: Promise<void> | null = null;

  async function lookUntilQuiet(): Promise<void> {
    while (isBegun && isWanted) {
      isWanted = false;
      await lookOnce();
    }
  }

  function look(): Promise<void> {
    if (!isBegun) return Promise.resolve();
    isWanted = true;
    looking ??= lookUntilQuiet().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    get isBegun() {
      return isBegun;
    },
    async begin() {
      isBegun = true;
      await look();
    },
    look,
    again() {
      isWanted = true;
    },
    async end() {
      isBegun = false;
      await looking;
    },
  };
}
