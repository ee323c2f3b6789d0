import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { main } from "./main.ts";

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function zerolake(argv: readonly string[], input = ""): Promise<Outcome> {
  let [stdout, stderr] = ["", ""];
  const exitCode = await main(argv, {
    stdin: Readable.from([input]),
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  });
  return { exitCode, stdout, stderr };
}

const folder = mkdtempSync(join(tmpdir(), "zerolake-cli-"));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  files += 1;
  const path = join(folder, `blueprint-${files}.json`);
  writeFileSync(path, content);
  return path;
}

interface Amounts {
  readonly monthlyUsd: number;
  readonly lines: readonly { readonly priceId: string; readonly monthlyUsd: number }[];
}

interface PricedDocument {
  readonly target: { readonly cloud: string; readonly tier: string };
  readonly cost: { readonly monthlyUsd: number; readonly components: readonly Amounts[] };
  readonly prices: Readonly<Record<string, unknown>>;
}

/** In cents, so that nothing is lost in adding. */
function sum(amounts: readonly { readonly monthlyUsd: number }[]): number {
  return Math.round(amounts.reduce((total, { monthlyUsd }) => total + monthlyUsd, 0) * 100);
}

const IDS = ["realtime-recommendations", "streaming-starter", "data-science-starter"];
const AWS = ["--cloud", "aws", "--region", "eu-west-1"];

