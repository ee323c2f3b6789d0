import type { LoweringContext, Statement } from "../../../lowering.ts";
import { allow } from "../access.ts";

export interface Registry {
  readonly id: string;
  readonly address: string;
  readonly server: string;
}

/** The environment's own registry; absent where nothing runs in a container. */
export function registryOf(context: Pick<LoweringContext, "platform">): Registry | undefined {
  const { registryId: id, registryAddress: address, server } = context.platform("container-registry") ?? {};
  return typeof id === "string" && typeof address === "string" && typeof server === "string" ? { id, address, server } : undefined;
}

/** Images of the environment's own registry; public ones need no right. */
export function pullImages(context: Pick<LoweringContext, "platform">): readonly Statement[] {
  const registry = registryOf(context);
  return registry ? [allow("imagePuller", registry.id, registry.address)] : [];
}
