import type { OwnedResource } from "@zerolake/execution";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compareWithCloud, type RecordedThere } from "./compare-with-cloud.ts";
import type { Trace } from "./finding.ts";

const INSTALLATION = "installation";
const OURS = "ours";
const TYPE = "Test::Service::Thing";
const REGION = "eu-central-1";

function inCloud(address: string, overrides: Partial<OwnedResource> & { environment?: string } = {}): OwnedResource {
  const { environment = OURS, ...rest } = overrides;
  const owner = { installation: INSTALLATION, environment, component: address.split(".")[0] ?? "", address };
  return { type: TYPE, via: "cloudcontrol", identifier: `id-of-${address}`, owner, ...rest };
}

function recorded(address: string, overrides: Partial<RecordedThere> = {}): RecordedThere {
  const component = address.split(".")[0] ?? "";
  return {
    environment: OURS,
    region: REGION,
    address,
    component,
    type: TYPE,
    via: "cloudcontrol",
    identifier: `id-of-${address}`,
    ...overrides,
  };
}

function trace(address: string, overrides: Partial<Trace> = {}): Trace {
  const base = {
    environment: OURS,
    address,
    entryId: `entry-of-${address}`,
    operation: "create",
    state: "intended",
    heardAtMs: 1_000,
  } as const;
  return { ...base, isLive: false, ...overrides };
}

function compare(resources: readonly OwnedResource[], overrides: Partial<Comparison> = {}) {
  return compareWithCloud({
    installation: INSTALLATION,
    regions: [{ region: REGION, resources }],
    environments: new Set([OURS]),
    elsewhere: new Set(["theirs"]),
    recorded: [],
    traces: [],
    ...overrides,
  });
}

function stages(listed: string, known: string) {
  return compare([inCloud("api.stage", { identifier: listed })], { recorded: [recorded("api.stage", { identifier: known })] });
}

describe("what bears our tags", () => {
  it("is no finding when it is recorded, under whatever address", () => {
    const rows = [recorded('stream.topicReplaced["old"]', { identifier: "id-of-stream.topic" })];
    expect(compare([inCloud("stream.topic")], { recorded: rows })).toEqual({ findings: [], unseen: [] });
  });

  it("is the same resource of Azure however its id is spelled", () => {
    const id = "/subscriptions/s/resourceGroups/zl-dev/providers/Microsoft.Storage/storageAccounts/zlraw";
    const listed = inCloud("raw.account", {
      identifier: id.replace("resourceGroups/zl-dev", "resourcegroups/ZL-DEV"),
      type: "microsoft.storage/storageAccounts",
    });
    const rows = [recorded("raw.account", { identifier: id, type: "Microsoft.Storage/storageAccounts" })];
    expect(compare([listed], { recorded: rows })).toEqual({ findings: [], unseen: [] });
  });

  it("is recorded under another name, too, and is what is recorded at its address when its driver has no type for it", () => {
    const byArn = inCloud("stream.topic", { type: "kinesis:stream", via: "arn", identifier: "arn:aws:kinesis:stream" });
    const rows = [recorded("other.topic", { alsoKnownAs: [byArn.identifier] })];
    expect(compare([byArn], { recorded: rows }).findings).toEqual([]);
    expect(compare([byArn], { recorded: [recorded("stream.topic")] }).findings).toEqual([]);
    expect(compare([byArn]).findings).toHaveLength(1);
  });

  it("is recorded when its identifier has more parts than the recorded one or fewer, and is another one when a part differs", () => {
    expect(
      [stages("api|stage|name", "api|stage"), stages("api", "api|stage")].map(({ findings, unseen }) => [...findings, ...unseen]),
    ).toEqual([[], []]);
    expect(stages("api|other", "api|stage").findings).toHaveLength(1);
  });

  it("is ours and unrecorded when nothing of it is recorded, even where its address is recorded for another one", () => {
    const second = inCloud("stream.topic", { identifier: "second" });
    const { findings } = compare([inCloud("stream.topic"), second], { recorded: [recorded("stream.topic")] });
    expect(findings).toMatchObject([{ kind: "unrecorded", identifier: "second", environment: OURS, address: "stream.topic" }]);
  });

  it("is unknown when its environment, its installation or its address is none that we know", () => {
    const lost = inCloud("a.thing", { environment: "restored-away" });
    const other = inCloud("b.thing");
    const foreign = { ...other, owner: { ...other.owner, installation: "another" } };
    const garbled = inCloud("not an address");
    expect(compare([lost, foreign, garbled]).findings.map(({ kind }) => kind)).toEqual(["unknown", "unknown", "unknown"]);
  });

  it("is nobody's business here when it belongs to an environment of another connection or organisation", () => {
    expect(compare([inCloud("a.thing", { environment: "theirs" })]).findings).toEqual([]);
  });

  it("is never a finding while a running deployment has a call open at its address, and is one when that deployment has ended", () => {
    const found = [true, false].map((isLive) => compare([inCloud("a.thing")], { traces: [trace("a.thing", { isLive })] }).findings.length);
    expect(found).toEqual([0, 1]);
  });

  it("is never a finding when it is shared by the account", () => {
    const shared = [recorded("gov.settings", { type: "Test::Account::Settings", singleton: "account" })];
    const settings = inCloud("other.settings", { type: "Test::Account::Settings" });
    const adopted = [trace("one.settings", { operation: "adopt", state: "failed" })];
    expect(compare([settings, inCloud("one.settings")], { recorded: shared, traces: adopted }).findings).toEqual([]);
  });

  it("is found once when it is listed in several regions", () => {
    const regions = ["eu-central-1", "us-east-1"].map((region) => ({ region, resources: [inCloud("role.role")] }));
    expect(compare([], { regions }).findings).toHaveLength(1);
  });
});

