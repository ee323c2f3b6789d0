import type { Blueprint } from "@zerolake/blueprint";
import { type Target, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { blueprintOf, type SmallEnvironment } from "../lower/aws/small-environment.testing.ts";
import { VARIANT_DRAWINGS } from "../lower/aws/variant-drawings.testing.ts";
import { azureSamples } from "../lower/azure/azure-samples.testing.ts";
import { GCP_SAMPLES } from "../lower/gcp/samples.testing.ts";
import { DRAWN_SAMPLES, sampleTarget, templateSamples } from "../sample-environments.testing.ts";
import { type AskedAnswer, answersFor } from "./answers-for.ts";
import { TARGET_ANSWERS } from "./target-answers.ts";

/** What no template and no other drawing has. */
const OTHERS: readonly (readonly [string, SmallEnvironment])[] = [
  ["copied store", { components: [["store:object-store", { replication: true }], "key:encryption-key"], omit: [] }],
  ["own image", { components: [["api:app-service", { image: "team/api:1.4", public: true }]], omit: [] }],
  [
    "shadowed model",
    {
      components: ["models:model-registry", ["serve:model-serving", { shadowShare: 0.1 }]],
      edges: ["models.model -> serve.model"],
      tier: "production",
    },
  ],
];

const DRAWINGS: readonly (readonly [string, Blueprint])[] = [
  ...[...templateSamples(), ...DRAWN_SAMPLES].map(({ name, blueprint }) => [name, blueprint] as const),
  ...VARIANT_DRAWINGS.map(([variant, component, drawing]) => [`${variant} (${component})`, blueprintOf(drawing)] as const),
  ...OTHERS.map(([name, drawing]) => [name, blueprintOf(drawing)] as const),
];
const ENVIRONMENTS = [
  ...DRAWINGS.map((drawing) => ({ drawing, cloud: "aws" as const })),
  ...azureSamples().map(({ name, blueprint }) => ({ drawing: [name, blueprint] as const, cloud: "azure" as const })),
  ...GCP_SAMPLES.map(({ name, blueprint }) => ({ drawing: [name, blueprint] as const, cloud: "gcp" as const })),
].flatMap(({ drawing: [name, blueprint], cloud }) => TIERS.map((tier) => ({ name, blueprint, tier, cloud })));

function keysRead(blueprint: Blueprint, target: Target): ReadonlySet<string> {
  const read = new Set<string>();
  const choices = new Proxy(target.choices, {
    get(answers, key) {
      if (typeof key === "string") read.add(key);
      return Reflect.get(answers, key);
    },
  });
  compile(blueprint, { ...target, choices });
  return read;
}

/** An answer to the question that fits its form; a model as files, since those are served with more questions than a package. */
function exampleOf({ key, form, entries }: AskedAnswer): unknown {
  if (key.startsWith("models.")) return "s3://models/model.tar.gz";
  if (form.type === "flag") return true;
  if (form.type === "list") return [form.example];
  return form.type === "map" ? Object.fromEntries(entries.map((entry) => [entry, form.example])) : form.example;
}

/** Everything that waits or is refused. */
function heldBack(blueprint: Blueprint, target: Target): ReadonlySet<string> {
  const { resources, diagnostics } = compile(blueprint, target);
  return new Set([
    ...resources.flatMap(({ address, deferredUntil }) => (deferredUntil === undefined ? [] : [address])),
    ...diagnostics.flatMap(({ severity, message }) => (severity === "error" ? [message] : [])),
  ]);
}

describe("questions of an environment", () => {
  it.each(ENVIRONMENTS)("are exactly the answers that are read: $name, $tier, $cloud", ({ blueprint, tier, cloud }) => {
    const asked = answersFor(blueprint, sampleTarget(tier, {}, cloud));
    const answers = Object.fromEntries(asked.map((answer) => [answer.key, exampleOf(answer)]));
    const read = new Set([
      ...keysRead(blueprint, sampleTarget(tier, {}, cloud)),
      ...keysRead(blueprint, sampleTarget(tier, answers, cloud)),
    ]);
    // What a company demands of roles is asked before the first role is drawn.
    const needed = asked.filter(({ key }) => key !== "permissionsBoundaryArn" || read.has(key));
    expect([...read].sort()).toEqual(needed.map(({ key }) => key).sort());
  });

  it("are all asked somewhere: none is there in vain", { timeout: 120_000 }, () => {
    const asked = ENVIRONMENTS.flatMap(({ blueprint, tier, cloud }) => answersFor(blueprint, sampleTarget(tier, {}, cloud)));
    const names = new Set(asked.map(({ key }) => key.split(".")[0]));
    expect(Object.keys(TARGET_ANSWERS).filter((name) => !names.has(name))).toEqual([]);
  });

  it("of an image of one's own stand under its name, with the components that run it", () => {
    const own = blueprintOf({ components: [["api:app-service", { image: "team/api:1.4" }]] });
    const asked = answersFor(own, sampleTarget("prototype")).find(({ key }) => key === "images.team/api:1.4");
    expect(asked).toMatchObject({ label: "Image “team/api:1.4”", neededBy: ["api"], isAwaited: true });
  });

  it.each(ENVIRONMENTS)(
    "are awaited exactly while something waits or is refused for lack of them: $name, $tier, $cloud",
    ({ blueprint, tier, cloud }) => {
      const asked = answersFor(blueprint, sampleTarget(tier, {}, cloud)).filter(({ isFilledIn }) => !isFilledIn);
      const all = Object.fromEntries(asked.map((answer) => [answer.key, exampleOf(answer)]));
      const everything = heldBack(blueprint, sampleTarget(tier, all, cloud));
      const isHolding = (key: string) => {
        const others = Object.fromEntries(Object.entries(all).filter(([other]) => other !== key));
        return heldBack(blueprint, sampleTarget(tier, others, cloud)).size > everything.size;
      };
      expect(asked.filter(({ key, isAwaited }) => !isAwaited && isHolding(key))).toEqual([]);
      const awaited = answersFor(blueprint, sampleTarget(tier, all, cloud)).filter(({ isFilledIn, isAwaited }) => isAwaited && !isFilledIn);
      expect(awaited.map(({ key }) => key)).toEqual([]);
    },
  );

  it("are said with the place where they are answered, in every finding that names one", () => {
    const findings = ENVIRONMENTS.flatMap(({ blueprint, tier, cloud }) => compile(blueprint, sampleTarget(tier, {}, cloud)).diagnostics);
    const naming = findings.filter(({ target }) => target?.answer !== undefined);
    expect(new Set(naming.map(({ code }) => code))).toContain("ZL-ANSWER-AWAITED");
    expect(naming.filter(({ hint }) => !hint?.includes("the environment's settings"))).toEqual([]);
  });

  it("say where a person finds the value and what happens without it, as sentences", () => {
    for (const { question, where, whenEmpty } of Object.values(TARGET_ANSWERS))
      for (const text of [question, where, whenEmpty]) expect(text).toMatch(/^\S[^]*[.?]$/);
  });

  it("are none for an empty drawing", () => {
    expect(answersFor(blueprintOf({ components: [] }), sampleTarget("production"))).toEqual([]);
  });
});
