import type { Cloud } from "@zerolake/resources";
import rules from "./resolution.json" with { type: "json" };

/** Cloud → kind → variant (or `*` for all) → engine, as people and compatibility rules call it. */
const NAMES = rules.engineNames as unknown as Readonly<Record<Cloud, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** Engine behind a variant, e.g. `kafka` for `msk-serverless`; `undefined` where the kind has no engines with names of their own. */
export function engineNameOf(cloud: Cloud, kind: string, variant: string): string | undefined {
  const names = NAMES[cloud][kind];
  return names?.[variant] ?? names?.["*"];
}