describe("zerolake", () => {
  it("answers of the wizard give a blueprint that validates, and with --json the reasons too", async () => {
    const answers = file('{ "cloud": "azure", "kinds": ["changes"], "engines": ["synapse"] }');
    const printed = await zerolake(["advise", answers]);
    expect(printed.exitCode).toBe(0);
    expect((await zerolake(["validate", "-"], printed.stdout)).exitCode).toBe(0);
    const { choices, blueprint } = JSON.parse((await zerolake(["advise", answers, "--json"])).stdout) as {
      choices: { id: string; choice: string; because: string[]; whyNot: { option: string }[] }[];
      blueprint: unknown;
    };
    expect(blueprint).toEqual(JSON.parse(printed.stdout));
    const format = choices.find(({ id }) => id === "format");
    expect(format?.choice).toBe("delta");
    expect(format?.because).toContain("+3 delta: Fabric and Synapse read it");
    expect(format?.whyNot.map(({ option }) => option)).toEqual(["iceberg", "hudi"]);
  });

  it("answers that cannot be are refused with their place", async () => {
    const { exitCode, stdout } = await zerolake(["advise", "-", "--json"], '{ "cloud": "ibm", "mood": "good" }');
    expect(exitCode).toBe(1);
    const { blueprint, diagnostics } = JSON.parse(stdout) as { blueprint: unknown; diagnostics: { target: { path: string } }[] };
    expect(blueprint).toBeNull();
    expect(diagnostics.map(({ target }) => target.path)).toEqual(["/cloud", "/mood"]);
  });

  it("lists the templates as one JSON document", async () => {
    const { exitCode, stdout } = await zerolake(["templates", "--json"]);
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(expect.arrayContaining(IDS));
  });

  it.each(IDS)("%s is a valid blueprint that compiles for AWS in the public form", async (id) => {
    const { stdout: blueprint } = await zerolake(["template", id]);
    expect((await zerolake(["validate", "-", "--json"], blueprint)).exitCode).toBe(0);
    const { exitCode, stdout } = await zerolake(["compile", "-", ...AWS, "--tier", "production", "--json"], blueprint);
    const compiled = JSON.parse(stdout) as { resources: Record<string, unknown>[]; diagnostics: { severity: string }[] };
    expect(exitCode).toBe(0);
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const resource of compiled.resources) {
      expect(Object.keys(resource).filter((key) => key !== "apiVersion")).toEqual([
        "address",
        "type",
        "via",
        "properties",
        "dependsOn",
        "holdsData",
      ]);
    }
    expect(new Set(compiled.resources.map(({ address }) => address)).size).toBe(compiled.resources.length);
  });

  it.each([
    ["azure", "westeurope", "Microsoft.EventHub/namespaces"],
    ["gcp", "europe-west4", "pubsub.topic"],
  ])("the streaming starter compiles for %s", async (cloud, region, type) => {
    const { stdout: blueprint } = await zerolake(["template", "streaming-starter"]);
    const { exitCode, stdout } = await zerolake(["compile", "-", "--cloud", cloud, "--region", region, "--json"], blueprint);
    const { resources } = JSON.parse(stdout) as { resources: { type: string }[] };
    expect(exitCode).toBe(0);
    expect(resources.map((resource) => resource.type)).toContain(type);
  });

  it("a text that is not a blueprint compiles to no target, no resources, and the errors", async () => {
    const { exitCode, stdout } = await zerolake(["compile", "-", ...AWS, "--json"], "{");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      target: null,
      resources: [],
      diagnostics: [{ code: "ZL-DOC-NOT-JSON", severity: "error" }],
    });
  });

  it.each(["aws", "azure", "gcp"])("lints the streaming starter on %s without an error, also without a region", async (cloud) => {
    const { stdout: blueprint } = await zerolake(["template", "streaming-starter"]);
    const { exitCode, stdout } = await zerolake(["lint", "-", "--cloud", cloud, "--json"], blueprint);
    const linted = JSON.parse(stdout) as { target: { cloud: string; tier: string }; diagnostics: { severity: string }[] };
    expect(exitCode).toBe(0);
    expect(linted.target).toMatchObject({ cloud, tier: "prototype" });
    expect(linted.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("says of what does not fit why, what to do and where it is written, and ends with 1", async () => {
    const { stdout } = await zerolake(["template", "streaming-starter"]);
    const blueprint = JSON.parse(stdout) as { components: { id: string; settings: Record<string, unknown> }[] };
    for (const component of blueprint.components) if (component.id === "events") component.settings["formatVersion"] = 3;
    const { exitCode, stdout: printed } = await zerolake(["lint", "-", "--cloud", "aws"], JSON.stringify(blueprint));
    expect(exitCode).toBe(1);
    expect(printed).toContain("error ZL-FMT-002 at events.formatVersion: Athena does not read Iceberg format version 3.");
    expect(printed).toMatch(/Keep “Iceberg version” at 2.*\n {2}Why: .*\n {2}Source: https:\/\/docs\.aws\.amazon\.com/);
  });

  it.each(["aws", "azure", "gcp"])(
    "prices the recommendations on %s: lines add up to components, components to the total",
    async (cloud) => {
      const { stdout: blueprint } = await zerolake(["template", "realtime-recommendations"]);
      const { exitCode, stdout } = await zerolake(["price", "-", "--cloud", cloud, "--json"], blueprint);
      const { target, cost, prices } = JSON.parse(stdout) as PricedDocument;
      expect([exitCode, target.cloud, target.tier]).toEqual([0, cloud, "production"]);
      expect(sum(cost.components)).toBe(Math.round(cost.monthlyUsd * 100));
      expect(cost.components.map(({ lines }) => sum(lines))).toEqual(cost.components.map(({ monthlyUsd }) => Math.round(monthlyUsd * 100)));
      expect(
        cost.components.flatMap(({ lines }) => lines).filter(({ priceId }) => !priceId.split(/[+#]/).some((id) => id in prices)),
      ).toEqual([]);
    },
  );

  it("tells people the total, the range, what moves it and against which budget", async () => {
    const { stdout: blueprint } = await zerolake(["template", "streaming-starter"]);
    const { exitCode, stdout } = await zerolake(["price", "-", "--cloud", "gcp", "--tier", "standard"], blueprint);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^total +[\d,.]+$/m);
    expect(stdout).toMatch(/Range: .* to .*\. Month 1: /);
    expect(stdout).toMatch(/Moved most by: \w+ \([-+]/);
    expect(stdout).toMatch(/Budget: /);
  });

  it("sets a template on three clouds side by side: each component once, with a verdict, and one cloud fits best", async () => {
    const blueprint = (await zerolake(["template", "realtime-recommendations"])).stdout;
    const { exitCode, stdout } = await zerolake(["retarget", "-", "--json"], blueprint);
    const { clouds, rows, bestFit } = JSON.parse(stdout) as {
      readonly clouds: readonly {
        readonly cloud: string;
        readonly range: { readonly expected: number };
        readonly undecided: readonly string[];
      }[];
      readonly rows: readonly { readonly component: string; readonly verdict: string; readonly isAttached: boolean }[];
      readonly bestFit: { readonly cloud: string; readonly whyNot: readonly unknown[] };
    };
    expect(exitCode).toBe(0);
    expect(clouds.map(({ cloud }) => cloud)).toEqual(["aws", "azure", "gcp"]);
    const drawn = (JSON.parse(blueprint) as { components: readonly { id: string }[] }).components;
    expect(rows.filter(({ isAttached }) => !isAttached).map(({ component }) => component)).toEqual(drawn.map(({ id }) => id));
    for (const { cloud, range } of clouds) {
      const priced = JSON.parse((await zerolake(["price", "-", "--cloud", cloud, "--json"], blueprint)).stdout) as PricedDocument;
      expect(range.expected).toBe(priced.cost.monthlyUsd);
    }
    const gaps = new Set(clouds.flatMap(({ undecided }) => undecided));
    expect(new Set(rows.filter(({ verdict }) => verdict === "gap").map(({ component }) => component))).toEqual(gaps);
    expect(bestFit.whyNot).toHaveLength(2);
    const text = await zerolake(["retarget", "-", "--clouds", "aws,gcp", "--tier", "standard"], blueprint);
    expect(text.stdout).toMatch(/^Best fit: (AWS|Google Cloud)\./mu);
    expect(text.stdout).not.toContain("Azure,");
  });

  it("another list of prices takes the place of the built-in one; a broken one is a named error", async () => {
    const { stdout: blueprint } = await zerolake(["template", "streaming-starter"]);
    const list = {
      snapshotDate: "2027-01-01",
      currency: "USD",
      primaryRegions: { aws: "us-east-1", azure: "eastus2", gcp: "us-central1" },
      prices: [],
    };
    const empty = await zerolake(["price", "-", "--cloud", "aws", "--prices", file(JSON.stringify(list)), "--json"], blueprint);
    expect((JSON.parse(empty.stdout) as PricedDocument).cost).toMatchObject({ snapshotDate: "2027-01-01", monthlyUsd: 0, isAtLeast: true });
    const broken = await zerolake(["price", "-", "--cloud", "aws", "--prices", file("{}"), "--json"], blueprint);
    expect(broken.exitCode).toBe(1);
    const { cost, diagnostics } = JSON.parse(broken.stdout) as { cost: null; diagnostics: { code: string; target: { path: string } }[] };
    expect(cost).toBeNull();
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["ZL-COST-PRICES-UNREADABLE"]));
    expect(diagnostics.map(({ target }) => target.path)).toContain("/prices");
  });

  it("guardrails in a file judge a design: what blocks ends with 1, what only asks does not", async () => {
    const blueprint = (await zerolake(["template", "streaming-starter"])).stdout;
    const ceiling = { name: "Ceiling", rule: "costCeiling", settings: { monthlyUsd: 1, counts: "total" }, scope: { by: "all" } };
    const guard = (policies: object) =>
      zerolake(["guard", "-", "--cloud", "aws", "--policies", file(JSON.stringify(policies)), "--json"], blueprint);
    const blocked = await guard([{ ...ceiling, effect: "block" }]);
    expect(blocked.exitCode).toBe(1);
    expect(JSON.parse(blocked.stdout)).toMatchObject({ report: { findings: [{ policy: "Ceiling", effect: "block" }] } });
    expect((await guard([{ ...ceiling, effect: "ask" }])).exitCode).toBe(0);
    expect((await guard([{ ...ceiling, effect: "shout" }])).exitCode).toBe(2);
  });

  it("a cloud that nobody knows is wrong usage of lint", async () => {
    const { stdout: blueprint } = await zerolake(["template", "streaming-starter"]);
    const { exitCode, stderr } = await zerolake(["lint", "-", "--cloud", "moon"], blueprint);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--cloud must be one of aws, azure, gcp.");
  });

  it("says in words what differs in meaning, and nothing about order", async () => {
    const { stdout } = await zerolake(["template", "streaming-starter"]);
    const blueprint = JSON.parse(stdout) as { components: { id: string; settings: Record<string, unknown> }[] };
    const reordered = file(JSON.stringify({ ...blueprint, components: blueprint.components.toReversed() }));
    expect((await zerolake(["diff", "-", reordered, "--json"], stdout)).stdout).toContain('"changes": []');
    for (const component of blueprint.components) if (component.id === "stream") component.settings["retentionHours"] = 48;
    const { exitCode, stdout: text } = await zerolake(["diff", "-", file(JSON.stringify(blueprint))], stdout);
    expect(exitCode).toBe(0);
    expect(text).toMatch(/24.*48/);
  });

  it.each([
    ["text that is no JSON", "{", "ZL-DOC-NOT-JSON"],
    ["a newer schema", '{"schemaVersion": 99, "components": [], "edges": []}', "ZL-DOC-NEWER"],
    ["ten megabytes", `{"schemaVersion": 1, "x": "${"x".repeat(10_500_000)}"}`, "ZL-DOC-TOO-LARGE"],
    [
      "an unknown component",
      '{"schemaVersion":1,"components":[{"id":"a","kind":"nonsense","title":"A","settings":{}}],"edges":[]}',
      "ZL-KIND-UNKNOWN",
    ],
  ])("%s is one named error with exit code 1", async (_, content, code) => {
    const { exitCode, stdout } = await zerolake(["validate", "-", "--json"], content);
    const answer = JSON.parse(stdout) as { valid: boolean; diagnostics: { code: string; severity: string }[] };
    expect(exitCode).toBe(1);
    expect(answer.valid).toBe(false);
    expect(answer.diagnostics.filter(({ severity }) => severity === "error").map((diagnostic) => diagnostic.code)).toEqual(
      expect.arrayContaining([expect.stringContaining(code)]),
    );
  });

  it.each([
    [["nonsense"]],
    [["validate"]],
    [["validate", "/does/not/exist"]],
    [["validate", "-", "--nonsense"]],
    [["compile", "-", "--cloud", "mars", "--region", "eu-west-1"]],
    [["compile", "-", "--cloud", "aws"]],
    [["compile", "-", "--cloud", "azure", "--region", "westeurope", "--account", "123456789012"]],
    [["template", "nonsense"]],
    [["price", "-", "--cloud", "moon"]],
    [["retarget", "-", "--clouds", "aws"]],
    [["retarget", "-", "--clouds", "aws,aws"]],
    [["retarget", "-", "--clouds", "aws,moon"]],
    [["price", "-", "--cloud", "aws", "--prices", "/does/not/exist"]],
    [["diff", "-", "-"]],
  ])("%j is wrong usage: exit code 2, reason on standard error, JSON stays JSON", async (argv) => {
    const { stdout: blueprint } = await zerolake(["template", "streaming-starter"]);
    const { exitCode, stdout, stderr } = await zerolake([...argv, "--json"], blueprint);
    expect(exitCode).toBe(2);
    expect(stderr).not.toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "ZL-USAGE" } });
  });
});
