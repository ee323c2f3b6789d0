import type { Blueprint } from "@zerolake/blueprint";
import type { DesiredResource, Target } from "@zerolake/resources";
import { compile } from "../../compile.ts";
import { type Sample, sampleTarget } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";
import { AZURE_ANSWERED } from "./azure-samples.testing.ts";

interface On {
  readonly tier?: Target["tier"];
  readonly choices?: Target["choices"];
}

/** A drawing compiled for Azure, whose resources are asked for by address: one that is missing is an error that names the others. */
export function compiledOnAzure(blueprint: Blueprint, { tier = "standard", choices = AZURE_ANSWERED }: On = {}) {
  const { resources, diagnostics } = compile(blueprint, sampleTarget(tier, choices, "azure"));
  const at = (address: string): DesiredResource => {
    const found = resources.find((resource) => resource.address === address);
    if (!found) throw new Error(`No ${address} among ${resources.map((resource) => resource.address).join(", ")}`);
    return found;
  };
  return { resources, diagnostics, at, codes: diagnostics.map(({ code }) => code) };
}

export function drawingNamed(drawings: readonly Sample[], name: string): Blueprint {
  const found = drawings.find((sample) => sample.name === name);
  if (!found) throw new Error(`No drawing ${name}`);
  return found.blueprint;
}

/** Components and arrows, with every part that attaches itself. */
export function small(components: Parameters<typeof blueprintOf>[0]["components"], edges: readonly string[]): Blueprint {
  return blueprintOf({ components, edges, omit: [] });
}
