import { applyEdit, type Blueprint, type Edit, EMPTY_BLUEPRINT, EMPTY_LAYOUT, expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprintOf, EXAMPLES, fixedBlueprintOf, targetOf } from "./examples/examples.testing.ts";
import type { LintReport } from "./finding.ts";
import { createLinter, lint } from "./linter.ts";

const AWS = targetOf({ cloud: "aws", tier: "standard" });
const ALL = Object.values(EXAMPLES);

/** A drawing made of several small ones beside each other. */
function beside(parts: readonly Blueprint[]): Blueprint {
  return {
    ...EMPTY_BLUEPRINT,
    workload: Object.assign({}, ...parts.map(({ workload }) => workload)),
    components: parts.flatMap(({ components }, place) =>
      components.map((component) => ({ ...component, id: `p${place}-${component.id}` })),
    ),
    edges: parts.flatMap(({ edges }, place) =>
      edges.map(({ id, from, to }) => ({
        id: `p${place}-${id}`,
        from: { ...from, component: `p${place}-${from.component}` },
        to: { ...to, component: `p${place}-${to.component}` },
      })),
    ),
  };
}

function said({ findings, unchecked }: LintReport) {
  return { findings, unchecked };
}

function apply(blueprint: Blueprint, edit: Edit): Blueprint {
  const result = applyEdit({ blueprint, layout: EMPTY_LAYOUT }, edit);
  return result.ok ? result.value.design.blueprint : blueprint;
}

interface Step {
  readonly change: keyof typeof CHANGES;
  readonly at: number;
  readonly to: number;
}

/** One random edit each; `undefined` where the drawing has nothing to change. */
const CHANGES = {
  remove: (drawn: Blueprint, { at }: Step): Edit | undefined => {
    const component = pick(drawn.components, at);
    return component && { edit: "removeComponent", component: component.id };
  },
  unplug: (drawn: Blueprint, { at }: Step): Edit | undefined => {
    const edge = pick(drawn.edges, at);
    return edge && { edit: "removeEdge", edge: edge.id };
  },
  plug: (drawn: Blueprint, { at, to }: Step): Edit | undefined => {
    const [start, end, port] = [pick(drawn.components, at), pick(drawn.components, to), pick(drawn.edges, at + to)?.from.port];
    if (!start || !end || !port) return undefined;
    return { edit: "addEdge", edge: { id: `new-${at}-${to}`, from: { component: start.id, port }, to: { component: end.id, port } } };
  },
  workload: (_drawn: Blueprint, { at, to }: Step): Edit => ({
    edit: "setWorkload",
    figure: at % 2 ? "latencyMsP95Target" : "freshnessSecondsTarget",
    value: to,
  }),
  policy: (_drawn: Blueprint, { at }: Step): Edit => ({
    edit: "setPolicies",
    policies: { omit: at % 2 ? ["monitoring"] : [], residencyRegion: "here" },
  }),
  choice: (drawn: Blueprint, { at }: Step): Edit | undefined => {
    const component = pick(drawn.components, at);
    return component && { edit: "setTargetChoice", cloud: "aws", key: `${component.id}.engine`, value: "kafka" };
  },
} as const;

function pick<Item>(items: readonly Item[], at: number): Item | undefined {
  return items[at % Math.max(1, items.length)];
}

