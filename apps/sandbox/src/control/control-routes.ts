import * as z from "zod";
import { openAccount } from "../accounts/open-account.ts";
import { openGoogleProject } from "../accounts/open-google-project.ts";
import { ACCOUNT_SERVICES, openServiceAccount } from "../accounts/open-service-account.ts";
import { openSubscription } from "../accounts/open-subscription.ts";
import { CONDITION_KINDS } from "../conditions/condition-book.ts";
import { faultSchema } from "../faults/fault.ts";
import { PROFILES } from "../latency/latency.ts";
import type { Sandbox } from "../sandbox.ts";
import { ageAccount, listResources, resetAccount } from "./account-contents.ts";
import { ControlError } from "./control-error.ts";
import { drift, driftSchema } from "./drift.ts";

interface ControlRequest {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly run: (sandbox: Sandbox, request: ControlRequest) => unknown;
}

const accountSchema = z.strictObject({ organization: z.string().min(1).max(200), newKey: z.boolean().default(false) });
const subscriptionSchema = z.strictObject({ organization: z.string().min(1).max(200) });
const serviceSchema = subscriptionSchema.extend({ service: z.enum(ACCOUNT_SERVICES) });
const expirySchema = z.strictObject({ expiresAt: z.iso.datetime().nullable() });
const profileSchema = z.strictObject({ profile: z.enum(PROFILES) });
const conditionSchema = z.strictObject({
  account: z.string().default("*"),
  kind: z.enum(CONDITION_KINDS),
  subject: z.string().min(1),
  value: z.number().min(0).optional(),
});
/** An illness that has just begun would not be seen for a while: clouds measure in minutes, and one bad value is no illness. */
const ILL_MINUTES = 60;
const MS_PER_MINUTE = 60_000;
const ageSchema = z.strictObject({ minutes: z.number().int().min(1) });
const quotaSchema = z.strictObject({ account: z.string().default("*"), type: z.string().min(1), limit: z.number().int().min(0) });

/** Everything that the control API can do, in the order of its README. */
export const ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "accounts",
    run: ({ store }, { body }) => {
      const { organization, newKey } = accountSchema.parse(body);
      return openAccount(store, organization, newKey);
    },
  },
  {
    method: "POST",
    path: "subscriptions",
    run: ({ store }, { body }) => openSubscription(store, subscriptionSchema.parse(body).organization),
  },
  {
    method: "POST",
    path: "projects",
    run: ({ store }, { body }) => {
      const { organization, newKey } = accountSchema.parse(body);
      return openGoogleProject(store, organization, newKey);
    },
  },
  {
    method: "POST",
    path: "services",
    run: ({ store }, { body }) => {
      const { service, organization } = serviceSchema.parse(body);
      return openServiceAccount(store, service, organization);
    },
  },
  { method: "GET", path: "accounts", run: ({ store }) => ({ accounts: store.accounts.all() }) },
  { method: "PUT", path: "keys/:id", run: setExpiry },
  {
    method: "GET",
    path: "accounts/:account/resources",
    run: (sandbox, { parameters, query }) => ({ resources: listResources(sandbox, parameters["account"] ?? "", query) }),
  },
  { method: "POST", path: "accounts/:account/reset", run: (sandbox, { parameters }) => resetAccount(sandbox, parameters["account"] ?? "") },
  {
    method: "POST",
    path: "accounts/:account/age",
    run: (sandbox, { parameters, body }) => ageAccount(sandbox, parameters["account"] ?? "", ageSchema.parse(body).minutes),
  },
  {
    method: "POST",
    path: "accounts/:account/drift",
    run: (sandbox, request) => drift(sandbox, request.parameters["account"] ?? "", driftSchema.parse(request.body)),
  },
  { method: "GET", path: "faults", run: ({ faults }) => ({ faults: faults.list() }) },
  { method: "POST", path: "faults", run: ({ faults }, { body }) => faults.add(faultSchema.parse(body)) },
  { method: "DELETE", path: "faults", run: ({ faults }) => faults.clear() },
  { method: "DELETE", path: "faults/:id", run: ({ faults }, { parameters }) => faults.remove(parameters["id"] ?? "") },
  { method: "GET", path: "latency", run: ({ latency }) => ({ profile: latency.profile }) },
  { method: "PUT", path: "latency", run: ({ latency }, { body }) => latency.setProfile(profileSchema.parse(body).profile) },
  { method: "GET", path: "conditions", run: ({ conditions }) => ({ conditions: conditions.list() }) },
  {
    method: "PUT",
    path: "conditions",
    run: ({ conditions, now }, { body }) => {
      const { value, ...condition } = conditionSchema.parse(body);
      const lasted = value ?? ILL_MINUTES;
      const illness = condition.kind === "illResource" ? { sinceMs: now() - lasted * MS_PER_MINUTE } : {};
      return conditions.set({ ...condition, ...illness, ...(value === undefined ? {} : { value }) });
    },
  },
  { method: "DELETE", path: "conditions", run: ({ conditions }, { query }) => conditions.clear(query.get("account") ?? undefined) },
  { method: "GET", path: "quotas", run: ({ quotas }) => ({ quotas: quotas.list() }) },
  {
    method: "PUT",
    path: "quotas",
    run: ({ quotas }, { body }) => {
      const { account, type, limit } = quotaSchema.parse(body);
      return quotas.set(account, type, limit);
    },
  },
  {
    method: "DELETE",
    path: "quotas",
    run: ({ quotas }, { query }) => quotas.remove(query.get("account") ?? "*", query.get("type") ?? ""),
  },
];

async function setExpiry({ store }: Sandbox, { parameters, body }: ControlRequest): Promise<void> {
  const key = store.accessKeys.get(parameters["id"] ?? "");
  if (!key) throw new ControlError(404, `There is no access key ${parameters["id"]}.`);
  const { expiresAt } = expirySchema.parse(body);
  const { expiresAt: _, ...rest } = key;
  await store.accessKeys.put(key.accessKeyId, expiresAt === null ? rest : { ...rest, expiresAt: Date.parse(expiresAt) });
}
