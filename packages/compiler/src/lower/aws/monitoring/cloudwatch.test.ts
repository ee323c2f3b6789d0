import { describe, expect, it } from "vitest";
import { compileSmall, ofType, resourceAt } from "../small-environment.testing.ts";

const WATCHED = ["a:event-stream", "b:event-stream", "flow:orchestrator"] as const;

function watched(alerts: readonly string[]) {
  const streams = WATCHED.map((text) => [text, text.endsWith("stream") ? { engine: "kinesis", topics: ["one", "two"] } : {}] as const);
  return compileSmall({ components: [...streams, ["alerts:monitoring", { alerts }]] });
}

describe("monitoring", () => {
  it("keeps one policy on its topic, however many components report", () => {
    expect(ofType(watched(["lag", "failures"]), "AWS::SNS::TopicInlinePolicy")).toHaveLength(1);
  });

  it("watches every topic of every stream, each under a name of its own", () => {
    const alarms = ofType(watched(["lag"]), "AWS::CloudWatch::Alarm");
    expect(alarms).toHaveLength(4);
    expect(new Set(alarms.map((alarm) => alarm.properties["AlarmName"])).size).toBe(4);
  });

  it("raises only the alerts that were asked for", () => {
    const alarms = ofType(watched(["failures"]), "AWS::CloudWatch::Alarm");
    expect(alarms.map((alarm) => alarm.properties["Namespace"])).toEqual(["AWS/States"]);
  });

  it("tells of failed runs of its own resources only", () => {
    const { detail } = resourceAt(watched(["failures"]), "alerts.failedRuns").properties["EventPattern"] as {
      detail: { stateMachineArn: string[] };
    };
    expect(detail.stateMachineArn).toEqual([expect.stringContaining(":stateMachine:zl-test-flow-")]);
  });

  it("listens to no runs when nothing runs", () => {
    const compilation = compileSmall({ components: [["alerts:monitoring", { alerts: ["failures"] }]] });
    expect(ofType(compilation, "AWS::Events::Rule")).toEqual([]);
  });
});
