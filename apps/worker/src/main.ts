import { readMasterKey, toAppError } from "@zerolake/db";
import { readConfiguration } from "./configuration.ts";
import { keepHeapSmall } from "./keep-heap-small.ts";
import { createLogger } from "./logger.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";

/** Longer than any turn needs to write down what it knows; what is not given back by then is taken over by another worker. */
const STOP_LIMIT_MS = 9_000;

keepHeapSmall();
const configuration = readConfiguration(process.env);
const logger = createLogger(configuration.logLevel);

try {
  const worker = await startWorker({ configuration, masterKey: readMasterKey(process.env), logger });
  logger.info({ concurrency: configuration.concurrency, leaseMs: configuration.leaseMs }, "the worker is ready");
  stopOnSignals(worker);
} catch (error) {
  const { message, hint } = toAppError(error);
  logger.fatal({ err: error, hint }, `the worker cannot start: ${message}`);
  process.exitCode = 1;
}

function stopOnSignals(worker: RunningWorker): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    worker.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
