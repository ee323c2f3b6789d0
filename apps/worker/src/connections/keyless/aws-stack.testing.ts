import { createAwsDriver } from "@zerolake/drivers";
import type { OperationStatus, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { KeylessWorld } from "./keyless-world.testing.ts";

export interface Administrator {
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: PropertyMap }>>;
}

/** Parameters that a person fills in, and what a stack would put in the place of references. */
export type StackValues = Readonly<Record<string, string>>;

/**
 * What CloudFormation would do with a template, as far as these need it: makes its resources one after the other through Cloud Control,
 * which checks them against the published schemas.
 */
export async function makeStack(world: KeylessWorld, template: unknown, values: StackValues = {}): Promise<Administrator> {
  const administrator = await world.administrator<Administrator>("accounts");
  const driver = createAwsDriver({ region: "eu-central-1", endpoint: world.url, credentials: administrator });
  for (const [name, { Type: type, Properties }] of Object.entries((template as Template).Resources)) {
    const { ManagedPolicyArns: _, ...properties } = resolved(Properties, values) as PropertyMap;
    const request: ResourceRequest = { address: `stack.${name}`, type, via: "cloudcontrol", properties, facts: NO_FACTS, owner: OWNER };
    let status: OperationStatus = await driver.create(request, { token: world.newId(), timeLimitMs: 10_000 });
    while (status.state === "pending") {
      await new Promise((resolve) => setTimeout(resolve, 200));
      status = await driver.poll(status.operation, { address: request.address, type, via: "cloudcontrol" }, { timeLimitMs: 10_000 });
    }
    if (status.state === "failed") throw new Error(`${type}: ${status.error.message}`);
  }
  driver.close();
  return administrator;
}

const NO_FACTS = { createOnly: [], readOnly: [], writeOnly: [], identifier: ["Arn"], hasUniqueName: true, tags: null } as const;
const OWNER = { installation: "", environment: "", component: "stack", address: "stack" } as const;

function resolved(value: unknown, values: StackValues): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, values));
  if (typeof value !== "object" || value === null) return value;
  const name = "Ref" in value ? String(value.Ref) : undefined;
  if (name !== undefined) return values[name] ?? name;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, values)]));
}
