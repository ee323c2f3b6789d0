import type { Database, ExclusiveWork, Installation } from "@zerolake/db";
import type { EngineDeps, EngineSettings } from "@zerolake/execution";
import type { JobQueue, Signals } from "@zerolake/queue";
import type { Logger } from "pino";
import type { CloudAccess } from "./connections/cloud-access.ts";
import type { DriverSource } from "./connections/driver-source.ts";
import type { ServiceSource } from "./connections/service-source.ts";

/** What the engine remembers by and acts through. */
export type EnginePorts = Pick<EngineDeps, "journal" | "driver">;

/** What the handlers work with, put together once in `main.ts`. */
export interface WorkerContext {
  readonly workerId: string;
  readonly db: Database;
  readonly queue: JobQueue;
  readonly signals: Signals;
  /** For the test of a connection only; everything else goes through `clouds`. */
  readonly drivers: DriverSource;
  readonly clouds: CloudAccess;
  /** For the test of an account at a service; deployments reach services through the environment's cloud. */
  readonly services: ServiceSource;
  readonly installation: Installation;
  readonly exclusively: ExclusiveWork;
  readonly logger: Logger;
  readonly leaseMs: number;
  readonly engineSettings: EngineSettings;
  /** Stands between the engine and its ports. */
  readonly overPorts: (ports: EnginePorts) => EnginePorts;
  /** The process is about to end: begin nothing. */
  isStopping(): boolean;
}
