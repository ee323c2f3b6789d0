import { type DesiredResource, type PropertyMap, reference, secret } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { planHash } from "./hashes.ts";
import type { Plan, PlanStep, RecordedResource } from "./plan.ts";
import { planApply } from "./plan-apply.ts";
import { orderOperations, planOperations } from "./plan-operations.ts";
import { desiredResource, recordedResource } from "./planner.testing.ts";
import { mayBeEmptied } from "./protect-data.ts";

const bucket = desiredResource("store.bucket");

function stepOf(plan: Plan, address: string): PlanStep {
  const step = plan.steps.find((candidate) => candidate.address === address);
  if (!step) throw new Error(`${address} is not in the plan`);
  return step;
}

function mayEmpty(plan: Plan): Record<string, boolean> {
  return Object.fromEntries(plan.steps.map((step) => [step.address, mayBeEmptied(step)]));
}

function planChange(desired: DesiredResource, recorded: RecordedResource): PlanStep {
  return stepOf(planApply({ desired: [desired], recorded: [recorded] }), desired.address);
}

function tag(Key: string, value: string): PropertyMap {
  return { Key, Value: value };
}

describe("what happens to one resource", () => {
  it("creates what is not recorded and lists every property, references as known after apply", () => {
    const reader = desiredResource("job.reader", { properties: { Name: "reader", Source: reference("store.bucket", "Arn") } });
    const step = stepOf(planApply({ desired: [bucket, reader], recorded: [] }), "job.reader");
    expect(step.action).toBe("create");
    expect(step.changes.map(({ path, isKnownAfterApply }) => [path, isKnownAfterApply])).toEqual([
      ["Name", false],
      ["Source", true],
    ]);
  });

  it("knows what it will send itself: a reference to a set property is resolved before the target exists", () => {
    const reader = desiredResource("job.reader", { properties: { Source: reference("store.bucket", "Name") } });
    const step = stepOf(planApply({ desired: [bucket, reader], recorded: [] }), "job.reader");
    expect(step.changes[0]).toMatchObject({ path: "Source", after: "store.bucket", isKnownAfterApply: false });
  });

  it("updates in place what may change, with dotted paths and list positions", () => {
    const before = recordedResource({ ...bucket, properties: { Name: "b", Rules: [{ Days: 3 }], Old: true } });
    const step = planChange({ ...bucket, properties: { Name: "b", Rules: [{ Days: 7 }, { Days: 9 }] } }, before);
    expect(step.action).toBe("update");
    expect(step.changes.map((change) => [change.path, change.before, change.after])).toEqual([
      ["Rules.0.Days", 3, 7],
      ["Rules.1", undefined, { Days: 9 }],
      ["Old", true, undefined],
    ]);
    expect(step.because).toBe("Rules and Old changed");
  });

  it("replaces what cannot change in place", () => {
    const step = planChange(
      { ...bucket, properties: { Name: "store.bucket", Kind: "b" } },
      recordedResource({ ...bucket, properties: { Name: "store.bucket", Kind: "a" } }),
    );
    expect(step).toMatchObject({
      action: "replace",
      replaceOrder: "destroyFirst",
      risk: "interruption",
      because: "Kind cannot be changed in place",
    });
    expect(step.changes).toMatchObject([{ path: "Kind", forcesReplacement: true }]);
  });

  it("sees a create-only property inside a group that comes as a whole", () => {
    const facts = { ...bucket.facts, createOnly: ["Encryption.Key"] };
    const before = recordedResource({ ...bucket, facts });
    const withKey = planChange({ ...bucket, facts, properties: { ...bucket.properties, Encryption: { Key: "k" } } }, before);
    const withoutKey = planChange({ ...bucket, facts, properties: { ...bucket.properties, Encryption: { Mode: "m" } } }, before);
    expect([withKey.action, withoutKey.action]).toEqual(["replace", "update"]);
  });

  it("sees a create-only property of every item of a list", () => {
    const facts = { ...bucket.facts, createOnly: ["Groups.*.Type"] };
    const before = recordedResource({ ...bucket, facts, properties: { Groups: [{ Type: "a", Count: 1 }] } });
    expect(planChange({ ...bucket, facts, properties: { Groups: [{ Type: "b", Count: 1 }] } }, before).action).toBe("replace");
    expect(planChange({ ...bucket, facts, properties: { Groups: [{ Type: "a", Count: 2 }] } }, before).action).toBe("update");
  });

  it("never replaces for tags alone, even where the cloud calls them create-only, and ignores their order", () => {
    const facts = { ...bucket.facts, createOnly: ["Tags"] };
    const before = recordedResource({ ...bucket, facts, properties: { Tags: [tag("a", "1"), tag("b", "2")] } });
    expect(planChange({ ...bucket, facts, properties: { Tags: [tag("b", "2"), tag("a", "1")] } }, before).action).toBe("none");
    const changed = planChange({ ...bucket, facts, properties: { Tags: [tag("a", "9"), tag("b", "2")] } }, before);
    expect(changed).toMatchObject({ action: "update", changes: [{ path: "Tags.a", before: "1", after: "9", forcesReplacement: false }] });
  });

  it("makes the new one first when the type has no unique name or the name changes", () => {
    const nameless = { ...bucket.facts, hasUniqueName: false };
    const kindA = { ...bucket, properties: { Name: "n", Kind: "a" } };
    const kindB = { ...bucket, properties: { Name: "n", Kind: "b" } };
    expect(planChange({ ...kindB, facts: nameless }, recordedResource({ ...kindA, facts: nameless })).replaceOrder).toBe("createFirst");
    expect(planChange({ ...kindB, properties: { Name: "m", Kind: "b" } }, recordedResource(kindA)).replaceOrder).toBe("createFirst");
  });

  it("replaces a creation that failed half-way without asking for consent, and looks at one that took too long", () => {
    const holdsData = { ...bucket, holdsData: true };
    const broken = planApply({ desired: [holdsData], recorded: [recordedResource(holdsData, { condition: "broken" })] });
    expect(stepOf(broken, bucket.address).action).toBe("replace");
    expect(broken.diagnostics).toEqual([]);
    expect(planChange(bucket, recordedResource(bucket, { condition: "unfinished" })).action).toBe("adopt");
  });

  it("adopts a singleton, never replaces it, and says so", () => {
    const settings = desiredResource("governance.settings", { singleton: "account", properties: { Name: "x", Kind: "b" } });
    expect(stepOf(planApply({ desired: [settings], recorded: [] }), settings.address).action).toBe("adopt");
    const recorded = [recordedResource({ ...settings, properties: { Name: "x", Kind: "a" } })];
    const plan = planApply({ desired: [settings], recorded });
    expect(stepOf(plan, settings.address).action).toBe("update");
    expect(plan.diagnostics).toMatchObject([{ code: "ZL-PLAN-SINGLETON", severity: "error" }]);
  });
});

