import type { Blueprint } from "@zerolake/blueprint";
import type { CloudDriver } from "@zerolake/execution";
import type { Plan } from "@zerolake/planner";
import type { Target, Tier } from "@zerolake/resources";
import { type Carried, carryOut, LIFE_ENVIRONMENT, type Lived, liveThrough } from "../life.testing.ts";
import { createFabricDriver } from "../rest/fabric/fabric-driver.ts";
import type { SecretSafe } from "../secret-safe.ts";
import {
  ageServicesBeside,
  openServicesBeside,
  resetServicesBeside,
  type ServicesBeside,
  withServicesBeside,
} from "../services-beside.testing.ts";
import { createAzureDriver } from "./azure-driver.ts";
import { AZURE_REGION, AzureHarness } from "./azure-harness.testing.ts";

/** What stays behind a deletion: registrations, and what can be had back for a while. */
const STAYS = /providers$|deletedVaults$|deletedAccounts$/;
/** Applications of partners in the directory, as the drawings name them. */
const PARTNERS = ["5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02"];

interface LivedOnAzure extends Lived {
  /** What stands in the cloud after the end. */
  readonly left: readonly string[];
}

interface Stay extends Pick<Parameters<typeof liveThrough>[1], "whileUp"> {
  readonly tier: Tier;
  readonly choices?: Target["choices"];
}

/** Environments on Azure's sandbox, with the services beside it, from nothing to nothing. */
export class AzureLife {
  readonly #harness: AzureHarness;
  readonly #services: ServicesBeside;
  readonly #driver: CloudDriver;
  /** Reads the vaults as whoever deploys. */
  readonly safe: SecretSafe;
  #deployments = 0;

  private constructor(harness: AzureHarness, services: ServicesBeside) {
    const { url: endpoint, connection } = harness;
    const artefacts = { read: (name: string) => Promise.resolve(new TextEncoder().encode(name)) };
    const cloud = createAzureDriver({ ...connection, artefacts });
    this.#harness = harness;
    this.#services = services;
    this.safe = cloud.safe;
    const fabric = createFabricDriver({ credentials: connection.credentials, endpoint, artefacts, safe: cloud.safe });
    this.#driver = withServicesBeside(cloud, { services, endpoint, more: { "rest:fabric": fabric } });
  }

  static async start(schema: string): Promise<AzureLife> {
    const harness = await AzureHarness.start(schema);
    return new AzureLife(harness, await openServicesBeside(harness.control.bind(harness), "azure driver tests"));
  }

  stop(): Promise<void> {
    return this.#harness.stop();
  }

  async reset(): Promise<void> {
    await this.#harness.reset();
    await resetServicesBeside(this.#harness.control.bind(this.#harness), this.#services);
    for (const subject of PARTNERS) await this.#harness.control("PUT", "conditions", { kind: "knownPrincipal", subject });
  }

  /** All that there is was measured for so long already. */
  async age(minutes: number): Promise<void> {
    await this.#harness.control("POST", `accounts/${this.account}/age`, { minutes });
    await ageServicesBeside(this.#harness.control.bind(this.#harness), this.#services, minutes);
  }

  get account(): string {
    return this.#harness.opened.subscription;
  }

  get driver(): CloudDriver {
    return this.#driver;
  }

  async live(blueprint: Blueprint, { tier, choices, whileUp }: Stay): Promise<LivedOnAzure> {
    const course = { blueprint, target: this.target(tier, choices), ...(whileUp ? { whileUp } : {}) };
    const { failed, isEmptyAgain, lost, drifted } = await liveThrough(this.#driver, course);
    return { failed, isEmptyAgain, lost, drifted, left: await this.left() };
  }

  target(tier: Tier, choices: Target["choices"] = {}): Target {
    const answers = {
      "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
      "images.python": `example.azurecr.io/zerolake/python@sha256:${"b".repeat(64)}`,
      databricksWorkspace: this.#services.databricks.account,
    };
    return {
      cloud: "azure",
      region: AZURE_REGION,
      tier,
      account: this.account,
      environment: LIFE_ENVIRONMENT,
      choices: { ...choices, ...answers },
      overrides: {},
    };
  }

  run(plan: Plan, before: Pick<Carried, "recorded" | "time"> = {}) {
    this.#deployments += 1;
    return carryOut(this.#driver, { plan, ...before, deploymentId: `d-${this.#deployments}` });
  }

  /** Resources in the subscription and in the services beside it. */
  async left(): Promise<readonly string[]> {
    const accounts = [this.account, ...Object.values(this.#services).map(({ account }) => account)];
    const answers = await Promise.all(accounts.map((account) => this.#harness.control("GET", `accounts/${account}/resources`)));
    const resources = answers.flatMap((answer) => (answer as { resources: readonly { type: string; identifier: string }[] }).resources);
    return resources.filter(({ type }) => !STAYS.test(type)).map(({ identifier }) => identifier);
  }

  /** Resources of one type, with their properties. */
  resources(type: string): Promise<unknown> {
    return this.#harness.control("GET", `accounts/${this.account}/resources?type=${type}`);
  }
}
