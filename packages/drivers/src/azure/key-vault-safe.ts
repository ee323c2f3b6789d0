import { CloudRefusalError } from "@zerolake/execution";
import { isMap, type Value } from "@zerolake/resources";
import type { SecretSafe } from "../secret-safe.ts";
import type { ArmAnswer } from "./arm-client.ts";
import { failureOf } from "./arm-failure.ts";
import { classifyError } from "./classify-error.ts";
import type { DataClient, DataQuestion } from "./data-client.ts";

const SCOPE = "https://vault.azure.net/.default";
const VERSION = "7.4";
const FORBIDDEN = 403;

/**
 * Key Vault as the place of texts; a place is a secret's own address, e.g. `https://zl-dev.vault.azure.net/secrets/key`. ARM tells no values, so
 * the vault itself is asked. The deployment gives the connection's application the role of a secrets officer on it first, which a vault may not
 * know for some minutes: a refusal means that it is not known yet.
 */
export function keyVaultSafe(data: DataClient): SecretSafe {
  const ask = async (place: string, question: Pick<DataQuestion, "method" | "body" | "abortSignal">): Promise<ArmAnswer> => {
    const { host, pathname } = new URL(place);
    const answer = await data.ask({ ...question, host, path: `${pathname}?api-version=${VERSION}`, scope: SCOPE });
    if (answer.status < 400 || (question.method === "GET" && answer.status === 404)) return answer;
    const failure = failureOf(answer);
    throw new CloudRefusalError(classifyError(answer.status === FORBIDDEN ? { ...failure, code: "KeyVaultAccessForbidden" } : failure));
  };
  return {
    async write(place, text, abortSignal) {
      await ask(place, { method: "PUT", body: { value: text, contentType: "text/plain" }, abortSignal });
    },
    async read(place, abortSignal) {
      const { status, body } = await ask(place, { method: "GET", abortSignal });
      const value = status === 404 || !isMap(body as Value) ? undefined : (body as { readonly value?: unknown }).value;
      return typeof value === "string" ? value : undefined;
    },
  };
}
