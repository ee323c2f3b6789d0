import type { Plan, RecordedResource } from "@zerolake/planner";
import type { Address } from "@zerolake/resources";
import type { CloudDriver } from "../driver-port.ts";
import type { Journal, RunSnapshot } from "../journal-port.ts";
import { msOfIso } from "./iso-time.ts";
import { DEFAULT_LIMITS, type LimitSettings, type RateLimiter } from "./limits.ts";
import { OperationBoard } from "./operation-board.ts";
import type { SecretResolver } from "./secret-resolver.ts";

/** Time and chance, so that a test can own both. */
export interface EngineClock {
  /** Milliseconds that only ever grow; where they start says nothing. */
  monotonicMs(): number;
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

export interface EngineSettings {
  readonly limits: LimitSettings;
  /** No single call takes longer; less when the lease is shorter. */
  readonly callTimeLimitMs: number;
  /** What must be left of the lease when a call ends. */
  readonly leaseMarginMs: number;
  /** Waits up to this long are sat out; for longer ones the turn ends and somebody else may have the worker. */
  readonly lingerMs: number;
  /** How far a cloud's lists may lag behind its creations. */
  readonly listingLagMs: number;
}

export const DEFAULT_ENGINE_SETTINGS: EngineSettings = {
  limits: DEFAULT_LIMITS,
  callTimeLimitMs: 30_000,
  leaseMarginMs: 5_000,
  lingerMs: 250,
  listingLagMs: 60_000,
};

/** Which singleton of the connection's account is about to be read, merged and written. */
export interface SingletonKey {
  readonly scope: "account" | "region";
  readonly type: string;
  /** Which one of its type, where there are several: the values of what identifies it to the cloud. */
  readonly name: string;
}

/** Everything that one turn needs from outside. */
export interface EngineDeps {
  readonly journal: Journal;
  readonly driver: CloudDriver;
  readonly secrets: SecretResolver;
  readonly clock: EngineClock;
  readonly settings: EngineSettings;
  /** One per connection, shared by the runs of a worker. */
  readonly rate: RateLimiter;
  /** Under this key the tokens are made; 32 bytes. */
  readonly installationKey: Uint8Array;
  readonly owner: { readonly installation: string; readonly environment: string };
  /** Runs the work while nobody else, on any worker, runs work under the same key and account. */
  exclusively<T>(key: SingletonKey, work: () => Promise<T>): Promise<T>;
  /** The worker wants to end: start nothing more. */
  isStopping(): boolean;
}

/** One turn's memory. Journal first, memory second: what is in here is always durable. */
export interface Turn {
  readonly deps: EngineDeps;
  readonly deploymentId: string;
  readonly plan: Plan;
  readonly board: OperationBoard;
  readonly records: Map<Address, RecordedResource>;
  readonly lookFirst: ReadonlySet<Address>;
  readonly journaledSkips: Set<Address>;
  isCancelled: boolean;
  /** The database's clock, reckoned from the moment of loading. */
  nowMs(): number;
}

export function openTurn(deps: EngineDeps, snapshot: RunSnapshot): Turn {
  const loadedMs = msOfIso(snapshot.loadedAt);
  const startedMs = deps.clock.monotonicMs();
  return {
    deps,
    deploymentId: snapshot.deploymentId,
    plan: snapshot.plan,
    board: new OperationBoard(snapshot.plan, snapshot.entries),
    records: new Map(snapshot.recorded.map((resource) => [resource.address, resource])),
    lookFirst: new Set(snapshot.lookFirst),
    journaledSkips: new Set(snapshot.skipped),
    isCancelled: snapshot.isCancelRequested,
    nowMs: () => loadedMs + (deps.clock.monotonicMs() - startedMs),
  };
}
