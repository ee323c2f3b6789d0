import { readFileSync } from "node:fs";
import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { type Cloud, type DesiredResource, type Target, TIERS } from "@zerolake/resources";
import type { Violation } from "@zerolake/vendor-schemas";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { AZURE_ANSWERED } from "./lower/azure/azure-samples.testing.ts";
import * as azure from "./lower/azure/vendor-check.testing.ts";
import { GCP_ANSWERED } from "./lower/gcp/samples.testing.ts";
import * as google from "./lower/gcp/vendor-check.testing.ts";
import { serviceViolations, uncheckedServiceReason } from "./lower/services/service-check.testing.ts";
import { isServiceType } from "./lower/services/service-type-facts.ts";
import { ANSWERED, sampleTarget } from "./sample-environments.testing.ts";
import * as aws from "./vendor-schema.testing.ts";

type Outcome = { readonly violations: readonly Pick<Violation, "path" | "problem">[] } | { readonly unchecked: string };

const CLOUDS: Readonly<Record<Cloud, { readonly answers: Target["choices"]; readonly check: (resource: DesiredResource) => Outcome }>> = {
  aws: {
    answers: ANSWERED,
    check: (resource) => {
      const unchecked = aws.uncheckedReason(resource);
      return unchecked === undefined ? { violations: aws.violationsOf(resource) } : { unchecked };
    },
  },
  azure: {
    answers: AZURE_ANSWERED,
    check: (resource) => {
      const violations = azure.violationsOf(resource);
      return violations ? { violations } : { unchecked: "a step of our own, without a vendor schema" };
    },
  },
  gcp: {
    answers: GCP_ANSWERED,
    check: (resource) => {
      const unchecked = google.uncheckedReason(resource);
      return unchecked === undefined ? { violations: google.violationsOf(resource) } : { unchecked };
    },
  },
};

/** Services beside the clouds have documents of their own, wherever they are used. */
function outcomeOf(cloud: Cloud, resource: DesiredResource): Outcome {
  if (!isServiceType(resource.type)) return CLOUDS[cloud].check(resource);
  const unchecked = uncheckedServiceReason(resource.type);
  return unchecked === undefined ? { violations: serviceViolations(resource) } : { unchecked };
}

/** A call that the driver writes with the vendor's SDK is held against the vendor's model by the TypeScript compiler. */
const isTypedBySdk = (type: string): boolean => type.startsWith("Zerolake::");

const CASES = TEMPLATES.flatMap((template) =>
  (Object.keys(CLOUDS) as Cloud[]).flatMap((cloud) => TIERS.map((tier) => ({ name: template.title, template, cloud, tier }))),
);
/** Types seen → why they could not be checked; `undefined` when they were. */
const types = new Map<string, string | undefined>();
const rows: string[] = [];
const uncheckedTypes = () => [...types].filter(([, reason]) => reason !== undefined).map(([type]) => type);

describe("every template on every cloud in every tier, against what the vendors publish", () => {
  it.each(CASES)("$name on $cloud, $tier", ({ template, cloud, tier, name }) => {
    const { resources, diagnostics } = compile(expandTemplate(template), sampleTarget(tier, CLOUDS[cloud].answers, cloud));
    const outcomes = resources.map((resource) => ({ resource, outcome: outcomeOf(cloud, resource) }));
    for (const { resource, outcome } of outcomes) types.set(resource.type, "unchecked" in outcome ? outcome.unchecked : undefined);
    const unchecked = outcomes.filter(({ outcome }) => "unchecked" in outcome).length;
    rows.push(
      [
        name.padEnd(34),
        cloud.padEnd(5),
        tier.padEnd(10),
        ...[resources.length, resources.length - unchecked, unchecked].map((count) => String(count).padStart(9)),
      ].join(" "),
    );
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const refused = outcomes.flatMap(({ resource, outcome }) =>
      "violations" in outcome
        ? outcome.violations.map((violation) => ({ address: resource.address, type: resource.type, ...violation }))
        : [],
    );
    expect(refused).toEqual([]);
    expect(resources.length).toBeGreaterThan(0);
  });

  afterAll(() => {
    const reasons = uncheckedTypes().map((type) => `${type}: ${isTypedBySdk(type) ? "a step of ours, typed by the SDK" : types.get(type)}`);
    const head = ["template".padEnd(34), "cloud", "tier".padEnd(10), "resources", "  checked", "unchecked"].join(" ");
    process.stdout.write(
      `\n${head}\n${rows.join("\n")}\n\n${types.size} types, ${reasons.length} not checked:\n${reasons.sort().join("\n")}\n`,
    );
  });

  it("leaves only types unchecked that the README names", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    expect(uncheckedTypes().filter((type) => !readme.includes(`\`${type}\``))).toEqual([]);
  });

  it("checks at least 95 % of the resource types, by documents or by the SDK's types", () => {
    const unchecked = uncheckedTypes().filter((type) => !isTypedBySdk(type));
    expect(types.size).toBeGreaterThan(200);
    expect(1 - unchecked.length / types.size).toBeGreaterThanOrEqual(0.95);
  });
});
