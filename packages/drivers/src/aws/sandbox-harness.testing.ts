import type { ResourceRequest } from "@zerolake/execution";
import { addressToTag, type PropertyMap, type TypeFacts } from "@zerolake/resources";
import { type LatencyProfile, type RunningSandbox, startSandbox } from "@zerolake/sandbox";
import type { AwsDriverOptions } from "./aws-driver.ts";

const CONTROL_TOKEN = "control-token-of-tests";
export const REGION = "eu-central-1";

/** A sandbox in this process with an account of its own, and the control API at hand. */
export class SandboxHarness {
  readonly sandbox: RunningSandbox;
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };

  private constructor(sandbox: RunningSandbox, opened: { account: string; accessKeyId: string; secretAccessKey: string }) {
    this.sandbox = sandbox;
    this.account = opened.account;
    this.credentials = { accessKeyId: opened.accessKeyId, secretAccessKey: opened.secretAccessKey };
  }

  static async start(schema: string, profile: LatencyProfile = "zero"): Promise<SandboxHarness> {
    const sandbox = await startSandbox({ databaseUrl: databaseUrl(), controlToken: CONTROL_TOKEN, profile, schema });
    const opened = await control(sandbox.url, "POST", "accounts", { organization: `tests of ${schema}` });
    const harness = new SandboxHarness(sandbox, opened as { account: string; accessKeyId: string; secretAccessKey: string });
    await harness.reset();
    return harness;
  }

  get connection(): Pick<AwsDriverOptions, "region" | "credentials" | "endpoint"> {
    return { region: REGION, credentials: this.credentials, endpoint: this.sandbox.url };
  }

  control(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown> {
    return control(this.sandbox.url, method, path, body);
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
export function ownerTags(address: string): PropertyMap[] {
  return Object.entries(ownerOf(address)).map(([key, value]) => ({
    Key: `zerolake:${key}`,
    Value: key === "address" ? addressToTag(value) : value,
  }));
}

function databaseUrl(): string {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL must name a PostgreSQL for the sandbox of these tests");
  return url;
}

async function control(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url}/_sandbox/${path}`, {
    method,
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
