import type { Blueprint } from "@zerolake/blueprint";
import type { CloudDriver } from "@zerolake/execution";
import type { Target, Tier } from "@zerolake/resources";
import { LIFE_ENVIRONMENT, type Lived, liveThrough } from "../life.testing.ts";
import { openServicesBeside, resetServicesBeside, type ServicesBeside, withServicesBeside } from "../services-beside.testing.ts";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { REGION, SandboxHarness } from "./sandbox-harness.testing.ts";

interface LivedOnAws extends Lived {
  /** Addresses that are still recorded after the end and are not kept on purpose. */
  readonly left: readonly string[];
  /** How much there was in between. */
  readonly resources: number;
}

const ILL_MINUTES = 12 * 60;

type Stay = Pick<Target, "tier" | "choices"> & Pick<Parameters<typeof liveThrough>[1], "whileUp">;

/** Environments on the AWS sandbox, with the services beside it, from nothing to nothing. */
export class AwsLife {
  readonly #harness: SandboxHarness;
  readonly #services: ServicesBeside;
  readonly #cloud: AwsDriver;
  readonly #driver: CloudDriver;

  private constructor(harness: SandboxHarness, services: ServicesBeside) {
    this.#harness = harness;
    this.#services = services;
    this.#cloud = createAwsDriver({ ...harness.connection, artefacts: { read: () => Promise.resolve(new Uint8Array([1, 2, 3])) } });
    this.#driver = withServicesBeside(this.#cloud, { services, endpoint: harness.url });
  }

  static async start(schema: string): Promise<AwsLife> {
    const harness = await SandboxHarness.start(schema);
    return new AwsLife(harness, await openServicesBeside(harness.control.bind(harness), "driver tests"));
  }

  async stop(): Promise<void> {
    this.#cloud.close();
    await this.#harness.stop();
  }

  async reset(): Promise<void> {
    await this.#harness.reset();
    await this.#harness.control("DELETE", `conditions?account=${this.account}`);
    await resetServicesBeside(this.#harness.control.bind(this.#harness), this.#services);
  }

  /** All that there is was measured for so long already. */
  age(minutes: number): Promise<unknown> {
    return this.#harness.control("POST", `accounts/${this.account}/age`, { minutes });
  }

  /** Makes these resources, by their identifiers, ill for hours already; a reset makes them well. */
  async makeIll(identifiers: readonly string[]): Promise<void> {
    const put = (subject: string) =>
      this.#harness.control("PUT", "conditions", { account: this.account, kind: "illResource", subject, value: ILL_MINUTES });
    await Promise.all([...new Set(identifiers)].map(put));
  }

  async live(blueprint: Blueprint, { tier, choices, whileUp }: Stay): Promise<LivedOnAws> {
    const life = await liveThrough(this.#driver, { blueprint, target: this.#target(tier, choices), ...(whileUp ? { whileUp } : {}) });
    const { failed, isEmptyAgain, lost, drifted, recorded, leftRecorded } = life;
    const kept = new Set(life.kept.map(({ address }) => address));
    const left = leftRecorded.map(({ address }) => address).filter((address) => !kept.has(address));
    return { failed, isEmptyAgain, lost, drifted, left, resources: recorded.length };
  }

  get account(): string {
    return this.#harness.account;
  }

  get driver(): CloudDriver {
    return this.#driver;
  }

  #target(tier: Tier, choices: Target["choices"]): Target {
    const { account } = this.#harness;
    const own = { databricksWorkspace: this.#services.databricks.account, deployerRoleArn: `arn:aws:iam::${account}:role/deployer` };
    return { cloud: "aws", region: REGION, tier, account, environment: LIFE_ENVIRONMENT, choices: { ...choices, ...own }, overrides: {} };
  }
}
