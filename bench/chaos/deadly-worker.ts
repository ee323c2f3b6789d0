// A worker like any other, except that it vanishes at the point that `CHAOS_DEATH` says.
import { readMasterKey } from "@zerolake/db";
import { readConfiguration } from "../../apps/worker/src/configuration.ts";
import { createLogger } from "../../apps/worker/src/logger.ts";
import { startWorker } from "../../apps/worker/src/start-worker.ts";
import { type Doom, deadlyPorts } from "./deadly-ports.ts";

const configuration = { ...readConfiguration(process.env), leaseMs: Number(process.env["CHAOS_LEASE_MS"]) };
const death = JSON.parse(process.env["CHAOS_DEATH"] ?? "") as Doom;

await startWorker({
  configuration,
  masterKey: readMasterKey(process.env),
  logger: createLogger(configuration.logLevel),
  overPorts: deadlyPorts(death, process.env["CHAOS_DEATHS"] ?? ""),
});

// One that has found nothing to die of is killed at whatever it is doing.
setTimeout(() => process.kill(process.pid, "SIGKILL"), Number(process.env["CHAOS_LIFE_MS"]));
