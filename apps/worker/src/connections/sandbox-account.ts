import { AppError, type AwsCredentials, type AzureCredentials, type GoogleCredentials } from "@zerolake/db";
import * as z from "zod";

const accountSchema = z.object({ account: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() });
const subscriptionSchema = z.object({ subscription: z.string(), tenantId: z.string(), clientId: z.string(), clientSecret: z.string() });
const projectSchema = z.object({ key: z.object({ client_email: z.string(), private_key: z.string(), project_id: z.string() }) });
const serviceSchema = z.object({ account: z.string(), id: z.string(), secret: z.string() });
const ANSWER_LIMIT_MS = 5_000;

interface Sandbox {
  readonly url: string;
  readonly controlToken: string;
}

/** The organisation's account in the sandbox and a key to it; asking again gives the same ones. */
export async function openSandboxAccount(sandbox: Sandbox, organizationId: string): Promise<AwsCredentials> {
  const { accessKeyId, secretAccessKey } = accountSchema.parse(await open(sandbox, "accounts", organizationId));
  return { accessKeyId, secretAccessKey };
}

/** The organisation's Azure subscription in the sandbox and an application that may do everything there. */
export async function openSandboxSubscription(sandbox: Sandbox, organizationId: string): Promise<AzureCredentials> {
  return subscriptionSchema.parse(await open(sandbox, "subscriptions", organizationId));
}

/** The organisation's Google Cloud project in the sandbox and the key of a service account there. */
export async function openSandboxProject(sandbox: Sandbox, organizationId: string): Promise<GoogleCredentials> {
  return projectSchema.parse(await open(sandbox, "projects", organizationId)).key;
}

/** The organisation's workspace of Databricks, or its organisation at Confluent, and a key to it. */
export async function openSandboxService(
  sandbox: Sandbox,
  service: "databricks" | "confluent",
  organizationId: string,
): Promise<{ readonly account: string; readonly id: string; readonly secret: string }> {
  return serviceSchema.parse(await open(sandbox, "services", organizationId, { service }));
}

async function open(
  sandbox: Sandbox,
  what: "accounts" | "subscriptions" | "projects" | "services",
  organization: string,
  more: object = {},
): Promise<unknown> {
  const response = await ask(sandbox, what, { organization, ...more });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw unreachable(`it answered ${response.status}`, body);
  return body;
}

async function ask({ url, controlToken }: Sandbox, what: string, body: object): Promise<Response> {
  try {
    return await fetch(new URL(`/_sandbox/${what}`, url), {
      method: "POST",
      headers: { authorization: `Bearer ${controlToken}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
  } catch (cause) {
    throw unreachable("it does not answer", cause);
  }
}

function unreachable(reason: string, cause: unknown): AppError {
  return new AppError("unavailable", {
    message: `The sandbox cannot be reached: ${reason}.`,
    hint: "Check that its process runs and that SANDBOX_URL and SANDBOX_CONTROL_TOKEN are those it was started with.",
    cause,
  });
}
