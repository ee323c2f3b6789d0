/** Does only so many things at a time; one that comes in between is not done, and whoever asked asks again. */
export function atMost(max: number): (work: () => Promise<void>) => Promise<void> {
  let running = 0;
  return async (work) => {
    if (running >= max) return;
    running += 1;
    try {
      await work();
    } finally {
      running -= 1;
    }
  };
}
