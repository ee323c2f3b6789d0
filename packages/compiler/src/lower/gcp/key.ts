import type { Value } from "@zerolake/resources";
import type { Granter, LoweringContext } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";

/** Name of the customer's key, when the environment has one. */
export function keyName(context: Pick<Granter, "platform">): Value | undefined {
  return context.platform("encryption-key")?.["keyName"];
}

/** Whoever encrypts with the key waits until the service may use it: without the grant the creation is refused. */
export function afterKeyGrant(context: Pick<LoweringContext, "environment">, service: string): readonly string[] {
  return context.environment.components("encryption-key").map((part) => addressIn(part, "use", service));
}
