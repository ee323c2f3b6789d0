import {
  CloudControlClient,
  CreateResourceCommand,
  GetResourceRequestStatusCommand,
  type ProgressEvent,
} from "@aws-sdk/client-cloudcontrol";

export const CONTROL_TOKEN = "control-token-of-tests";
const REGION = "eu-central-1";

export interface Account {
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export function databaseUrl(): string {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL must name a PostgreSQL for the sandbox of these tests");
  return url;
}

/** One request to the control API; throws for an answer that is not 200. */
export async function control<Answer>(url: string, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${url}/_sandbox/${path}`, {
    method,
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

export function openAccount(url: string, organization: string): Promise<Account> {
  return control<Account>(url, "POST", "accounts", { organization });
}

export function client(url: string, credentials: Account, region = REGION): CloudControlClient {
  return new CloudControlClient({ region, endpoint: url, credentials, maxAttempts: 1 });
}

export async function create(cloud: CloudControlClient, type: string, desired: object, token?: string): Promise<ProgressEvent> {
  const command = new CreateResourceCommand({
    TypeName: type,
    DesiredState: JSON.stringify(desired),
    ...(token ? { ClientToken: token } : {}),
  });
  return (await cloud.send(command)).ProgressEvent ?? {};
}

/** Asks as often as the cloud says until the request has ended. */
export async function ended(cloud: CloudControlClient, event: ProgressEvent): Promise<ProgressEvent> {
  let current = event;
  while (current.OperationStatus === "IN_PROGRESS") {
    const wait = Math.max(0, (current.RetryAfter?.getTime() ?? 0) - Date.now());
    await new Promise((resolve) => setTimeout(resolve, wait));
    current = (await cloud.send(new GetResourceRequestStatusCommand({ RequestToken: current.RequestToken }))).ProgressEvent ?? {};
  }
  return current;
}
