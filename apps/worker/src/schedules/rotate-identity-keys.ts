import type { WorkerContext } from "../worker-context.ts";

/** Keys of our issuer follow one another without anybody doing anything; two workers at once do it once. */
export async function rotateIdentityKeys({ identity, logger }: Pick<WorkerContext, "identity" | "logger">): Promise<void> {
  for (const change of await identity.rotateKeys()) logger.info({ change }, "a key of the issuer changed");
}
