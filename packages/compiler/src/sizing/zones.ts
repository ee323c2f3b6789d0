import type { Component } from "@zerolake/blueprint";
import type { Lowering } from "../lowering.ts";

/** Zones of the environment's network: what its component asks for, raised to what the chosen services demand. */
export function zonesOf(parts: readonly { readonly component: Component; readonly lowering: Lowering | undefined }[]): number {
  const asked = parts.filter(({ component }) => component.kind === "network").map(({ component }) => component.settings["zones"]);
  const demanded = parts.map(({ lowering }) => lowering?.minZones ?? 1);
  return Math.max(1, ...asked.filter((zones): zones is number => typeof zones === "number"), ...demanded);
}
