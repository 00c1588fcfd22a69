// When to start the server again after it has gone: soon at first, later each
// time, and no more once it keeps failing.

export const first = 500; // milliseconds
export const longest = 30_000;
export const mostInARow = 6;
/** A server that ran this long has recovered. */
export const recovered = 60_000;

export class Backoff {
  private failures = 0;
  private started = 0;

  /** Notes that the server runs from now on. */
  start(now: number): void {
    this.started = now;
  }

  /** Returns how long to wait before the next start; undefined to give up. */
  next(now: number): number | undefined {
    if (this.started > 0 && now - this.started >= recovered) this.failures = 0;
    this.started = 0;
    if (this.failures >= mostInARow) return undefined;
    return Math.min(longest, first * 2 ** this.failures++);
  }

  /** Forgets the past: the user asked for a start. */
  reset(): void {
    this.failures = 0;
  }
}
