import type { Database, ExclusiveWork, Installation, SealingKey, SecretBox } from "@zerolake/db";
import type { EngineDeps, EngineSettings } from "@zerolake/execution";
import type { JobQueue, Signals } from "@zerolake/queue";
import type { Logger } from "pino";
import type { CloudAccess } from "./connections/cloud-access.ts";
import type { DriverSource } from "./connections/driver-source.ts";
import type { ServiceSource } from "./connections/service-source.ts";
import type { WorkerIdentity } from "./identity/worker-identity.ts";

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
  /** What we prove ourselves with to clouds that trust our issuer. */
  readonly identity: WorkerIdentity;
  readonly installation: Installation;
  /** Opens and seals the secrets of organisations. */
  readonly secrets: SecretBox;
  /** Seals the data keys of organisations. */
  readonly masterKey: SealingKey;
  /** The operator's list of prices, in place of the built-in one. */
  readonly pricesFile?: string | undefined;
  /** Where letters go; absent where no mail server is set up. */
  readonly mailServer?: { readonly url: string; readonly from: string } | undefined;
  /** Where people open the console; links in letters and calls begin with it. */
  readonly publicUrl?: string | undefined;
  /** What the operator lets people have called inside their own network. */
  readonly outboundAllow?: string | undefined;
  readonly exclusively: ExclusiveWork;
  readonly logger: Logger;
  readonly leaseMs: number;
  readonly engineSettings: EngineSettings;
  /** Stands between the engine and its ports. */
  readonly overPorts: (ports: EnginePorts) => EnginePorts;
  /** The process is about to end: begin nothing. */
  isStopping(): boolean;
}
