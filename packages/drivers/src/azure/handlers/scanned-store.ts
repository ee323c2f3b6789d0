import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { ArmAnswer } from "../arm-client.ts";
import { type AzureCall, askService } from "../azure-call.ts";
import { alreadyThere, done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SCOPE = "https://purview.azure.net/.default";
const VERSION = "2023-09-01";
const SCAN = "weekly";
/** In the night from Saturday to Sunday; the start lies before every deployment. */
const WEEKLY = {
  frequency: "Week",
  interval: 1,
  startTime: "2026-01-01T00:00:00Z",
  schedule: { hours: [3], minutes: [0], weekDays: ["Sunday"] },
};

/** A storage account that a Purview account scans: id `…/accounts/<account>/scannedStores/<name>`. Source, scan and schedule lie at the account's own address. */
export const scannedStore: ArmHandler = {
  async create(call, { properties }) {
    const id = String(properties["id"]);
    if (await observe(call, id)) return alreadyThere(id);
    return put(call, id, properties);
  },
  update: (call, { identifier }, { request }) => put(call, identifier, request.properties),
  async delete(call, { identifier }) {
    const answer = await ask(call, identifier, { method: "DELETE" });
    return answer.status < 400 || answer.status === 404 ? done(identifier) : refused(answer, identifier);
  },
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
};

async function put(call: AzureCall, id: string, { kind, endpoint, collection: referenceName }: PropertyMap): Promise<OperationStatus> {
  const collection = { referenceName, type: "CollectionReference" };
  const scan = { scanRulesetName: kind, scanRulesetType: "System", collection };
  const parts = [
    { below: "", body: { kind, properties: { endpoint, collection } } },
    { below: `/scans/${SCAN}`, body: { kind: `${String(kind)}Msi`, properties: scan } },
    { below: `/scans/${SCAN}/triggers/default`, body: { properties: { scanLevel: "Incremental", recurrence: WEEKLY } } },
  ];
  for (const { below, body } of parts) {
    const answer = await ask(call, id, { method: "PUT", below, body });
    if (answer.status >= 400) return refused(answer);
  }
  return done(id, { id });
}

async function observe(call: AzureCall, id: string): Promise<ObservedResource | undefined> {
  const answer = await ask(call, id, { method: "GET" });
  return answer.status === 200 ? { identifier: id, attributes: { id } } : undefined;
}

interface Question {
  readonly method: "GET" | "PUT" | "DELETE";
  readonly below?: string;
  readonly body?: object;
}

function ask(call: AzureCall, id: string, { method, below = "", body }: Question): Promise<ArmAnswer> {
  const [account = "", , name = ""] = id.split("/").slice(-3);
  const path = `/scan/datasources/${name}${below}?api-version=${VERSION}`;
  return askService(call, { method, host: `${account}.purview.azure.com`, path, scope: SCOPE, ...(body === undefined ? {} : { body }) });
}
