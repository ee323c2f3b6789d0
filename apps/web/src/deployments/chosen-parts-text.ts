import { plural } from "@/format/number.ts";
import type { DeploymentRow } from "./deployment-row.ts";

/** "2 of 14 parts", "3 resources"; `undefined` when the deployment is about everything. */
export function chosenPartsText({ chosen: { components, addresses, of } }: Pick<DeploymentRow, "chosen">): string | undefined {
  if (components + addresses === 0) return undefined;
  const parts = of === null ? plural(components, "part") : `${components} of ${plural(of, "part")}`;
  return [...(components > 0 ? [parts] : []), ...(addresses > 0 ? [plural(addresses, "resource")] : [])].join(" and ");
}
