import fc from "fast-check";
import { expect, it } from "vitest";
import { type AskedMetric, groupsOf, metricKey } from "./metric-groups.ts";

const asked: fc.Arbitrary<AskedMetric> = fc.record({
  metric: fc.record({
    name: fc.constantFrom("lag", "received"),
    resource: fc.record({ kind: fc.constantFrom("kafka" as const, "compute_pool" as const), id: fc.constantFrom("lkc-1", "lkc-2") }),
    labels: fc.oneof(
      fc.constant({}),
      fc.constantFrom("orders", "clicks").map((topic) => ({ "metric.topic": topic })),
    ),
  }),
  periodSeconds: fc.constantFrom(60, 300),
  windowSeconds: fc.constant(3_600),
});

it("asks for every metric once, and for one resource and one metric at a time", () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 40 }), (all) => {
      const groups = groupsOf(all);
      const members = groups.flatMap((group) => group.members.map(metricKey));
      expect(members.toSorted()).toEqual([...new Set(all.map(metricKey))].sort());
      for (const { name, resource, labels, members: own } of groups)
        for (const { metric } of own) expect([metric.name, metric.resource, Object.keys(metric.labels)]).toEqual([name, resource, labels]);
    }),
  );
});

function of(topic: string): AskedMetric {
  const metric = { name: "lag", resource: { kind: "kafka" as const, id: "lkc-1" }, labels: { "metric.topic": topic } };
  return { metric, periodSeconds: 300, windowSeconds: 3_600 };
}

it("asks once for all topics of a cluster", () => {
  expect(groupsOf([of("orders"), of("clicks"), of("orders")])).toMatchObject([{ labels: ["metric.topic"], members: { length: 2 } }]);
});
