import type { Blueprint } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { hasErrors, type Target, type Tier } from "@zerolake/resources";
import { composeDrivers } from "../compose-drivers.ts";
import { EngineWorld, type VirtualTime } from "../memory/engine-world.testing.ts";
import { createConfluentDriver } from "../rest/confluent/confluent-driver.ts";
import { createDatabricksDriver } from "../rest/databricks/databricks-driver.ts";
import { createFabricDriver } from "../rest/fabric/fabric-driver.ts";
import type { SecretSafe } from "../secret-safe.ts";
import { createAzureDriver } from "./azure-driver.ts";
import { AZURE_REGION, AzureHarness } from "./azure-harness.testing.ts";

/** What stays behind a deletion: registrations, and what can be had back for a while. */
const STAYS = /providers$|deletedVaults$|deletedAccounts$/;
/** Applications of partners in the directory, as the drawings name them. */
const PARTNERS = ["5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02"];
const SERVICES = ["databricks", "confluent"] as const;
/** What a step ends as when nothing is wrong. */
const WELL = ["succeeded", "unchanged", "deferred"];

interface OpenedService {
  readonly account: string;
  readonly id: string;
  readonly secret: string;
}

type Services = Readonly<Record<(typeof SERVICES)[number], OpenedService>>;

/** What became of an environment; each list is empty when all is well. */
interface Lived {
  /** Steps up or down that did not succeed, and findings that should have kept it from being tried. */
  readonly failed: readonly string[];
  readonly isEmptyAgain: boolean;
  /** Addresses that the cloud did not give back as they were made. */
  readonly lost: readonly string[];
  /** What stands in the cloud after the end. */
  readonly left: readonly string[];
}

/** Environments on Azure's sandbox, with the services beside it, from nothing to nothing. */
export class AzureLife {
  readonly #harness: AzureHarness;
  readonly #services: Services;
  readonly #driver: CloudDriver;
  /** Reads the vaults as whoever deploys. */
  readonly safe: SecretSafe;
  #deployments = 0;

  private constructor(harness: AzureHarness, services: Services) {
    const { databricks, confluent } = services;
    const { url: endpoint, connection } = harness;
    const artefacts = { read: (name: string) => Promise.resolve(new TextEncoder().encode(name)) };
    const cloud = createAzureDriver({ ...connection, artefacts });
    this.#harness = harness;
    this.#services = services;
    this.safe = cloud.safe;
    this.#driver = composeDrivers(cloud, {
      "rest:databricks": createDatabricksDriver({
        credentials: { workspace: databricks.account, clientId: databricks.id, clientSecret: databricks.secret },
        endpoint,
      }),
      "rest:confluent": createConfluentDriver({
        credentials: { apiKey: confluent.id, apiSecret: confluent.secret },
        safe: cloud.safe,
        endpoint,
      }),
      "rest:fabric": createFabricDriver({ credentials: connection.credentials, endpoint, artefacts, safe: cloud.safe }),
    });
  }

  static async start(schema: string): Promise<AzureLife> {
    const harness = await AzureHarness.start(schema);
    const open = async (service: string) =>
      (await harness.control("POST", "services", { service, organization: "azure driver tests" })) as OpenedService;
    return new AzureLife(harness, { databricks: await open("databricks"), confluent: await open("confluent") });
  }

  stop(): Promise<void> {
    return this.#harness.stop();
  }

  async reset(): Promise<void> {
    await this.#harness.reset();
    for (const { account } of Object.values(this.#services)) await this.#harness.control("POST", `accounts/${account}/reset`);
    for (const subject of PARTNERS) await this.#harness.control("PUT", "conditions", { kind: "knownPrincipal", subject });
  }

  /** Up, read back, planned again, and down with every consent. */
  async live(blueprint: Blueprint, options: { readonly tier: Tier; readonly choices?: Target["choices"] }): Promise<Lived> {
    const { resources, diagnostics } = compile(blueprint, this.target(options.tier, options.choices));
    if (hasErrors(diagnostics)) return { failed: [JSON.stringify(diagnostics)], isEmptyAgain: false, lost: [], left: [] };
    const up = await this.run(planApply({ desired: resources, recorded: [] }));
    const { recorded, time } = up;
    const lost = await this.#lost(recorded);
    const down = await this.run(planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) }), {
      recorded,
      time,
    });
    return {
      failed: [...up.failed, ...down.failed],
      isEmptyAgain: isEmptyPlan(planApply({ desired: resources, recorded })),
      lost,
      left: await this.left(),
    };
  }

  target(tier: Tier, choices: Target["choices"] = {}): Target {
    // The ids that the engine's tests write as owner.
    const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
    const answers = {
      "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
      "images.python": `example.azurecr.io/zerolake/python@sha256:${"b".repeat(64)}`,
      databricksWorkspace: this.#services.databricks.account,
    };
    const { subscription: account } = this.#harness.opened;
    return { cloud: "azure", region: AZURE_REGION, tier, account, environment, choices: { ...choices, ...answers }, overrides: {} };
  }

  async run(plan: Plan, before: { readonly recorded?: readonly RecordedResource[]; readonly time?: VirtualTime } = {}) {
    this.#deployments += 1;
    const { recorded = [], time } = before;
    const world = new EngineWorld({ plan, recorded, ...(time ? { time } : {}), deploymentId: `d-${this.#deployments}` });
    const { result } = await world.finish(world.worker(({ journal }) => ({ journal, driver: this.#driver })));
    const failed = Object.values(world.view.steps)
      .filter(({ status }) => !WELL.includes(status))
      .map((step) => `${step.address} ${step.status}: ${JSON.stringify(step.error)}`);
    return { recorded: world.recorded, time: world.time, failed: result === "succeeded" ? failed : [String(result), ...failed] };
  }

  /** Resources in the subscription and in the services beside it. */
  async left(): Promise<readonly string[]> {
    const accounts = [this.#harness.opened.subscription, ...Object.values(this.#services).map(({ account }) => account)];
    const answers = await Promise.all(accounts.map((account) => this.#harness.control("GET", `accounts/${account}/resources`)));
    const resources = answers.flatMap((answer) => (answer as { resources: readonly { type: string; identifier: string }[] }).resources);
    return resources.filter(({ type }) => !STAYS.test(type)).map(({ identifier }) => identifier);
  }

  /** Resources of one type, with their properties. */
  resources(type: string): Promise<unknown> {
    return this.#harness.control("GET", `accounts/${this.#harness.opened.subscription}/resources?type=${type}`);
  }

  async #lost(recorded: readonly RecordedResource[]): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const { address, type, via, identifier, isReadStep } of recorded) {
      if (isReadStep) continue;
      const found = await this.#driver.read({ address, type, via, identifier }, { timeLimitMs: 10_000 });
      if (found?.identifier !== identifier) lost.push(address);
    }
    return lost;
  }
}
