import { AppError, type AwsCredentials } from "@zerolake/db";
import * as z from "zod";

const accountSchema = z.object({ account: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() });
const ANSWER_LIMIT_MS = 5_000;

/** The organisation's account in the sandbox and a key to it; asking again gives the same ones. */
export async function openSandboxAccount(
  sandbox: { readonly url: string; readonly controlToken: string },
  organizationId: string,
): Promise<AwsCredentials> {
  const response = await ask(sandbox, organizationId);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw unreachable(`it answered ${response.status}`, body);
  const { accessKeyId, secretAccessKey } = accountSchema.parse(body);
  return { accessKeyId, secretAccessKey };
}

async function ask({ url, controlToken }: { url: string; controlToken: string }, organization: string): Promise<Response> {
  try {
    return await fetch(new URL("/_sandbox/accounts", url), {
      method: "POST",
      headers: { authorization: `Bearer ${controlToken}`, "content-type": "application/json" },
      body: JSON.stringify({ organization }),
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
