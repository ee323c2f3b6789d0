interface Stoppable {
  stop(): unknown;
}

export interface Measurement {
  /** Starts a part that is stopped again when the measurement ends. */
  start<Part extends Stoppable>(begin: () => Promise<Part>): Promise<Part>;
}

/** Runs a measurement and stops what it has started, last first: when it ends, when it fails and when it is interrupted. */
export async function measure(work: (measurement: Measurement) => Promise<void>): Promise<void> {
  const parts: Promise<Stoppable>[] = [];
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= stopAll(parts));
  const measurement: Measurement = {
    async start(begin) {
      if (ending) throw new Error("The measurement was interrupted.");
      const part = begin();
      parts.push(part);
      return part;
    },
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end().finally(() => process.exit(130)));
  try {
    await work(measurement);
  } finally {
    await end();
  }
}

/** A part that is still starting is waited for, so that it does not outlive us; one that cannot be stopped does not keep the others. */
async function stopAll(parts: readonly Promise<Stoppable>[]): Promise<void> {
  for (const part of parts.toReversed()) {
    const started = await part.catch(() => undefined);
    try {
      await started?.stop();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
