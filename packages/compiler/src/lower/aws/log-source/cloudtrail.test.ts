import { describe, expect, it } from "vitest";
import { compileSmall, ofType, resourceAt } from "../small-environment.testing.ts";

const STREAM = ["stream:event-stream", { engine: "kinesis" }] as const;
const collected = compileSmall({
  components: [
    ["calls:log-source", { accountApiLogs: true, logGroups: ["/own"] }],
    STREAM,
    ["access:governance", { auditLog: true }],
    "lake:lakehouse-tables",
  ],
  edges: ["calls.events -> stream.events"],
});

describe("calls of the account", () => {
  it("go through a log group of their own to the stream, and named log groups with them", () => {
    const trail = resourceAt(collected, "calls.trail").properties;
    const group = resourceAt(collected, "calls.trailLog").properties["LogGroupName"];
    const watched = ofType(collected, "AWS::Logs::SubscriptionFilter").map(({ properties }) => properties["LogGroupName"]);
    expect(trail["CloudWatchLogsLogGroupArn"]).toContain(`log-group:${String(group)}:*`);
    expect(watched).toEqual([group, "/own"]);
  });

  it("and the audit trail of governance lie in folders of their own, which the one bucket policy admits", () => {
    const policy = JSON.stringify(resourceAt(collected, "artefact-store.bucketPolicy").properties["PolicyDocument"]);
    const prefixes = ofType(collected, "AWS::CloudTrail::Trail").map(({ properties }) => String(properties["S3KeyPrefix"]));
    expect(prefixes.sort()).toEqual(["audit", "calls/calls"]);
    for (const prefix of prefixes) expect(policy).toContain(`/${prefix}/AWSLogs/`);
  });

  it("are kept: the bucket they are written to is not destroyed without consent", () => {
    expect(resourceAt(collected, "artefact-store.bucket").holdsData).toBe(true);
  });
});