describe("references", () => {
  const role = desiredResource("job.role");
  const user = desiredResource("job.function", { properties: { Name: "f", Kind: reference("job.role", "Arn") } });

  it("are resolved through what is recorded, so that nothing changes", () => {
    const recorded = [recordedResource(role), recordedResource(user, { properties: { Name: "f", Kind: "arn:test:job.role" } })];
    expect(planApply({ desired: [role, user], recorded }).totals).toMatchObject({ unchanged: 2 });
  });

  it("stay as they are when their target is updated in place", () => {
    const recorded = [recordedResource(role), recordedResource(user, { properties: { Name: "f", Kind: "arn:test:job.role" } })];
    const plan = planApply({ desired: [{ ...role, properties: { ...role.properties, Size: 2 } }, user], recorded });
    expect(plan.totals).toMatchObject({ update: 1, unchanged: 1 });
  });

  it("are unknown after their target is replaced, and replace in turn where they cannot change in place", () => {
    const recorded = [recordedResource(role), recordedResource(user, { properties: { Name: "f", Kind: "arn:test:job.role" } })];
    const step = stepOf(planApply({ desired: [{ ...role, properties: { ...role.properties, Kind: "b" } }, user], recorded }), user.address);
    expect(step).toMatchObject({ action: "replace", because: "it uses job.role, which changes" });
    expect(step.changes).toMatchObject([{ path: "Kind", before: "arn:test:job.role", isKnownAfterApply: true, forcesReplacement: true }]);
  });

  it("to a version that moves with every update are known after apply", () => {
    const pinned = desiredResource("job.alias", { properties: { Name: "a", Size: reference("job.role", "Version") } });
    const recorded = [recordedResource(role), recordedResource(pinned, { properties: { Name: "a", Size: "1" } })];
    const step = stepOf(
      planApply({ desired: [{ ...role, properties: { ...role.properties, Size: 2 } }, pinned], recorded }),
      pinned.address,
    );
    expect(step).toMatchObject({ action: "update", changes: [{ path: "Size", isKnownAfterApply: true }] });
  });
});

