import type { AzureMonitorMetric } from "@zerolake/execution";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type AskedMetric, groupsOf, metricKey } from "./metric-groups.ts";

const arbitraryMetric = fc.record({
  name: fc.integer({ min: 0, max: 60 }).map((number) => `Metric${number}`),
  aggregation: fc.constantFrom<AzureMonitorMetric["aggregation"]>("Average", "Total", "Maximum"),
  filter: fc.constantFrom(undefined, "Name eq 'a'", "Name eq 'b'"),
});

const asked: fc.Arbitrary<AskedMetric> = fc
  .record({ metric: arbitraryMetric, resource: fc.constantFrom("/a", "/A", "/b"), periodSeconds: fc.constantFrom(300, 900) })
  .map(({ metric: { filter, ...rest }, resource, periodSeconds }) => {
    const metric = { ...rest, ...(filter === undefined ? {} : { filter }) };
    return {
      metric,
      query: { service: "azureMonitor", resourceId: resource, namespace: "N", metric },
      periodSeconds,
      windowSeconds: 3_600,
    };
  });

function of(name: string, filter?: string): AskedMetric {
  const metric = { name, aggregation: "Total" as const, ...(filter === undefined ? {} : { filter }) };
  return { metric, query: { service: "azureMonitor", resourceId: "/a", namespace: "N", metric }, periodSeconds: 300, windowSeconds: 900 };
}

it("asks for every metric once, with what it is asked about, and never for more than twenty at once", () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 80 }), (all) => {
      const groups = groupsOf(all);
      expect(groups.every(({ names }) => names.length <= 20)).toBe(true);
      const covered = groups.flatMap(({ names, aggregations, resourceId, namespace, filter, ...times }) =>
        names.flatMap((name) =>
          aggregations.map((aggregation) => {
            const metric = { name, aggregation, ...(filter === undefined ? {} : { filter }) };
            return metricKey({ metric, query: { service: "azureMonitor", resourceId, namespace, metric }, ...times });
          }),
        ),
      );
      expect(new Set(covered).size).toBe(covered.length);
      expect(all.filter((one) => !covered.includes(metricKey(one)))).toEqual([]);
    }),
  );
});

it("needs one request for all that is asked of a resource under one condition", () => {
  expect(groupsOf([of("One"), of("Two"), of("One")]).map(({ names }) => names)).toEqual([["One", "Two"]]);
  expect(groupsOf([of("One"), of("One", "Name eq 'a'")])).toHaveLength(2);
});
