import { issuerAddress, KEYS_PATH } from "@zerolake/workload-identity";
import * as z from "zod";

const ANSWER_LIMIT_MS = 10_000;
const keysSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });

/**
 * Whether the issuer's public address shows a key, as a cloud would see it. The address is the operator's own setting. No answer is a
 * no: then the key before it goes on signing.
 */
export async function showsKey(issuerUrl: string, id: string): Promise<boolean> {
  try {
    const { issuer } = issuerAddress(issuerUrl);
    const response = await fetch(`${issuer}${KEYS_PATH}`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS), redirect: "error" });
    return keysSchema.parse(await response.json()).keys.some(({ kid }) => kid === id);
  } catch {
    return false;
  }
}
