import { jsonReply, type Reply } from "../http/exchange.ts";
import type { StoredResource } from "../store/records.ts";
import { isEnabled } from "./check-request.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { notFound } from "./google-error.ts";
import { startOperation } from "./operations.ts";
import { nameInPath } from "./resource-name.ts";

const PROJECT = "cloudresourcemanager.project";
const SERVICE = "serviceusage.service";
/** Zones of every region of the sandbox. */
const ZONES = ["b", "c", "d"];
export const REGIONS = ["europe-west1", "europe-west3", "europe-west4", "us-central1", "us-east1", "asia-northeast1"];

/** The caller's project, which is there without anybody making it. */
export function projectResource(call: GoogleCall): StoredResource {
  const name = `projects/${call.project}`;
  const model = { name: `projects/${call.projectNumber}`, projectId: call.project, state: "ACTIVE", displayName: call.project };
  return (
    call.sandbox.store.resources.get(placeOf(call), PROJECT, name) ?? {
      ...placeOf(call),
      type: PROJECT,
      identifier: name,
      model,
      serviceState: {},
      createdAt: 0,
    }
  );
}

export function getProject(call: GoogleCall): Reply {
  if (nameInPath(call.path) !== `projects/${call.project}`) throw notFound(nameInPath(call.path));
  return jsonReply(200, projectResource(call).model);
}

/** A service is always there; it is on or off. */
export function getService(call: GoogleCall): Reply {
  const name = nameInPath(call.path);
  const service = name.slice(name.lastIndexOf("/") + 1);
  return jsonReply(200, { name, parent: `projects/${call.projectNumber}`, state: isEnabled(call, service) ? "ENABLED" : "DISABLED" });
}

export function enableService(call: GoogleCall, response: string): Promise<Reply> {
  const name = nameInPath(call.path);
  const resource = { model: { name, state: "ENABLED" }, serviceState: {} };
  return startOperation(call, { type: SERVICE, verb: "CREATE", name, outcome: { resource }, response });
}

/** The identity of a service of Google's in the project: the same every time. */
export function generateIdentity(call: GoogleCall, response: string): Promise<Reply> {
  const name = nameInPath(call.path);
  const resource = { model: { email: agentOf(call, name.slice(name.lastIndexOf("/") + 1)) }, serviceState: {} };
  return startOperation(call, { type: "serviceusage.identity", verb: "CREATE", name, outcome: { resource }, response });
}

function agentOf({ projectNumber }: GoogleCall, service: string): string {
  return `service-${projectNumber}@gcp-sa-${service.replace(".googleapis.com", "")}.iam.gserviceaccount.com`;
}

/** Answers that belong to no resource: zones, and the agents that old services tell themselves. */
export function answerFixed({ host, path, project, projectNumber }: GoogleCall): Reply | undefined {
  if (host === "compute.googleapis.com" && path === `/compute/v1/projects/${project}/zones`) {
    const items = REGIONS.flatMap((region) => ZONES.map((zone) => ({ name: `${region}-${zone}`, status: "UP" })));
    return jsonReply(200, { kind: "compute#zoneList", items });
  }
  if (path === `/storage/v1/projects/${project}/serviceAccount`) {
    return jsonReply(200, {
      kind: "storage#serviceAccount",
      email_address: `service-${projectNumber}@gs-project-accounts.iam.gserviceaccount.com`,
    });
  }
  if (path === `/bigquery/v2/projects/${project}/serviceAccount`) {
    return jsonReply(200, {
      kind: "bigquery#getServiceAccountResponse",
      email: `bq-${projectNumber}@bigquery-encryption.iam.gserviceaccount.com`,
    });
  }
  if (path === `/v1/googleServiceAccounts/${project}`) {
    return jsonReply(200, {
      accountEmail: `project-${projectNumber}@storage-transfer-service.iam.gserviceaccount.com`,
      subjectId: projectNumber,
    });
  }
  return undefined;
}
