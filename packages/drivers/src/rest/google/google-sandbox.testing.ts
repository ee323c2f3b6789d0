import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { control, startProgram } from "../../sandbox-process.testing.ts";
import { type GoogleKey, parseGoogleKey } from "./google-auth.ts";
import { createGoogleDriver, type GoogleDriver } from "./google-driver.ts";

export const REGION = "europe-west1";

/** What the project built, whatever it is. */
const BUILT = { read: () => Promise.resolve(new Uint8Array([1, 2, 3])) };

/** A sandbox in a process of its own with a project of its own, and the control API at hand. */
export class GoogleSandbox {
  readonly url: string;
  readonly project: string;
  readonly key: GoogleKey;
  readonly driver: GoogleDriver;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, key: GoogleKey) {
    this.#child = child;
    this.url = url;
    this.key = key;
    this.project = key.project_id;
    this.driver = this.driverWith({});
  }

  static async start(schema: string): Promise<GoogleSandbox> {
    const { child, url } = await startProgram(schema);
    const opened = (await control(url, "POST", "projects", { organization: "google driver tests" })) as { readonly key: object };
    const sandbox = new GoogleSandbox(child, url, parseGoogleKey(JSON.stringify(opened.key)));
    await sandbox.reset();
    return sandbox;
  }

  driverWith(other: Partial<Parameters<typeof createGoogleDriver>[0]>): GoogleDriver {
    return createGoogleDriver({
      project: this.project,
      region: REGION,
      identity: this.key,
      endpoint: this.url,
      artefacts: BUILT,
      ...other,
    });
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
  }

  control(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown> {
    return control(this.url, method, path, body);
  }

  /** Empties the project and forgets all faults. */
  async reset(): Promise<void> {
    await this.control("POST", `accounts/${this.project}/reset`);
    await this.control("DELETE", "faults");
  }

  /** What there is in the project, or in the organisation's account at a service beside it. */
  async resources(account = this.project): Promise<readonly { readonly type: string; readonly identifier: string }[]> {
    const { resources } = (await this.control("GET", `accounts/${account}/resources`)) as {
      readonly resources: readonly { readonly type: string; readonly identifier: string }[];
    };
    return resources;
  }

  fault(fault: object): Promise<unknown> {
    return this.control("POST", "faults", fault);
  }
}
