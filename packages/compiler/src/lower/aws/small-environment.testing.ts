import type { Blueprint, Edge } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import { type DesiredResource, isJoin, isReference, type Target, type Tier, type Value } from "@zerolake/resources";
import { type Compilation, compile } from "../../compile.ts";

/** A drawing in the fewest words: `"stream:event-stream"` or the same with settings, and arrows as `a.events -> b.events`. */
export interface SmallEnvironment {
  readonly components: readonly (string | readonly [string, Readonly<Record<string, Value>>])[];
  readonly edges?: readonly string[];
  readonly tier?: Tier;
  readonly omit?: readonly string[];
  readonly choices?: Readonly<Record<string, unknown>>;
}

/** A drawing, the component that is looked at in it, and the variant that it must become. */
export type VariantDrawing = readonly [variant: string, component: string, drawing: SmallEnvironment];

/** Platform parts that a tier attaches; a test that leaves them out sees its own component only. */
export const ALL_PLATFORM = ["network", "monitoring", "budget", "encryption-key"];

export function compileSmall(small: SmallEnvironment): Compilation {
  return compile(blueprintOf(small), targetAt(small.tier ?? "prototype", small.choices ?? {}));
}

/** The drawing as a blueprint. */
export function blueprintOf(small: SmallEnvironment): Blueprint {
  return {
    schemaVersion: 1,
    components: small.components.map((written) => {
      const [text, settings] = typeof written === "string" ? [written, {}] : written;
      const [id = "", kind = ""] = text.split(":");
      return { id, kind, title: id, settings };
    }),
    edges: (small.edges ?? []).map(edgeOf),
    workload: {},
    tier: small.tier ?? "prototype",
    policies: { omit: small.omit ?? ALL_PLATFORM },
    targetChoices: {},
  };
}

function targetAt(tier: Tier, choices: Readonly<Record<string, unknown>>): Target {
  return {
    cloud: "aws",
    region: "eu-central-1",
    tier,
    account: "123456789012",
    environment: {
      installationId: "6f1f6b8e-4f43-4d3c-9d5e-0a4c2f9b7a11",
      organizationId: "0d6a4c0a-9a40-4b39-8a9a-5b6d0c7be0a2",
      environmentId: "b2d5f3a6-5b0c-4f5e-8d0b-7f0f8a4c9e33",
      name: "test",
      namePrefix: "zl",
    },
    choices: { deployerRoleArn: "arn:aws:iam::123456789012:role/deployer", ...choices },
    overrides: {},
  };
}

export function resourceAt(compilation: Compilation, address: string): DesiredResource {
  const found = compilation.resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`No ${address} among ${compilation.resources.map((resource) => resource.address).join(", ")}`);
  return found;
}

export function ofType(compilation: Compilation, type: string): readonly DesiredResource[] {
  return compilation.resources.filter((resource) => resource.type === type);
}

/** JSON text with its references written as `{address.attr}`, parsed. */
export function parsedText(value: Value | undefined): unknown {
  if (typeof value === "string") return JSON.parse(value);
  if (value === undefined || !isJoin(value)) throw new Error("This is not text");
  const text = value.$join.map((part) => (isReference(part) ? `{${part.$ref}.${part.attr}}`.replaceAll('"', "'") : String(part)));
  return JSON.parse(text.join(""));
}

function edgeOf(text: string, index: number): Edge {
  const [from, to] = text.split(" -> ").map((end) => {
    const [component = "", port = ""] = end.split(".");
    return { component, port: port as DataKind };
  });
  if (!from || !to) throw new Error(`"${text}" is not an arrow`);
  return { id: `edge-${index + 1}`, from, to };
}
