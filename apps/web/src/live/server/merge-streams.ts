/**
 * Interleaves several endless sources in the order in which they have something. Ends, and ends them all, when the reader
 * leaves or one of them fails.
 */
export async function* mergeStreams<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const pending = new Map<AsyncGenerator<T>, Promise<{ source: AsyncGenerator<T>; result: IteratorResult<T> }>>();
  const ask = (source: AsyncGenerator<T>) =>
    pending.set(
      source,
      source.next().then((result) => ({ source, result })),
    );
  try {
    for (const source of sources) ask(source);
    while (pending.size > 0) {
      const { source, result } = await Promise.race(pending.values());
      if (result.done) pending.delete(source);
      else {
        ask(source);
        yield result.value;
      }
    }
  } finally {
    // A source that is waiting ends when its wait does: the caller's signal wakes it.
    for (const [source, next] of pending) {
      next.catch(() => undefined);
      source.return(undefined).catch(() => undefined);
    }
  }
}
