import type { Blueprint } from "@zerolake/blueprint";
import { AWS_ANSWERED, AWS_DRAWINGS } from "@zerolake/compiler/testing/aws-drawings";
import { judge, type Signal, signalsOf } from "@zerolake/health";
import type { RecordedResource } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AwsLife } from "../aws-life.testing.ts";
import { REGION } from "../sandbox-harness.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const FIGURES = { freshnessSecondsTarget: 600, latencyMsP95Target: 4_000, eventsPerSecond: 100 };
/** Longer than any window. */
const AGE_MINUTES = 2 * 24 * 60;
/** Arrivals go on while their resource is ill, and of runs one kind of failure is enough. */
const WELL_IN_ILLNESS = /#(newest-record|newest-features|timed-out-runs|throttled)$/;

let life: AwsLife;
beforeAll(async () => {
  life = await AwsLife.start("sandbox_aws_measured");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

/** What would be judged, as the worker asks it, and is not asked of services beside the cloud. */
function signalsIn(recorded: readonly RecordedResource[], blueprint: Blueprint): readonly Signal[] {
  return recorded.flatMap((resource) => {
    const settings = blueprint.components.find(({ id }) => id === resource.component)?.settings ?? {};
    const signals = signalsOf(resource, { region: REGION, account: life.account, settings, workload: FIGURES });
    return signals.filter(({ question }) => question.query.service === "cloudWatch");
  });
}

/** Every signal that is not judged so, with what was said of it. */
async function judgedOtherwise(signals: readonly Signal[], expected: "ok" | "bad"): Promise<readonly string[]> {
  const questions = signals.map(({ question }) => question);
  const answers = await life.driver.readMetrics(questions, { timeLimitMs: 20_000 });
  return signals.flatMap((signal, index) => {
    const answer = answers[index] ?? { unavailable: "no answer" };
    const verdict = judge(signal, answer, { atMs: Date.now() });
    const isMeasured = "points" in answer && answer.points.length > 0;
    return verdict.status === expected && isMeasured ? [] : [`${signal.id} ${JSON.stringify({ verdict, answer })}`];
  });
}

describe.each(AWS_DRAWINGS)("$name", ({ blueprint, tiers }) => {
  it("is measured on the sandbox by every name that is asked, is well, and is bad in all its signals when it is ill", async () => {
    const [tier = "standard"] = tiers;
    const found: Record<string, readonly string[]> = {};
    const whileUp = async (recorded: readonly RecordedResource[]) => {
      await life.age(AGE_MINUTES);
      const signals = signalsIn(recorded, blueprint);
      found["well"] = await judgedOtherwise(signals, "ok");
      await life.makeIll(recorded.map(({ identifier }) => identifier));
      found["ill"] = await judgedOtherwise(
        signals.filter(({ id }) => !WELL_IN_ILLNESS.test(id)),
        "bad",
      );
    };
    const { failed } = await life.live(blueprint, { tier, choices: AWS_ANSWERED, whileUp });
    expect({ failed, ...found }).toEqual({ failed: [], well: [], ill: [] });
  });
});
