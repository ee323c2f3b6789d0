import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import type { CloudDriver, PreflightQuestion, PreflightVerdict } from "@zerolake/execution";
import { planApply } from "@zerolake/planner";
import { questionsOf, runPreflight } from "@zerolake/preflight";
import type { Cloud, Target } from "@zerolake/resources";
import { beforeEach, describe, expect, it } from "vitest";

/** A driver on a sandbox cloud that can be told what to answer. */
export interface PreflightHarness {
  readonly driver: CloudDriver;
  readonly account: string;
  /** Empties the account and forgets conditions and faults. */
  reset(): Promise<void>;
  setCondition(condition: { readonly kind: string; readonly subject: string; readonly value?: number }): Promise<unknown>;
  /** Refuses the question about permissions itself. */
  refusePermissions(): Promise<unknown>;
}

export interface PreflightCase {
  readonly cloud: Cloud;
  readonly region: string;
  /** Some action of the plan, a machine type, and a limit that the plan counts against. */
  readonly action: string;
  readonly machineType: string;
  readonly quota: { readonly service: string; readonly quota: string };
  /** Something of the plan that regions may lack; absent where the cloud cannot be asked. */
  readonly placed?: string;
}

const CALL_MS = 10_000;

function targetOf({ cloud, region }: PreflightCase, account: string): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = { "images.runtime": `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}` };
  return { cloud, region, tier: "standard", account, environment, choices, overrides: {} };
}

/** What a person may rely on before approving, on every cloud. */
export function preflightContract(described: PreflightCase, harnessOf: () => PreflightHarness): void {
  const { cloud, action, machineType, quota } = described;

  describe(`preflight: ${cloud}`, () => {
    let harness: PreflightHarness;
    beforeEach(async () => {
      harness = harnessOf();
      await harness.reset();
    });

    function planOf() {
      const template = findTemplate("streaming-starter");
      if (!template) throw new Error("there is no such template");
      const { resources } = compile(expandTemplate(template), targetOf(described, harness.account));
      return planApply({ desired: resources, recorded: [], blueprintHash: "h", diagnostics: [], consents: [] });
    }

    const ask = (questions: readonly PreflightQuestion[]) => harness.driver.inspect(questions, { timeLimitMs: CALL_MS });
    async function verdictOn(question: PreflightQuestion): Promise<PreflightVerdict> {
      const [verdict] = await ask([question]);
      if (!verdict) throw new Error("no verdict");
      return verdict;
    }
    const machine = { area: "availability", machineType, addresses: ["pool.nodes"] } as const;
    const cores = { area: "quotas", ...quota, unit: "things", needed: 3, addresses: ["a.b"] } as const;

    it("says yes to everything that a template needs, each thing once, when nothing stands in its way", async () => {
      const questions = questionsOf(planOf(), cloud);
      const verdicts = await ask(questions);
      const others = questions.flatMap((question, index) =>
        verdicts[index]?.answer === "yes" ? [] : [{ question, verdict: verdicts[index] }],
      );
      expect({ others, asked: verdicts.length }).toEqual({ others: [], asked: questions.length });
      expect(questions.map(({ area }) => area)).toEqual(expect.arrayContaining(["permissions", "quotas", "names"]));
    });

    it("names a permission that is missing, with the resources that need it and what to do", async () => {
      await harness.setCondition({ kind: "deniedAction", subject: action });
      const { checks } = await runPreflight(planOf(), cloud, ask);
      const denied = checks.filter(({ answer }) => answer === "no");
      expect(denied).toMatchObject([{ area: "permissions", subject: action, remedy: expect.stringMatching(/\w/) }]);
      expect(denied[0]?.addresses.length).toBeGreaterThan(0);
    });

    it("says what a limit allows and what the plan needs of it", async () => {
      await harness.setCondition({ kind: "limit", subject: quota.quota, value: 2 });
      expect(await verdictOn(cores)).toMatchObject({ answer: "no", limit: 2, needed: 3, detail: expect.stringContaining("2") });
      await harness.setCondition({ kind: "limit", subject: quota.quota, value: 3 });
      expect(await verdictOn(cores)).toMatchObject({ answer: "yes", limit: 3 });
    });

    it("does not know a limit that the cloud does not list", async () => {
      expect(await verdictOn({ ...cores, quota: "Unheard of" })).toMatchObject({ answer: "unknown", detail: expect.stringMatching(/\w/) });
    });

    it("tells a machine type that the region lacks from one that it has", async () => {
      expect(await verdictOn(machine)).toEqual({ answer: "yes" });
      await harness.setCondition({ kind: "missingMachine", subject: machineType });
      expect(await verdictOn(machine)).toMatchObject({ answer: "no", detail: expect.stringContaining(machineType) });
    });

    // Of a cloud whose regions are known when a design is compiled, nothing is asked.
    const { placed, region } = described;
    it.each(placed === undefined ? [] : [placed])(
      "tells %s that the region lacks, and where it is, from one that it has",
      async (service) => {
        const question = questionsOf(planOf(), cloud).find((asked) => asked.area === "regions" && asked.service === service);
        if (!question) throw new Error(`the template asks for no place of ${service}`);
        expect(await verdictOn(question)).toEqual({ answer: "yes" });
        await harness.setCondition({ kind: "missingService", subject: `${service} in ${region}` });
        expect(await verdictOn(question)).toMatchObject({
          answer: "no",
          detail: expect.stringContaining(service),
          remedy: expect.stringMatching(/such as \w+/),
        });
        await harness.setCondition({ kind: "missingService", subject: `${service} in *` });
        expect(await verdictOn(question)).toMatchObject({ answer: "unknown", detail: expect.stringMatching(/\w/) });
      },
    );

    it("tells a name that somebody has from one that is free", async () => {
      const question = questionsOf(planOf(), cloud).find(({ area }) => area === "names");
      if (question?.area !== "names") throw new Error("the template asks for no name");
      expect(await verdictOn(question)).toEqual({ answer: "yes" });
      await harness.setCondition({ kind: "takenName", subject: question.name });
      expect(await verdictOn(question)).toMatchObject({ answer: "no", remedy: expect.stringMatching(/\w/) });
    });

    it("knows nothing of an area that the cloud refuses to talk about, and all of the others", async () => {
      await harness.refusePermissions();
      const { checks, passed } = await runPreflight(planOf(), cloud, ask);
      const unknown = checks.filter(({ answer }) => answer === "unknown");
      expect(new Set(unknown.map(({ area }) => area))).toEqual(new Set(["permissions"]));
      expect(unknown[0]?.detail).toMatch(/\w/);
      expect(passed).toMatchObject({ quotas: expect.any(Number), names: expect.any(Number) });
    });
  });
}
