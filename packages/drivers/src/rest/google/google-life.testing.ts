import type { Blueprint } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { hasErrors, type Target, type Tier } from "@zerolake/resources";
import { composeDrivers } from "../../compose-drivers.ts";
import { EngineWorld } from "../../memory/engine-world.testing.ts";
import { createConfluentDriver } from "../confluent/confluent-driver.ts";
import { createDatabricksDriver } from "../databricks/databricks-driver.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

const IMAGES = ["runtime", "python", "debezium", "training", "serving", "mqtt-bridge"];
const SERVICES = ["databricks", "confluent"] as const;

interface OpenedService {
  readonly account: string;
  readonly id: string;
  readonly secret: string;
}

/** What became of an environment; each list is empty when all is well. */
interface Lived {
  /** Steps up or down that did not succeed, and findings that should have kept it from being tried. */
  readonly failed: readonly string[];
  readonly isEmptyAgain: boolean;
  /** Addresses that the cloud did not give back as they were made. */
  readonly lost: readonly string[];
  /** What stands in the cloud after the end and is not kept on purpose. */
  readonly left: readonly string[];
}

/** Environments on Google's sandbox, with the services beside it, from nothing to nothing. */
export class GoogleLife {
  readonly #sandbox: GoogleSandbox;
  readonly #services: Readonly<Record<(typeof SERVICES)[number], OpenedService>>;
  readonly #driver: CloudDriver;

  private constructor(sandbox: GoogleSandbox, services: Readonly<Record<(typeof SERVICES)[number], OpenedService>>) {
    const { databricks, confluent } = services;
    const endpoint = sandbox.url;
    this.#sandbox = sandbox;
    this.#services = services;
    this.#driver = composeDrivers(sandbox.driver, {
      "rest:databricks": createDatabricksDriver({
        credentials: { workspace: databricks.account, clientId: databricks.id, clientSecret: databricks.secret },
        endpoint,
      }),
      "rest:confluent": createConfluentDriver({
        credentials: { apiKey: confluent.id, apiSecret: confluent.secret },
        safe: sandbox.driver.safe,
        endpoint,
      }),
    });
  }

  static async start(schema: string): Promise<GoogleLife> {
    const sandbox = await GoogleSandbox.start(schema);
    const open = (service: string) => sandbox.control("POST", "services", { service, organization: "google driver tests" });
    const databricks = (await open("databricks")) as OpenedService;
    const confluent = (await open("confluent")) as OpenedService;
    return new GoogleLife(sandbox, { databricks, confluent });
  }

  stop(): Promise<void> {
    return this.#sandbox.stop();
  }

  async reset(): Promise<void> {
    await this.#sandbox.reset();
    for (const service of SERVICES) await this.#sandbox.control("POST", `accounts/${this.#services[service].account}/reset`);
  }

  /** Up, read back, planned again, and down with every consent. */
  async live(blueprint: Blueprint, options: { readonly tier: Tier; readonly choices?: Target["choices"] }): Promise<Lived> {
    const { resources, diagnostics } = compile(blueprint, this.#target(options.tier, options.choices ?? {}));
    if (hasErrors(diagnostics)) return { failed: [JSON.stringify(diagnostics)], isEmptyAgain: false, lost: [], left: [] };
    const up = await this.#run(planApply({ desired: resources, recorded: [] }), [], "d-1");
    const { recorded } = up;
    const lost = await this.#lost(recorded);
    const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    const down = await this.#run(end, recorded, "d-2");
    return {
      failed: [...up.failed, ...down.failed],
      isEmptyAgain: isEmptyPlan(planApply({ desired: resources, recorded })),
      lost,
      left: await this.#left(end, recorded),
    };
  }

  #target(tier: Tier, choices: Target["choices"]): Target {
    const { project } = this.#sandbox;
    const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
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
    return { cloud: "gcp", region: REGION, tier, account: project, environment, choices: { ...answers, ...choices }, overrides: {} };
  }

  async #run(plan: Plan, recorded: readonly RecordedResource[], deploymentId: string) {
    const world = new EngineWorld({ plan, recorded, deploymentId });
    const outcome = await world.finish(world.worker(({ journal }) => ({ journal, driver: this.#driver })));
    const failed = Object.values(world.view.steps)
      .filter(({ status }) => status !== "succeeded" && status !== "deferred")
      .map(({ address, status, error }) => `${address} ${status}: ${JSON.stringify(error)}`);
    return { recorded: world.recorded, failed: outcome.result === "succeeded" ? failed : [String(outcome.result), ...failed] };
  }

  async #lost(recorded: readonly RecordedResource[]): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const { address, type, via, identifier, isReadStep } of recorded) {
      if (isReadStep || type === "serviceusage.identity") continue;
      const found = await this.#driver.read({ address, type, via, identifier }, { timeLimitMs: 10_000 });
      if (found?.identifier !== identifier) lost.push(address);
    }
    return lost;
  }

  async #left(end: Plan, recorded: readonly RecordedResource[]): Promise<readonly string[]> {
    const keptAddresses = new Set(end.kept.map(({ address }) => address));
    const kept = new Set(recorded.filter(({ address }) => keptAddresses.has(address)).map(({ type }) => type));
    const accounts = [undefined, ...Object.values(this.#services).map(({ account }) => account)];
    const all = (await Promise.all(accounts.map((account) => this.#sandbox.resources(account)))).flat();
    return all
      .filter(({ type }) => !kept.has(type) && type !== "cloudresourcemanager.project")
      .map(({ type, identifier }) => `${type} ${identifier}`);
  }
}