describe("secrets", () => {
  const database = desiredResource("db.database", {
    properties: { Name: "d", Password: secret("pw"), Url: { $join: ["x:", secret("pw")] } },
  });
  const recorded = [recordedResource(database, { secretDigests: { Password: "one", "Url.1": "one" } })];

  it("compare by digest, also inside joined text, and never show", () => {
    expect(planApply({ desired: [database], recorded, secretDigests: { pw: "one" } }).totals.unchanged).toBe(1);
    const plan = planApply({ desired: [database], recorded, secretDigests: { pw: "two" } });
    expect(stepOf(plan, database.address).changes).toEqual([
      { path: "Password", forcesReplacement: false, isKnownAfterApply: false, isSensitive: true },
      { path: "Url", forcesReplacement: false, isKnownAfterApply: false, isSensitive: true },
    ]);
    expect(plan.secrets).toEqual({ pw: "two" });
  });
});

describe("data", () => {
  const table = desiredResource("orders.table", { holdsData: true });

  it("is only replaced or destroyed with a consent for that very address", () => {
    const recorded = [recordedResource(table)];
    const refused = planApply({ desired: [], recorded });
    expect(refused.diagnostics).toMatchObject([{ code: "ZL-PLAN-DATA-LOSS", severity: "error", target: { address: "orders.table" } }]);
    expect(stepOf(refused, table.address)).toMatchObject({ action: "destroy", risk: "dataLoss" });
    const consented = planApply({ desired: [], recorded, consents: ["orders.table"] });
    expect(consented.diagnostics).toEqual([]);
    expect(planHash(consented)).not.toBe(planHash({ ...refused, diagnostics: [] }));
  });

  it("may be emptied with a consent only, even where its creation broke; what never keeps anything may always be", () => {
    const recorded = [recordedResource(table), recordedResource(desiredResource("code.bucket"))];
    expect(mayEmpty(planApply({ desired: [], recorded }))).toEqual({ "orders.table": false, "code.bucket": true });
    const consents = [table.address];
    expect(mayEmpty(planApply({ desired: [], recorded, consents }))).toEqual({ "orders.table": true, "code.bucket": true });
    const broken = recorded.map((resource) => ({ ...resource, condition: "broken" as const }));
    expect(mayEmpty(planApply({ desired: [], recorded: broken, consents }))).toEqual({ "orders.table": false, "code.bucket": true });
  });

  it("that is retained is kept, with the key it stands on", () => {
    const key = desiredResource("key.key");
    const kept = desiredResource("store.bucket", { retain: true, dependsOn: ["key.key"] });
    const plan = planApply({ desired: [], recorded: [recordedResource(key), recordedResource(kept)] });
    expect(plan.steps).toEqual([]);
    expect(plan.kept).toEqual([
      { address: "key.key", reason: "store.bucket is kept and needs it" },
      { address: "store.bucket", reason: "kept on purpose, with what it holds" },
    ]);
  });
});

