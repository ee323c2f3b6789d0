import { planApply, planDestroy } from "@zerolake/planner";
import { desiredGraphs, desiredResource, recordedResource, simulateApply } from "@zerolake/planner/testing";
import { digest, type PropertyMap, reference } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adoptedRecord, whyNotAdoptable } from "./adoption.ts";
import { asRecorded } from "./unrecorded-resource.ts";

const network = desiredResource("net.network");
const stream = desiredResource("stream.topic", { properties: { Name: "topic", Size: 1, Network: reference("net.network", "Arn") } });
const recordedNetwork = recordedResource(network);
const finding = { kind: "unrecorded", type: stream.type, via: stream.via, identifier: "topic", address: "stream.topic" } as const;
const sent = { Name: "topic", Size: 1, Network: "arn:test:net.network" };

const changesAfter = (adopted: ReturnType<typeof adoptedRecord>) =>
  planApply({ desired: [network, stream], recorded: [recordedNetwork, adopted] }).steps.find((step) => step.address === "stream.topic");

describe("adopting", () => {
  it("leaves nothing to plan when the cloud shows what is wanted", () => {
    const adopted = adoptedRecord({
      desired: stream,
      recorded: [recordedNetwork],
      identifier: "topic",
      attributes: { ...sent, Arn: "arn:x" },
    });
    expect(adopted).toMatchObject({ identifier: "topic", properties: sent, dependsOn: ["net.network"] });
    expect(changesAfter(adopted)?.action).toBe("none");
  });

  it("shows what differs as changes of the next plan", () => {
    const attributes = { ...sent, Size: 7, Arn: "arn:x" };
    const step = changesAfter(adoptedRecord({ desired: stream, recorded: [recordedNetwork], identifier: "topic", attributes }));
    expect(step).toMatchObject({ action: "update", changes: [{ path: "Size", before: 7, after: 1 }] });
  });

  it("believes the journal about what was sent, where a cloud writes it otherwise, and only when the digest is that of what is wanted", () => {
    const attributes = { Name: "topic", Size: "one", Network: "arn:test:net.network", Arn: "arn:x" };
    const sentDigest = digest({ type: stream.type, properties: sent, secretDigests: {} });
    const adopt = (given: string) =>
      changesAfter(adoptedRecord({ desired: stream, recorded: [recordedNetwork], identifier: "topic", attributes, sentDigest: given }))
        ?.action;
    expect([adopt(sentDigest), adopt("another")]).toEqual(["none", "update"]);
  });

  it("needs an address that is free, wanted, and of the same type", () => {
    const why = (desired: readonly (typeof stream)[], recorded = [recordedNetwork]) => whyNotAdoptable({ finding, desired, recorded });
    expect(why([network, stream])).toBeUndefined();
    expect(why([network, stream], [recordedNetwork, recordedResource(stream, { identifier: "first" })])).toMatch(
      /recorded already, as first/,
    );
    expect(why([network])).toMatch(/does not want/);
    expect(why([{ ...stream, type: "Other::Thing" }])).toMatch(/by now/);
    expect(why([{ ...stream, singleton: "account" }])).toMatch(/shared/);
  });

  it("of anything that was deployed and lost leaves an empty plan", () => {
    fc.assert(
      fc.property(desiredGraphs(8), fc.nat(), (graph, dice) => {
        const plain = graph.map((resource) => ({ ...resource, properties: withoutSecrets(resource.properties) }));
        const state = simulateApply(planApply({ desired: plain, recorded: [] }), []);
        const lost = state[dice % Math.max(1, state.length)];
        if (!lost) return;
        const desired = plain.find(({ address }) => address === lost.address);
        if (!desired) throw new Error("The graph has it");
        const recorded = state.filter((resource) => resource !== lost);
        const attributes = { ...lost.properties, ...lost.attributes };
        const adopted = adoptedRecord({ desired, recorded, identifier: lost.identifier, attributes });
        const { steps } = planApply({ desired: plain, recorded: [...recorded, adopted] });
        expect(steps.filter(({ action }) => action !== "none")).toEqual([]);
      }),
    );
  });
});

/** A secret is never shown, so what it was stays unknown after an adoption. */
function withoutSecrets(properties: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== "Password"));
}

function planOf(desired: readonly (typeof stream)[], consents: readonly string[] = []) {
  return planDestroy({ recorded: [asRecorded({ ...finding, component: "stream" }, { desired })], selection: "all", consents });
}

describe("destroying what nobody recorded", () => {
  const address = 'stream.topicUnrecorded["topic"]';

  it("is one step under an address of its own, so that a record at its address stays", () => {
    expect(planOf([stream]).steps).toMatchObject([{ address, action: "destroy", prior: { identifier: "topic", type: stream.type } }]);
  });

  it("needs a consent for what holds data, what was to be kept, and what nobody can say anything about", () => {
    const isApprovable = (desired: readonly (typeof stream)[], consents?: readonly string[]) =>
      planOf(desired, consents).diagnostics.length === 0;
    expect(isApprovable([stream])).toBe(true);
    expect(isApprovable([{ ...stream, holdsData: true }])).toBe(false);
    expect(isApprovable([{ ...stream, retain: true }])).toBe(false);
    expect(isApprovable([])).toBe(false);
    expect(isApprovable([], [address])).toBe(true);
  });
});
