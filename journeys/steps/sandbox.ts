import { randomUUID } from "node:crypto";

/** The sandbox that comes with the console. */
const SANDBOX = process.env["SANDBOX_URL"] ?? "";
/** What the worker takes for AWS. */
const CLOUD = process.env["OWN_CLOUD_URL"] ?? "";
const TOKEN = process.env["SANDBOX_CONTROL_TOKEN"] ?? "";

/** An account of the cloud that the worker takes for AWS, and a key to it. */
export interface CloudAccount {
  /** Whom the cloud takes its owner for. */
  readonly organization: string;
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

async function control<Answer>(address: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${address}/_sandbox/${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
  return (await response.json().catch(() => undefined)) as Answer;
}

async function controlBoth(method: string, path: string, body?: unknown): Promise<void> {
  await Promise.all([SANDBOX, CLOUD].map((address) => control(address, method, path, body)));
}

/** One that nobody else has. */
export function openCloudAccount(): Promise<CloudAccount> {
  return openAccountOf(`journey-${randomUUID()}`);
}

/** The same account with a key that works, once the one before has expired. */
export function renewKey({ organization }: CloudAccount): Promise<CloudAccount> {
  return openAccountOf(organization);
}

async function openAccountOf(organization: string): Promise<CloudAccount> {
  return { organization, ...(await control<Omit<CloudAccount, "organization">>(CLOUD, "POST", "accounts", { organization })) };
}

export async function expireKey({ accessKeyId }: CloudAccount): Promise<void> {
  await control(CLOUD, "PUT", `keys/${accessKeyId}`, { expiresAt: new Date(0).toISOString() });
}

/** The next creation of one of this type is refused, whoever asks for it. */
export async function failOnce(type: string): Promise<void> {
  const action = { kind: "fail", code: "ServiceLimitExceeded", message: "The account has reached its limit for this resource." };
  await controlBoth("POST", "faults", { match: { type }, action, count: 1 });
}

/** The next creation of one of this type takes so long, whoever asks for it. */
export async function delayOnce(type: string, ms: number): Promise<void> {
  await controlBoth("POST", "faults", { match: { type }, action: { kind: "delay", ms }, count: 1 });
}

/** Nothing goes wrong any more that was asked for. */
export async function clearFaults(): Promise<void> {
  await controlBoth("DELETE", "faults");
}

/** How long what the cloud does takes, for the whole installation. */
export async function setCloudSpeed(profile: "zero" | "fast"): Promise<void> {
  await controlBoth("PUT", "latency", { profile });
}

/** The clouds answer questions before a deployment as they usually do. */
export async function clearAnswers(): Promise<void> {
  await controlBoth("DELETE", "conditions");
}

export interface CloudResource {
  readonly type: string;
  readonly identifier: string;
}

/** Somebody changes a property in the console of the sandbox's AWS, behind everybody's back. */
export async function changeByHand({ type, identifier }: CloudResource, path: string, value: unknown): Promise<void> {
  const patch = [{ op: "replace", path, value }];
  await control(SANDBOX, "POST", `accounts/${await accountOf({ type, identifier })}/drift`, { type, identifier, patch });
}

/** Everything that the sandbox measures of a resource is bad, and has been for an hour. */
export async function makeIll(resource: CloudResource): Promise<void> {
  const condition = { account: await accountOf(resource), kind: "illResource", subject: resource.identifier };
  await control(SANDBOX, "PUT", "conditions", condition);
}

/** Everything in the account of a resource measures well again. */
export async function makeWell(resource: CloudResource): Promise<void> {
  await control(SANDBOX, "DELETE", `conditions?account=${await accountOf(resource)}`);
}

async function accountOf({ type, identifier }: CloudResource): Promise<string> {
  const { accounts } = await control<{ accounts: readonly { account: string }[] }>(SANDBOX, "GET", "accounts");
  for (const { account } of accounts) {
    const { resources } = await control<{ resources: readonly CloudResource[] }>(SANDBOX, "GET", `accounts/${account}/resources`);
    if (resources.some((resource) => resource.type === type && resource.identifier === identifier)) return account;
  }
  throw new Error(`The sandbox has no ${type} ${identifier}.`);
}
