import { blueprints } from "@zerolake/blueprint/testing";
import { addressToTag, canonicalJson, hasErrors, TIERS } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { compileSmall } from "./lower/aws/small-environment.testing.ts";
import { nameRuleOf, typeFactsOf } from "./lower/aws/type-facts.ts";
import { isServiceType } from "./lower/services/service-type-facts.ts";
import { ANSWERED, DRAWN_SAMPLES, NATIVE_TABLES, type Sample, sampleTarget, templateSamples } from "./sample-environments.testing.ts";
import { violationsOf } from "./vendor-schema.testing.ts";

const SAMPLES: readonly Sample[] = [...templateSamples(), ...DRAWN_SAMPLES];
const ENVIRONMENTS = SAMPLES.flatMap((sample) =>
  TIERS.flatMap((tier) =>
    [sampleTarget(tier), sampleTarget(tier, ANSWERED)].map((target) => ({
      ...sample,
      tier,
      target,
      compiled: compile(sample.blueprint, target),
    })),
  ),
);

/** Tags hold the address as it is, labels with every other character escaped. */
function isMarked(marks: string, address: string): boolean {
  return marks.includes(addressToTag(address)) || marks.includes(addressToTag(address).replaceAll(".", "_2e").replaceAll(":", "_3a"));
}

