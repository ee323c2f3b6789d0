import type { Blueprint } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { hasErrors, type Target, type Tier } from "@zerolake/resources";
import { composeDrivers } from "../compose-drivers.ts";
import { EngineWorld } from "../memory/engine-world.testing.ts";
import { createConfluentDriver } from "../rest/confluent/confluent-driver.ts";
import { createDatabricksDriver } from "../rest/databricks/databricks-driver.ts";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { REGION, SandboxHarness } from "./sandbox-harness.testing.ts";

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
  /** Addresses that are still recorded after the end and are not kept on purpose. */
  readonly left: readonly string[];
  /** How much there was in between. */
  readonly resources: number;
}

/** Environments on the AWS sandbox, with the services beside it, from nothing to nothing. */
export class AwsLife {
  readonly #harness: SandboxHarness;
  readonly #services: Readonly<Record<(typeof SERVICES)[number], OpenedService>>;
  readonly #cloud: AwsDriver;
  readonly #driver: CloudDriver;

  private constructor(harness: SandboxHarness, services: Readonly<Record<(typeof SERVICES)[number], OpenedService>>) {
    const { databricks, confluent } = services;
    const endpoint = harness.url;
    this.#harness = harness;
    this.#services = services;
    this.#cloud = createAwsDriver({ ...harness.connection, artefacts: { read: () => Promise.resolve(new Uint8Array([1, 2, 3])) } });
    this.#driver = composeDrivers(this.#cloud, {
      "rest:databricks": createDatabricksDriver({
        credentials: { workspace: databricks.account, clientId: databricks.id, clientSecret: databricks.secret },
        endpoint,
      }),
      "rest:confluent": createConfluentDriver({
        credentials: { apiKey: confluent.id, apiSecret: confluent.secret },
        safe: this.#cloud.safe,
        endpoint,
      }),
    });
  }

  static async start(schema: string): Promise<AwsLife> {
    const harness = await SandboxHarness.start(schema);
    const open = (service: string) => harness.control("POST", "services", { service, organization: "driver tests" });
    const databricks = (await open("databricks")) as unknown as OpenedService;
    const confluent = (await open("confluent")) as unknown as OpenedService;
    return new AwsLife(harness, { databricks, confluent });
  }

  async stop(): Promise<void> {
    this.#cloud.close();
    await this.#harness.stop();
  }

  async reset(): Promise<void> {
    await this.#harness.reset();
    for (const service of SERVICES) await this.#harness.control("POST", `accounts/${this.#services[service].account}/reset`);
  }

  /** Up, planned again, and down with every consent. */
  async live(blueprint: Blueprint, options: { readonly tier: Tier; readonly choices: Target["choices"] }): Promise<Lived> {
    const { resources, diagnostics } = compile(blueprint, this.#target(options.tier, options.choices));
    if (hasErrors(diagnostics)) return { failed: [JSON.stringify(diagnostics)], isEmptyAgain: false, left: [], resources: 0 };
    const up = await this.#run(planApply({ desired: resources, recorded: [] }), [], "d-1");
    const { recorded } = up;
    const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    const down = await this.#run(end, recorded, "d-2");
    const kept = new Set(end.kept.map(({ address }) => address));
    return {
      failed: [...up.failed, ...down.failed],
      isEmptyAgain: isEmptyPlan(planApply({ desired: resources, recorded })),
      left: down.recorded.map(({ address }) => address).filter((address) => !kept.has(address)),
      resources: recorded.length,
    };
  }

  #target(tier: Tier, choices: Target["choices"]): Target {
    const { account } = this.#harness;
    const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
    const own = { databricksWorkspace: this.#services.databricks.account, deployerRoleArn: `arn:aws:iam::${account}:role/deployer` };
    return { cloud: "aws", region: REGION, tier, account, environment, choices: { ...choices, ...own }, overrides: {} };
  }

  /** The engine with the real driver against the sandbox; its clock only moves when it waits. */
  async #run(plan: Plan, recorded: readonly RecordedResource[], deploymentId: string) {
    const world = new EngineWorld({ plan, recorded, deploymentId });
    const outcome = await world.finish(world.worker(({ journal }) => ({ journal, driver: this.#driver })));
    const failed = Object.values(world.view.steps)
      .filter(({ status }) => status === "failed")
      .map((step) => JSON.stringify(step).slice(0, 400));
    return { recorded: world.recorded, failed: outcome.result === "succeeded" ? failed : [String(outcome.result), ...failed] };
  }
}
