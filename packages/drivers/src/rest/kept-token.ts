/** A token with the time until which it is good for another call. */
export interface TimedToken<Token = string> {
  readonly token: Token;
  readonly lifetimeMs: number;
}

/** A token that ends sooner is asked for again. */
const MARGIN_MS = 120_000;

/** Keeps a token per key until it is nearly over. Whoever asks meanwhile waits for the same answer; a refusal is not kept. */
export function keptTokens<Token = string>(
  ask: (key: string, signal: AbortSignal) => Promise<TimedToken<Token>>,
  nowMs: () => number = Date.now,
): (key: string, signal: AbortSignal) => Promise<Token> {
  const kept = new Map<string, { readonly token: Promise<TimedToken<Token>>; untilMs: number }>();
  return async (key, signal) => {
    const known = kept.get(key);
    if (known && known.untilMs > nowMs()) return (await known.token).token;
    const entry = { token: ask(key, signal), untilMs: Number.POSITIVE_INFINITY };
    kept.set(key, entry);
    try {
      const { token, lifetimeMs } = await entry.token;
      entry.untilMs = nowMs() + lifetimeMs - MARGIN_MS;
      return token;
    } catch (error) {
      if (kept.get(key) === entry) kept.delete(key);
      throw error;
    }
  };
}
