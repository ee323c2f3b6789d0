import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { ResourceRequest } from "@zerolake/execution";
import { addressToTag, type PropertyMap, type TypeFacts } from "@zerolake/resources";
import { control, startProgram } from "../sandbox-process.testing.ts";
import type { AwsDriverOptions } from "./aws-driver.ts";

export const REGION = "eu-central-1";

/** A sandbox in a process of its own with an account of its own, and the control API at hand. */
export class SandboxHarness {
  readonly url: string;
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, opened: { account: string; accessKeyId: string; secretAccessKey: string }) {
    this.#child = child;
    this.url = url;
    this.account = opened.account;
    this.credentials = { accessKeyId: opened.accessKeyId, secretAccessKey: opened.secretAccessKey };
  }

  static async start(schema: string): Promise<SandboxHarness> {
    const { child, url } = await startProgram(schema);
    const opened = await control(url, "POST", "accounts", { organization: "driver tests" });
    const harness = new SandboxHarness(child, url, opened as { account: string; accessKeyId: string; secretAccessKey: string });
    await harness.reset();
    return harness;
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
  }

  get connection(): Pick<AwsDriverOptions, "region" | "credentials" | "endpoint"> {
    return { region: REGION, credentials: this.credentials, endpoint: this.url };
  }

  control(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown> {
    return control(this.url, method, path, body);
  }

  /** Empties the account and forgets all faults, quotas and profiles. */
  async reset(): Promise<void> {
    await this.control("POST", `accounts/${this.account}/reset`);
    await this.control("DELETE", "faults");
  }

  fault(fault: object): Promise<unknown> {
    return this.control("POST", "faults", fault);
  }
}

export function request(
  type: string,
  properties: PropertyMap,
  facts: Partial<TypeFacts> = {},
  { address = "component.resource", via = "cloudcontrol" }: { address?: string; via?: string } = {},
): ResourceRequest {
  return {
    address,
    type,
    via,
    properties,
    facts: { createOnly: [], readOnly: [], writeOnly: [], identifier: [], hasUniqueName: false, tags: null, ...facts },
    owner: ownerOf(address),
  };
}

export function ownerOf(address: string) {
  return { installation: "installation-1", environment: "environment-1", component: address.split(".")[0] ?? "", address };
}

/** The owner as `Tags` of the list shape. */
export function ownerTags(address: string, installation = "installation-1"): PropertyMap[] {
  return Object.entries({ ...ownerOf(address), installation }).map(([key, value]) => ({
    Key: `zerolake:${key}`,
    Value: key === "address" ? addressToTag(value) : value,
  }));
}
