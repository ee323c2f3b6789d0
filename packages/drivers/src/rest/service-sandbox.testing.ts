import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { CloudDriver, OperationStatus, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap, TypeFacts } from "@zerolake/resources";
import { createMemoryDriver } from "../memory/memory-driver.ts";
import { control, startProgram } from "../sandbox-process.testing.ts";
import type { ServiceDriver } from "./service-driver.ts";

const POLL_MS = 20;
const LIMIT = { timeLimitMs: 10_000 };
export const OWNER = { installation: "installation-1", environment: "environment-1" };

/** The sandbox in a process of its own, with the organisation's account at a service, and the control API at hand. */
export class ServiceSandbox {
  readonly url: string;
  readonly #child: ChildProcess;
  #tokens = 0;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(schema: string): Promise<ServiceSandbox> {
    const { child, url } = await startProgram(schema);
    return new ServiceSandbox(child, url);
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
  }

  control(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown> {
    return control(this.url, method, path, body);
  }

  async open(service: "databricks" | "confluent"): Promise<{ readonly account: string; readonly id: string; readonly secret: string }> {
    return (await this.control("POST", "services", { service, organization: `${service} driver tests` })) as never;
  }

  async reset(account: string): Promise<void> {
    await this.control("POST", `accounts/${account}/reset`);
    await this.control("DELETE", "faults");
  }

  /** The next call of an operation is refused. */
  async refuse(operation: string, how: "throttled" | "permission", code: string): Promise<void> {
    const action = how === "throttled" ? { kind: "throttle" } : { kind: "fail", at: "call", code, status: 403, message: "Not allowed." };
    await this.control("POST", "faults", { match: { operation }, action, count: 1 });
  }

  token(): { readonly token: string; readonly timeLimitMs: number } {
    this.#tokens += 1;
    return { ...LIMIT, token: `ef${String(this.#tokens).padStart(62, "0")}` };
  }

  /** Creates and waits until it is done. */
  async make(driver: ServiceDriver, wanted: ResourceRequest): Promise<Extract<OperationStatus, { state: "done" }>> {
    let status = await driver.create(wanted, this.token());
    for (let polls = 0; status.state === "pending" && polls < 100; polls += 1) {
      await sleep(POLL_MS);
      status = await driver.poll(status.operation, wanted, LIMIT);
    }
    if (status.state !== "done") throw new Error(JSON.stringify(status));
    return status;
  }
}

/** A service driver where a whole one is wanted: zones and facts come from a cloud in memory. */
export function whole(driver: ServiceDriver): CloudDriver {
  return { ...createMemoryDriver(), ...driver };
}

/** What the compiler would ask for. */
export function serviceRequest(
  service: string,
  type: string,
  {
    properties,
    facts = {},
    address = "c.made",
  }: { readonly properties: PropertyMap; readonly facts?: Partial<TypeFacts>; readonly address?: string },
): ResourceRequest {
  const usual: TypeFacts = {
    createOnly: ["resourcePath"],
    readOnly: [],
    writeOnly: [],
    identifier: ["resourcePath"],
    hasUniqueName: true,
    tags: null,
  };
  return { address, type, via: `rest:${service}`, properties, facts: { ...usual, ...facts }, owner: { ...OWNER, component: "c", address } };
}
