import type { LoweringContext, Statement } from "../../../lowering.ts";
import { allow } from "../access.ts";
import type { Container } from "./blob.ts";

/** Where jobs keep files on their way, and what they remember from one run to the next. Throws when the environment has no artefact store. */
export function scratchContainer(context: Pick<LoweringContext, "platform">): Container {
  const { accountName: account, scratchContainer: container, scratchContainerAddress: address } = context.platform("artefact-store") ?? {};
  if (typeof account !== "string" || typeof container !== "string" || typeof address !== "string")
    throw new Error("The environment has no artefact store");
  return { account, container, address };
}

/** The right to read and write there. */
export function writeScratch(context: Pick<LoweringContext, "platform">): Statement {
  const id = String(context.platform("artefact-store")?.["scratchContainerId"]);
  return allow("blobContributor", id, scratchContainer(context).address);
}
