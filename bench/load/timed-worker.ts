// A worker like any other, which writes down when it ends how long its calls took, to the file that `LOAD_CALLS` names.
import { writeFileSync } from "node:fs";
import { readMasterKey } from "@zerolake/db";
import { readConfiguration } from "../../apps/worker/src/configuration.ts";
import { createLogger } from "../../apps/worker/src/logger.ts";
import { startWorker } from "../../apps/worker/src/start-worker.ts";
import { type TimedCall, timedPorts } from "./timed-ports.ts";

const configuration = readConfiguration(process.env);
const calls: TimedCall[] = [];
const worker = await startWorker({
  configuration,
  masterKey: readMasterKey(process.env),
  logger: createLogger(configuration.logLevel),
  overPorts: timedPorts(calls),
});

process.once("SIGTERM", () => {
  void worker.stop().finally(() => {
    writeFileSync(process.env["LOAD_CALLS"] ?? "", JSON.stringify(calls));
    process.exit(0);
  });
});
