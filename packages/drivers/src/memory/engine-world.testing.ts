import {
  advanceRun,
  type CloudDriver,
  createRateLimiter,
  DEFAULT_ENGINE_SETTINGS,
  type EngineDeps,
  type EngineSettings,
  emptyRunView,
  foldRun,
  type Journal,
  type RunView,
  type SecretResolver,
  type TurnOutcome,
} from "@zerolake/execution";
import { createJournalStore, type JournalStore, openMemoryJournal } from "@zerolake/execution/testing/journal";
import type { Plan, RecordedResource } from "@zerolake/planner";
import { MemoryCloud } from "./memory-cloud.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";
import { createMemoryDriver } from "./memory-driver.ts";

/** Time that only moves when somebody sleeps, after everything else that can happen has happened. */
export class VirtualTime {
  nowMs = Date.UTC(2026, 0, 1);

  async sleep(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await new Promise((resolve) => setImmediate(resolve));
    this.nowMs = Math.max(this.nowMs, untilMs);
  }
}

export interface WorldOptions {
  readonly plan: Plan;
  readonly recorded?: readonly RecordedResource[];
  readonly cloud?: MemoryCloud;
  readonly cloudOptions?: Omit<MemoryCloudOptions, "nowMs">;
  readonly settings?: Partial<EngineSettings>;
  readonly secrets?: SecretResolver;
  readonly deploymentId?: string;
  readonly time?: VirtualTime;
}

/** One deployment with its database rows, its cloud and its clock; workers come and go. */
export class EngineWorld {
  readonly time: VirtualTime;
  readonly cloud: MemoryCloud;
  readonly store: JournalStore;
  readonly locked: string[] = [];
  readonly #options: WorldOptions;
  isStopping = false;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.time = options.time ?? new VirtualTime();
    const nowMs = (): number => this.time.nowMs;
    this.cloud = options.cloud ?? new MemoryCloud({ ...options.cloudOptions, nowMs });
    const { plan, recorded = [], deploymentId = "d-1" } = options;
    this.store = createJournalStore({ plan, recorded, deploymentId, nowMs });
  }

  /** A new worker takes the lease. `wrap` stands between the engine and its ports. */
  worker(
    wrap: (ports: { journal: Journal; driver: CloudDriver }) => { journal: Journal; driver: CloudDriver } = (ports) => ports,
  ): EngineDeps {
    const settings = { ...DEFAULT_ENGINE_SETTINGS, ...this.#options.settings };
    return {
      ...wrap({ journal: openMemoryJournal(this.store), driver: createMemoryDriver(this.cloud) }),
      secrets: this.#options.secrets ?? { resolve: (name) => Promise.resolve({ text: `text-of-${name}`, digest: `digest-of-${name}` }) },
      clock: { monotonicMs: () => this.time.nowMs, sleep: (ms) => this.time.sleep(ms), random: () => 0.5 },
      settings,
      rate: createRateLimiter({ ...settings.limits, requestsPerSecond: 1_000, requestBurst: 1_000 }),
      installationKey: new Uint8Array(32).fill(1),
      owner: { installation: "i", environment: "e" },
      exclusively: async (key, work) => {
        this.locked.push(`${key.scope} ${key.type} ${key.name}`);
        return work();
      },
      isStopping: () => this.isStopping,
    };
  }

  /** Turn after turn until it is finished; between turns the time passes that the engine asked for. */
  async finish(deps: EngineDeps = this.worker()): Promise<Extract<TurnOutcome, { readonly state: "finished" }>> {
    for (let turns = 0; turns < 10_000; turns += 1) {
      const outcome = await advanceRun(deps);
      if (outcome.state === "finished") return outcome;
      this.time.nowMs += outcome.wakeAfterMs;
    }
    throw new Error("The run does not come to an end");
  }

  get recorded(): readonly RecordedResource[] {
    return [...this.store.records.values()];
  }

  get view(): RunView {
    return foldRun(emptyRunView(this.store.plan), this.store.events);
  }

  statuses(): Record<string, string> {
    return Object.fromEntries(Object.values(this.view.steps).map((step) => [step.address, step.status]));
  }
}
