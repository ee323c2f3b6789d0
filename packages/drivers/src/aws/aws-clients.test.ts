import { expect, it } from "vitest";
import { AwsClients } from "./aws-clients.ts";

const OPTIONS = { region: "eu-central-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, callsInFlight: 1 };

it.each([
  ["AWS::IAM::Role", "us-east-1"],
  ["AWS::Budgets::Budget", "us-east-1"],
  ["AWS::CE::AnomalyMonitor", "us-east-1"],
  ["AWS::Kinesis::Stream", "eu-central-1"],
  ["AWS::S3::Bucket", "eu-central-1"],
])("%s is managed from %s", (type, region) => {
  expect(new AwsClients(OPTIONS).regionOf(type)).toBe(region);
});

it("stays in its region when it talks to an endpoint of its own", () => {
  expect(new AwsClients({ ...OPTIONS, endpoint: "http://127.0.0.1:1" }).regionOf("AWS::IAM::Role")).toBe("eu-central-1");
});
