import fc from "fast-check";
import { expect, it } from "vitest";
import { type AskedSeries, groupsOf, memberOf, seriesKey } from "./series-groups.ts";

function asked(type: string, labels: Readonly<Record<string, string>>, aligner = "ALIGN_MAX"): AskedSeries {
  return { metric: { type, resource: "r", labels, aligner, reducer: "REDUCE_MAX" }, periodSeconds: 300, windowSeconds: 3_600 };
}

const arbitrary = fc
  .record({
    type: fc.constantFrom("a", "b"),
    cluster: fc.constantFrom("c", "d"),
    topic: fc.integer({ min: 0, max: 120 }).map(String),
    state: fc.constantFrom(undefined, "failed"),
    aligner: fc.constantFrom("ALIGN_MAX", "ALIGN_DELTA"),
  })
  .map(({ type, cluster, topic, state, aligner }) =>
    asked(
      type,
      {
        "resource.labels.cluster": cluster,
        "resource.labels.topic": topic,
        ...(state === undefined ? {} : { "metric.labels.state": state }),
      },
      aligner,
    ),
  );

it("asks for every metric of every resource once", () => {
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 200 }), (all) => {
      const members = groupsOf(all).flatMap((group) =>
        (group.varying?.values ?? [undefined]).map((value) => seriesKey(memberOf(group, value))),
      );
      expect(new Set(members).size).toBe(members.length);
      expect(new Set(members)).toEqual(new Set(all.map(seriesKey)));
      expect(groupsOf(all).every(({ varying }) => (varying?.values.length ?? 0) <= 50)).toBe(true);
    }),
  );
});

it("asks about all resources of one kind at once", () => {
  const all = ["x", "y", "z"].map((topic) => asked("a", { "resource.labels.topic": topic, "metric.labels.state": "failed" }));
  expect(groupsOf(all)).toMatchObject([{ varying: { label: "resource.labels.topic", values: ["x", "y", "z"] } }]);
});
