import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { ResourceRequest } from "@zerolake/execution";
import { addressToTag, type PropertyMap, type TypeFacts } from "@zerolake/resources";
import { control, startProgram } from "../sandbox-process.testing.ts";
import type { AzureDriverOptions } from "./azure-driver.ts";

export const AZURE_REGION = "westeurope";

interface Opened {
  readonly subscription: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A sandbox in a process of its own with a subscription of its own, and the control API at hand. */
export class AzureHarness {
  readonly url: string;
  readonly opened: Opened;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, opened: Opened) {
    this.#child = child;
    this.url = url;
    this.opened = opened;
  }

  static async start(schema: string): Promise<AzureHarness> {
    const { child, url } = await startProgram(schema);
    const harness = new AzureHarness(child, url, (await control(url, "POST", "subscriptions", { organization: "driver tests" })) as Opened);
    await harness.reset();
    return harness;
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
  }

  get connection(): AzureDriverOptions {
    const { subscription, tenantId, clientId, clientSecret } = this.opened;
    return { subscription, region: AZURE_REGION, credentials: { tenantId, clientId, clientSecret }, endpoint: this.url };
  }

  control(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown> {
    return control(this.url, method, path, body);
  }

  /** Empties the subscription and forgets all faults. */
  async reset(): Promise<void> {
    await this.control("POST", `accounts/${this.opened.subscription}/reset`);
    await this.control("DELETE", "faults");
  }

  fault(fault: object): Promise<unknown> {
    return this.control("POST", "faults", fault);
  }

  /** An id in the group of these tests. */
  id(path: string): string {
    return `/subscriptions/${this.opened.subscription}/resourceGroups/zl-test/providers/${path}`;
  }

  get groupId(): string {
    return `/subscriptions/${this.opened.subscription}/resourceGroups/zl-test`;
  }
}

const FACTS: TypeFacts = {
  createOnly: ["id", "name", "location"],
  readOnly: [],
  writeOnly: [],
  identifier: ["id"],
  hasUniqueName: true,
  nameProperty: "name",
  tags: { property: "tags", shape: "map" },
};

export function armRequest(
  type: string,
  apiVersion: string,
  { id, address, body }: { readonly id: string; readonly address: string; readonly body: PropertyMap },
): ResourceRequest {
  const owner = { installation: "installation-1", environment: "environment-1", component: address.split(".")[0] ?? "", address };
  const tags = Object.fromEntries(
    Object.entries(owner).map(([key, value]) => [`zerolake:${key}`, key === "address" ? addressToTag(value) : value]),
  );
  return {
    address,
    type,
    via: `arm@${apiVersion}`,
    properties: { id, name: id.split("/").at(-1) ?? "", location: AZURE_REGION, ...body, tags },
    facts: FACTS,
    owner,
  };
}
