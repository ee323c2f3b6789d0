import type { LoweringContext } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";

/** How a serverless service reaches what lies inside the environment's network; nothing where there is no network. */
export function privateAccess(context: Pick<LoweringContext, "platform">): LooseMap | undefined {
  const { networkPath, subnetPath } = context.platform("network") ?? {};
  if (networkPath === undefined || subnetPath === undefined) return undefined;
  return { networkInterfaces: [{ network: networkPath, subnetwork: subnetPath }], egress: "PRIVATE_RANGES_ONLY" };
}