describe("incremental linting", () => {
  it("finds after each of many random changes what linting everything finds, in the same order", () => {
    const change = fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[]));
    const steps = fc.array(fc.record({ change, at: fc.nat(), to: fc.nat() }), { minLength: 1, maxLength: 12 });
    const examples = fc.array(fc.constantFrom(...ALL), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(examples, steps, fc.constantFrom("aws", "azure", "gcp"), (chosen, taken, cloud) => {
        const target = targetOf({ cloud, tier: "production" });
        const linter = createLinter(target);
        let drawn = beside(chosen.map(blueprintOf));
        for (const step of [undefined, ...taken]) {
          const edit = step && CHANGES[step.change](drawn, step);
          if (edit) drawn = apply(drawn, edit);
          expect(said(linter.lint(drawn))).toEqual(said(lint(drawn, target)));
        }
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  it("finds the same when the examples are mended one after the other", () => {
    const few = ALL.filter((_example, index) => index % 9 === 0);
    const linter = createLinter(AWS);
    for (const [place] of few.entries()) {
      const drawn = beside(few.map((example, index) => (index < place ? fixedBlueprintOf : blueprintOf)(example)));
      expect(said(linter.lint(drawn))).toEqual(said(lint(drawn, AWS)));
    }
  });

  it("asks only the rules that looked at what changed", () => {
    const blueprint = beside(ALL.filter(({ cloud }) => cloud === "aws").map(blueprintOf));
    const linter = createLinter(AWS);
    const first = linter.lint(blueprint);
    const component = blueprint.components.find(({ kind }) => kind === "sql-engine")!;
    const edited = apply(blueprint, { edit: "setSetting", component: component.id, key: "tbScannedPerDay", value: 7 });
    expect(first.evaluated).toBeGreaterThan(1_000);
    expect(linter.lint(edited).evaluated).toBeLessThan(100);
    expect(linter.lint(edited).evaluated).toBe(0);
  });
});

describe("a report", () => {
  it("puts errors first, and codes in order", () => {
    const { findings } = lint(beside(ALL.map(blueprintOf)), AWS);
    const ranks = findings.map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
    expect(findings.length).toBeGreaterThan(60);
  });

  it("carries why, what to do, the pages behind it, and where", () => {
    const [finding] = lint(blueprintOf(EXAMPLES["ZL-FMT-002"]!), targetOf(EXAMPLES["ZL-FMT-002"]!)).findings;
    expect(finding).toMatchObject({
      severity: "error",
      target: { edge: "t.tables -> q.tables", component: "t", setting: "formatVersion" },
      hint: "Keep “Iceberg version” at 2, or query with Redshift or Spark.",
      sources: [{ url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/apache-iceberg-on-aws/table-spec-v3.html" }],
      quickFix: {
        label: "Set “Iceberg version” of “t” to 2",
        edit: { edit: "setSetting", component: "t", key: "formatVersion", value: 2 },
      },
    });
  });

  it("stays silent about a model that it does not know, and says so", () => {
    const example = EXAMPLES["ZL-VEC-001"]!;
    const drawn = blueprintOf(example);
    const job = drawn.components.find(({ kind }) => kind === "embedding-job")!;
    const { findings, unchecked } = lint(apply(drawn, { edit: "setSetting", component: job.id, key: "model", value: "acme/new" }), AWS);
    expect(findings.map(({ code }) => code)).not.toContain("ZL-VEC-001");
    expect(unchecked).toContainEqual({ code: "ZL-VEC-001", missing: ["embedding model “acme/new”"] });
  });

  it("finds nothing in an empty drawing, and does not fail on one that is broken", () => {
    expect(lint(EMPTY_BLUEPRINT, targetOf({ cloud: "gcp", tier: "prototype" })).findings).toEqual([]);
    const broken: Blueprint = {
      ...expandTemplate(TEMPLATES[0]!),
      components: [{ id: "lake", kind: "lakehouse-tables", title: "", settings: { upsertKey: 3, maintenance: "no", engine: "warp" } }],
    };
    expect(() => lint(broken, AWS)).not.toThrow();
  });

  it("offers no click for what the environment has decided", () => {
    const example = EXAMPLES["ZL-FMT-002"]!;
    const overridden = { ...targetOf(example), overrides: { t: { formatVersion: 3 } } };
    expect(lint(blueprintOf(example), overridden).findings[0]?.quickFix).toBeUndefined();
  });

  it("mends for one cloud what was chosen for that cloud", () => {
    const example = EXAMPLES["ZL-FMT-002"]!;
    const chosen = { ...fixedBlueprintOf(example), targetChoices: { aws: { "t.formatVersion": 3 } } };
    expect(lint(chosen, targetOf(example)).findings[0]?.quickFix?.edit).toEqual({
      edit: "setTargetChoice",
      cloud: "aws",
      key: "t.formatVersion",
      value: 2,
    });
  });
});