describe("compile", () => {
  it.each(ENVIRONMENTS)("gives the same bytes for the same input: $name, $tier", ({ blueprint, target }) => {
    expect(canonicalJson(compile(blueprint, target))).toBe(canonicalJson(compile(structuredClone(blueprint), structuredClone(target))));
  });

  it.each(ENVIRONMENTS)("puts what is needed before what needs it: $name, $tier", ({ compiled }) => {
    const seen = new Set<string>();
    for (const resource of compiled.resources) {
      expect(resource.dependsOn.filter((address) => !seen.has(address))).toEqual([]);
      seen.add(resource.address);
    }
  });

  it.each(ENVIRONMENTS)("names everything legally and once: $name, $tier", ({ compiled }) => {
    const names = compiled.resources.flatMap((resource) => {
      if (isServiceType(resource.type)) return [];
      const name = resource.properties[typeFactsOf(resource.type).nameProperty ?? ""];
      return typeof name === "string" && hasNameRule(resource.type) && !SHARED_NAMES.has(name) ? [{ type: resource.type, name }] : [];
    });
    expect(names.filter(({ type, name }) => !isLegal(name, type))).toEqual([]);
    const keys = names.map(({ type, name }) => `${type} ${name}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(ENVIRONMENTS)("makes one policy per bucket, topic, cluster and key: $name, $tier", ({ compiled }) => {
    const policies = compiled.resources
      .filter(({ type }) => ["AWS::S3::BucketPolicy", "AWS::SNS::TopicInlinePolicy", "AWS::MSK::ClusterPolicy"].includes(type))
      .map(
        ({ type, properties }) => `${type} ${canonicalJson(properties["Bucket"] ?? properties["TopicArn"] ?? properties["ClusterArn"])}`,
      );
    expect(new Set(policies).size).toBe(policies.length);
  });

  it.each(ENVIRONMENTS)("marks everything that takes marks as ours, but for what all share: $name, $tier", ({ compiled }) => {
    const unmarked = compiled.resources.filter(
      ({ address, facts, properties, singleton }) =>
        facts.tags && !singleton && !isMarked(canonicalJson(properties[facts.tags.property]), address),
    );
    expect(unmarked.map(({ address }) => address)).toEqual([]);
  });
});

/** Names that the cloud itself fixes. */
const SHARED_NAMES: ReadonlySet<string> = new Set(["dms-vpc-role", "s3tablescatalog"]);

/** The registry writes patterns in Java's dialect. */
function isLegal(name: string, type: string): boolean {
  const { max, pattern } = nameRuleOf(type);
  return name.length <= max && (pattern === undefined || new RegExp(`^(?:${pattern.replaceAll("\\p{Print}", "[ -~]")})$`).test(name));
}

function hasNameRule(type: string): boolean {
  try {
    nameRuleOf(type);
    return true;
  } catch {
    return false;
  }
}

/** Kinds that keep what others write: their names in a policy are a right to the data. */
const STORES: ReadonlySet<string> = new Set(["event-stream", "lakehouse-tables", "object-store"]);

describe("rights follow the arrows", () => {
  it.each(ENVIRONMENTS)("no role reaches a store that no arrow leads to: $name, $tier", ({ blueprint, compiled }) => {
    const { resources } = compiled;
    const kinds = new Map(blueprint.components.map(({ id, kind }) => [id, kind]));
    const names = resources.flatMap(({ component, holdsData, facts, properties }) => {
      const name = properties[facts.nameProperty ?? ""];
      return holdsData && STORES.has(kinds.get(component) ?? "") && typeof name === "string" ? [{ store: component, name }] : [];
    });
    const reached = resources
      .filter(({ type }) => type === "AWS::IAM::RolePolicy")
      .flatMap((policy) => {
        const text = canonicalJson(policy.properties);
        return names.filter(({ name }) => text.includes(name)).map(({ store }) => ({ from: policy.component, store }));
      })
      .filter(({ from, store }) => from !== store && kinds.get(from) !== "governance");
    const unexplained = reached.filter(({ from, store }) => !isJoined(from, store) && !isAsker(from, store));
    expect(unexplained).toEqual([]);

    function isJoined(one: string, other: string): boolean {
      return blueprint.edges.some(({ from, to }) => [from.component, to.component].sort().join() === [one, other].sort().join());
    }

    /** Through SQL one reads with one's own rights. */
    function isAsker(asker: string, store: string): boolean {
      return blueprint.edges.some(({ from, to }) => to.component === asker && from.port === "rows" && isJoined(from.component, store));
    }
  });

  it("gives an application that asks through SQL the tables behind it", () => {
    const { resources } = compile(NATIVE_TABLES.blueprint, sampleTarget("standard", ANSWERED));
    const policy = resources.find(({ address }) => address === "api.rolePolicy");
    expect(canonicalJson(policy?.properties ?? null)).toContain("s3tables:GetTableData");
    expect(canonicalJson(policy?.properties ?? null)).not.toContain("s3tables:PutTableData");
  });
});

describe("the customer key", () => {
  const KEYED = /Kms|KMS|kms:/;

  it.each(SAMPLES)("is used everywhere in production and nowhere in a prototype without one: $name", ({ blueprint }) => {
    const withoutKey = { ...blueprint, components: blueprint.components.filter(({ kind }) => kind !== "encryption-key") };
    const prototype = compile(withoutKey, sampleTarget("prototype"));
    const production = compile(blueprint, sampleTarget("production"));
    // Brokers take a password only when a key of the customer's encrypts it.
    const needsKey = prototype.components.some(({ variant }) => variant === "iot-to-msk");
    expect(prototype.resources.some(({ type }) => type === "AWS::KMS::Key")).toBe(needsKey);
    expect(production.resources.some(({ type }) => type === "AWS::KMS::Key")).toBe(true);
    const unencrypted = production.resources.filter(
      ({ type, holdsData, properties, component }) =>
        holdsData &&
        ["AWS::S3::Bucket", "AWS::Kinesis::Stream", "AWS::S3Tables::TableBucket"].includes(type) &&
        !KEYED.test(JSON.stringify(properties)) &&
        component !== "artefact-store",
    );
    expect(unencrypted.map(({ address }) => address)).toEqual([]);
  });
});

/** Room for a busy machine; the property itself takes about a second. */
const PROPERTY_TIMEOUT_MS = 60_000;

describe("who touches encrypted data", () => {
  it.each(ENVIRONMENTS.filter(({ tier }) => tier === "production"))("may use the key: $name", ({ compiled: { resources } }) => {
    const encrypted = resources.flatMap(({ type, holdsData, properties, facts }) => {
      const name = properties[facts.nameProperty ?? ""];
      return holdsData &&
        ["AWS::S3::Bucket", "AWS::Kinesis::Stream", "AWS::S3Tables::TableBucket"].includes(type) &&
        typeof name === "string"
        ? [name]
        : [];
    });
    const without = resources
      .filter(({ type }) => type === "AWS::IAM::RolePolicy")
      .map(({ address, properties }) => ({ address, text: canonicalJson(properties) }))
      .filter(({ text }) => encrypted.some((name) => text.includes(name)) && !text.includes("kms:Decrypt"));
    expect(without.map(({ address }) => address)).toEqual([]);
  });
});

describe("an index of S3 Vectors", () => {
  it("with a distance that the service does not know is refused, not planned", () => {
    const compilation = compileSmall({ components: [["store:vector-store", { engine: "s3-vectors", metric: "dot" }]] });
    expect(compilation.diagnostics).toMatchObject([
      { severity: "error", code: "ZL-AWS-VECTOR-METRIC", target: { component: "store", setting: "metric" } },
    ]);
  });
});

describe("any drawing that the catalogue allows", () => {
  const anyEnvironment = [blueprints(), fc.constantFrom(...TIERS), fc.constantFrom({}, ANSWERED)] as const;

  it(
    "compiles without a fault of ours, whatever it lacks",
    () => {
      fc.assert(
        fc.property(...anyEnvironment, (blueprint, tier, answers) => {
          const { resources, diagnostics } = compile(blueprint, sampleTarget(tier, answers));
          expect(diagnostics.filter(({ code }) => FAULTS.has(code))).toEqual([]);
          expect(hasErrors(diagnostics) ? [] : resources.flatMap(violationsOf)).toEqual([]);
        }),
        { numRuns: 80 },
      );
    },
    PROPERTY_TIMEOUT_MS,
  );

  it(
    "gives every component exactly one variant, with a recipe or with a finding that there is none",
    () => {
      fc.assert(
        fc.property(...anyEnvironment, (blueprint, tier, answers) => {
          const { components, diagnostics } = compile(blueprint, sampleTarget(tier, answers));
          const missing = diagnostics.filter(({ code }) => code === "ZL-COMPILE-NO-RECIPE").map(({ target }) => target?.component);
          const answered = [...components.filter(({ isAttached }) => !isAttached).map(({ component }) => component), ...missing];
          expect(answered.sort()).toEqual(blueprint.components.map(({ id }) => id).sort());
        }),
        { numRuns: 80 },
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});

/** Findings that are our mistakes, never the user's. */
const FAULTS: ReadonlySet<string> = new Set(["ZL-COMPILE-DUPLICATE", "ZL-COMPILE-DANGLING", "ZL-COMPILE-CYCLE"]);
