import type { Blueprint } from "@zerolake/blueprint";
import type { CloudDriver } from "@zerolake/execution";
import type { Target, Tier } from "@zerolake/resources";
import { LIFE_ENVIRONMENT, type Life, type Lived, liveThrough } from "../../life.testing.ts";
import {
  ageServicesBeside,
  openServicesBeside,
  resetServicesBeside,
  type ServicesBeside,
  withServicesBeside,
} from "../../services-beside.testing.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

const IMAGES = ["runtime", "python", "debezium", "training", "serving", "mqtt-bridge"];

interface LivedOnGoogle extends Lived {
  /** What stands in the cloud after the end and is not kept on purpose. */
  readonly left: readonly string[];
}

interface Stay extends Pick<Parameters<typeof liveThrough>[1], "whileUp"> {
  readonly tier: Tier;
  readonly choices?: Target["choices"];
}

/** Environments on Google's sandbox, with the services beside it, from nothing to nothing. */
export class GoogleLife {
  readonly #sandbox: GoogleSandbox;
  readonly #services: ServicesBeside;
  readonly #driver: CloudDriver;

  private constructor(sandbox: GoogleSandbox, services: ServicesBeside) {
    this.#sandbox = sandbox;
    this.#services = services;
    this.#driver = withServicesBeside(sandbox.driver, { services, endpoint: sandbox.url });
  }

  static async start(schema: string): Promise<GoogleLife> {
    const sandbox = await GoogleSandbox.start(schema);
    return new GoogleLife(sandbox, await openServicesBeside(sandbox.control.bind(sandbox), "google driver tests"));
  }

  stop(): Promise<void> {
    return this.#sandbox.stop();
  }

  async reset(): Promise<void> {
    await this.#sandbox.reset();
    await resetServicesBeside(this.#sandbox.control.bind(this.#sandbox), this.#services);
  }

  /** All that there is was measured for so long already. */
  async age(minutes: number): Promise<void> {
    await this.#sandbox.control("POST", `accounts/${this.account}/age`, { minutes });
    await ageServicesBeside(this.#sandbox.control.bind(this.#sandbox), this.#services, minutes);
  }

  get account(): string {
    return this.#sandbox.project;
  }

  get driver(): CloudDriver {
    return this.#driver;
  }

  async live(blueprint: Blueprint, { tier, choices = {}, whileUp }: Stay): Promise<LivedOnGoogle> {
    const life = await liveThrough(this.#driver, { blueprint, target: this.#target(tier, choices), ...(whileUp ? { whileUp } : {}) });
    const { failed, isEmptyAgain, lost, drifted } = life;
    return { failed, isEmptyAgain, lost, drifted, left: await this.#left(life) };
  }

  #target(tier: Tier, choices: Target["choices"]): Target {
    const { project } = this.#sandbox;
    const answers = {
      billingAccount: "012345-6789AB-CDEF01",
      databricksWorkspace: this.#services.databricks.account,
      ...Object.fromEntries(IMAGES.map((name) => [`images.${name}`, `europe-docker.pkg.dev/p/i/${name}@sha256:${"a".repeat(64)}`])),
      ...Object.fromEntries(["db", "chargebacks", "orders", "inventory"].map((id) => [`databases.${id}`, "db.example.com:5432/shop"])),
      "unityModelVersions.ranking": "3",
      "models.models": `projects/${project}/locations/${REGION}/models/first@1`,
      flinkConnectors: [`https://repo.example.com/connector.jar#${"c".repeat(64)}`],
      googleGroups: { ml: "ml@example.com", analysts: "analysts@example.com" },
    };
    return {
      cloud: "gcp",
      region: REGION,
      tier,
      account: project,
      environment: LIFE_ENVIRONMENT,
      choices: { ...answers, ...choices },
      overrides: {},
    };
  }

  async #left({ kept: keptOnPurpose, recorded }: Life): Promise<readonly string[]> {
    const keptAddresses = new Set(keptOnPurpose.map(({ address }) => address));
    const kept = new Set(recorded.filter(({ address }) => keptAddresses.has(address)).map(({ type }) => type));
    const accounts = [undefined, ...Object.values(this.#services).map(({ account }) => account)];
    const all = (await Promise.all(accounts.map((account) => this.#sandbox.resources(account)))).flat();
    return all
      .filter(({ type }) => !kept.has(type) && type !== "cloudresourcemanager.project")
      .map(({ type, identifier }) => `${type} ${identifier}`);
  }
}
