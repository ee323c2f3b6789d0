import { readMasterKey } from "@zerolake/db";
import { readConfiguration } from "./configuration.ts";
import { createLogger } from "./logger.ts";
import { startWorker } from "./start-worker.ts";

/** Longer than any turn needs to write down what it knows; what is not given back by then is taken over by another worker. */
const STOP_LIMIT_MS = 9_000;

const configuration = readConfiguration(process.env);
const logger = createLogger(configuration.logLevel);
const worker = await startWorker({ configuration, masterKey: readMasterKey(process.env), logger });
logger.info({ concurrency: configuration.concurrency, leaseMs: configuration.leaseMs }, "the worker is ready");

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
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
  });
}