describe("why we think that it is ours", () => {
  it("is the call that was answered with it, else the last call there that was never answered, else its tags", () => {
    const answered = trace("a.thing", { entryId: "answered", state: "failed", identifier: "id-of-a.thing" });
    const open = trace("a.thing", { entryId: "open", heardAtMs: 2_000 });
    const done = trace("a.thing", { entryId: "done", state: "succeeded", identifier: "another", heardAtMs: 3_000 });
    const because = [[answered, open, done], [open, done], [done]].map(
      (traces) => compare([inCloud("a.thing")], { traces }).findings[0]?.evidence,
    );
    expect(because).toEqual([
      { reason: "answered", entryId: "answered" },
      { reason: "unanswered", entryId: "open" },
      { reason: "tagsOnly" },
    ]);
  });
});

describe("what is recorded and not listed", () => {
  it("is asked for by itself, unless its region was not scanned, somebody works on it, or it is not ours to lose", () => {
    const rows = [
      recorded("a.thing"),
      recorded("b.thing", { region: "us-east-1" }),
      recorded("c.thing"),
      recorded("d.thing", { singleton: "account" }),
      recorded("e.thing", { isReadStep: true }),
    ];
    const traces = [trace("c.thing", { operation: "delete", isLive: true })];
    expect(compare([], { recorded: rows, traces }).unseen.map(({ address }) => address)).toEqual(["a.thing"]);
  });
});

describe("any comparison", () => {
  const address = fc.integer({ min: 0, max: 5 }).map((index) => `c${index}.thing`);
  const identifier = fc.integer({ min: 0, max: 7 }).map((index) => `id-${index}`);
  const listings = fc.array(fc.record({ address, identifier, environment: fc.constantFrom(OURS, "theirs", "lost") }), { maxLength: 12 });
  const records = fc.uniqueArray(fc.record({ address, identifier }), { maxLength: 8, selector: (row) => row.address });
  const states = fc.constantFrom("intended", "accepted", "succeeded", "failed", "uncertain");
  const journals = fc.array(fc.record({ address, state: states, isLive: fc.boolean(), heardAtMs: fc.nat() }), { maxLength: 8 });

  it("finds what is recorded nowhere and nobody works on, each once, and nothing else", () => {
    fc.assert(
      fc.property(listings, records, journals, (listed, rows, entries) => {
        const resources = listed.map((row) => inCloud(row.address, row));
        const traces = entries.map((entry) => trace(entry.address, entry));
        const { findings, unseen } = compare(resources, { recorded: rows.map((row) => recorded(row.address, row)), traces });
        const known = new Set(rows.map((row) => row.identifier));
        const busy = new Set(
          traces.filter(({ isLive, state }) => isLive && (state === "intended" || state === "accepted")).map((one) => one.address),
        );
        const isOrphan = (row: (typeof listed)[number]) => row.environment === OURS && !known.has(row.identifier) && !busy.has(row.address);
        const keys = findings.map(({ kind, identifier: id }) => `${kind} ${id}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(findings.filter(({ kind }) => kind === "unrecorded").map((row) => row.identifier))).toEqual(
          new Set(listed.filter(isOrphan).map((row) => row.identifier)),
        );
        expect(findings.some((row) => row.environment === "theirs")).toBe(false);
        expect(unseen.every((row) => !listed.some((one) => one.identifier === row.identifier) && !busy.has(row.address))).toBe(true);
      }),
    );
  });

  it("finds nothing where cloud and record agree", () => {
    fc.assert(
      fc.property(records, (rows) => {
        const unique = rows.filter((row, index) => rows.findIndex((other) => other.identifier === row.identifier) === index);
        const there = compare(
          unique.map((row) => inCloud(row.address, row)),
          { recorded: unique.map((row) => recorded(row.address, row)) },
        );
        expect(there).toEqual({ findings: [], unseen: [] });
      }),
    );
  });
});