describe("deferred and looked-up resources", () => {
  const model = desiredResource("serving.model", { deferredUntil: "the registry has an approved model" });
  const endpoint = desiredResource("serving.endpoint", { dependsOn: ["serving.model"] });

  it("are listed and not counted, and what needs them waits too", () => {
    const plan = planApply({ desired: [model, endpoint], recorded: [] });
    expect(plan.totals).toMatchObject({ deferred: 2, create: 0 });
    expect(stepOf(plan, "serving.endpoint").deferredUntil).toBe("the registry has an approved model");
  });

  it("come as soon as the condition holds", () => {
    expect(planApply({ desired: [model, endpoint], recorded: [], deferralsMet: ["serving.model"] }).totals).toMatchObject({
      deferred: 0,
      create: 2,
    });
  });

  it("are looked up once and again only when what they look up changes", () => {
    const lookup = desiredResource("stream.brokers", { isReadStep: true, properties: { Cluster: "c1" } });
    const recorded = [recordedResource(lookup)];
    expect(planApply({ desired: [lookup], recorded: [] }).totals.read).toBe(1);
    expect(planApply({ desired: [lookup], recorded }).totals).toMatchObject({ read: 0, unchanged: 1 });
    expect(planApply({ desired: [{ ...lookup, properties: { Cluster: "c2" } }], recorded }).totals.read).toBe(1);
    expect(planApply({ desired: [], recorded }).steps).toMatchObject([{ action: "read", because: "no longer looked up" }]);
  });
});

describe("order", () => {
  it("moves a neighbour over between the halves of a replacement that makes the new one first", () => {
    const facts = { ...bucket.facts, hasUniqueName: false };
    const old = { ...bucket, facts };
    const user = desiredResource("job.reader", { properties: { Name: "r", Source: reference("store.bucket", "Arn") } });
    const recorded = [recordedResource(old), recordedResource(user, { properties: { Name: "r", Source: "arn:test:store.bucket" } })];
    const plan = planApply({ desired: [{ ...old, properties: { Name: "store.bucket", Kind: "b" } }, user], recorded });
    expect(orderOperations(planOperations(plan)).map((operation) => operation.id)).toEqual([
      "make:store.bucket",
      "make:job.reader",
      "remove:store.bucket",
    ]);
  });

  it("removes a replaced neighbour before what it stands on, and makes it again after", () => {
    const network = desiredResource("net.network");
    const user = desiredResource("job.function", { properties: { Name: "f", Kind: reference("net.network", "Arn") } });
    const recorded = [recordedResource(network), recordedResource(user, { properties: { Name: "f", Kind: "arn:test:net.network" } })];
    const plan = planApply({ desired: [{ ...network, properties: { Name: "net.network", Kind: "b" } }, user], recorded });
    expect(orderOperations(planOperations(plan)).map((operation) => operation.id)).toEqual([
      "remove:job.function",
      "remove:net.network",
      "make:net.network",
      "make:job.function",
    ]);
  });

  it("lists replacements and removals first, unchanged last, and adds up the longest chain", () => {
    const first = desiredResource("a.first", { expectedMinutes: [10, 20] });
    const second = desiredResource("b.second", { expectedMinutes: [5, 5], dependsOn: ["a.first"] });
    const side = desiredResource("c.side", { expectedMinutes: [1, 21] });
    const same = desiredResource("d.same");
    const gone = recordedResource(desiredResource("e.gone"));
    const plan = planApply({ desired: [first, second, side, same], recorded: [gone, recordedResource(same)] });
    expect(plan.steps.map((step) => step.action)).toEqual(["destroy", "create", "create", "create", "none"]);
    expect(plan.expectedMinutes).toEqual([15, 25]);
  });

  it("reports what waits for itself and plans the rest", () => {
    const left = desiredResource("a.left", { dependsOn: ["b.right"] });
    const right = desiredResource("b.right", { dependsOn: ["a.left"] });
    const plan = planApply({ desired: [left, right, bucket], recorded: [] });
    expect(plan.diagnostics.map((finding) => finding.code)).toEqual(["ZL-PLAN-CYCLE", "ZL-PLAN-CYCLE"]);
    expect(stepOf(plan, bucket.address).action).toBe("create");
  });
});
