import { expect, it } from "vitest";
import { parseExpression } from "./parse-expression.ts";

it("reads a search whose series are joined", () => {
  const text = `MAX(SEARCH('{"AWS/Kafka","Cluster Name","Consumer Group",Topic} "MetricName"="MaxOffsetLag" "Cluster Name"="lake"', 'Maximum', 300))`;
  expect(parseExpression(text)).toEqual({
    join: "MAX",
    namespace: "AWS/Kafka",
    schema: ["Cluster Name", "Consumer Group", "Topic"],
    name: "MaxOffsetLag",
    dimensions: { "Cluster Name": "lake" },
    statistic: "Maximum",
    periodSeconds: 300,
  });
});

it("knows no other expression", () => {
  for (const text of ["m1 / m2", "SEARCH('{A} x', 'Sum', 60)", "AVG(SEARCH('{A} x', 'Sum', 60))"])
    expect(parseExpression(text)).toBeUndefined();
});
