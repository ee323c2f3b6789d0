import { bodyText, jsonReply, type Reply } from "../../http/exchange.ts";
import { isArray, isObject } from "../../json.ts";
import { checkEnabled, isEnabled } from "../check-request.ts";
import type { GoogleCall } from "../google-call.ts";
import { GoogleError, invalid, notFound } from "../google-error.ts";
import { listLocations } from "./list-locations.ts";

/** Three words, as Google writes every permission. */
const PERMISSION = /^[a-z]\w*\.\w+\.\w+$/;
const PERMISSIONS_MAX = 100;
/** Limits of Compute Engine in a project that has asked for nothing yet. */
const PROJECT_LIMITS = { NETWORKS: 50, SUBNETWORKS: 175, ROUTERS: 20 };
const REGION_LIMITS = { CPUS: 720, NVIDIA_T4_GPUS: 16, NVIDIA_A100_GPUS: 16, STATIC_ADDRESSES: 700 };

/** What Google answers when it is asked before a deployment; `undefined` for anything else. */
export function answerPreflight(call: GoogleCall): Reply | undefined {
  const { host, path, project } = call;
  if (host === "cloudresourcemanager.googleapis.com" && path === `/v1/projects/${project}:testIamPermissions`) return testPermissions(call);
  if (host === "serviceusage.googleapis.com" && path === `/v1/projects/${project}/services:batchGet`) return getServices(call);
  if (host !== "compute.googleapis.com") return listLocations(call);
  const below = path.startsWith(`/compute/v1/projects/${project}`) ? path.slice(`/compute/v1/projects/${project}`.length) : "/";
  const limits = below === "" ? PROJECT_LIMITS : REGION_LIMITS;
  if (below === "" || /^\/regions\/[^/]+$/.test(below)) {
    checkEnabled(call, host);
    return jsonReply(200, { name: below.split("/").at(-1) || project, quotas: quotasOf(call, limits) });
  }
  const [, type] = /^\/zones\/[^/]+\/machineTypes\/([^/]+)$/.exec(below) ?? [];
  return type === undefined ? undefined : getMachine(call, type);
}

function testPermissions({ sandbox, exchange, project }: GoogleCall): Reply {
  const body: unknown = JSON.parse(bodyText(exchange) || "{}");
  const asked = isObject(body) && isArray(body["permissions"]) ? body["permissions"].map(String) : [];
  if (asked.length === 0 || asked.length > PERMISSIONS_MAX)
    throw invalid(`Between 1 and ${PERMISSIONS_MAX} permissions can be tested at once.`);
  const wrong = asked.find((permission) => !PERMISSION.test(permission));
  if (wrong !== undefined) throw invalid(`Permission ${wrong} is not valid for this resource.`);
  return jsonReply(200, { permissions: asked.filter((permission) => !sandbox.conditions.holds(project, "deniedAction", permission)) });
}

function getServices(call: GoogleCall): Reply {
  const services = call.exchange.query.getAll("names").map((name) => ({
    name,
    state: isEnabled(call, name.slice(name.lastIndexOf("/") + 1)) ? "ENABLED" : "DISABLED",
  }));
  return jsonReply(200, { services });
}

function quotasOf({ sandbox, project }: GoogleCall, limits: Readonly<Record<string, number>>): readonly object[] {
  return Object.entries(limits).map(([metric, limit]) => ({
    metric,
    limit: sandbox.conditions.limitOf(project, metric) ?? limit,
    usage: 0,
  }));
}

/** Everything that is called like a machine: the number at its end is that of its processors. */
function getMachine(call: GoogleCall, name: string): Reply {
  checkEnabled(call, call.host);
  const { sandbox, project, path } = call;
  const [, count] = /^[a-z]\d+[a-z]?-[a-z]+-(\d+)[a-z]?$/.exec(name) ?? [];
  const small = { "e2-micro": 2, "e2-small": 2, "e2-medium": 2, "f1-micro": 1, "g1-small": 1 }[name];
  const guestCpus = small ?? (count === undefined ? undefined : Number(count));
  if (guestCpus === undefined || sandbox.conditions.holds(project, "missingMachine", name)) throw notFound(path);
  return jsonReply(200, { kind: "compute#machineType", name, guestCpus });
}

/** A bucket that a condition calls taken is somebody else's. */
export function checkBucketName({ sandbox, project, host, path }: GoogleCall): void {
  const [, bucket] = /^\/storage\/v1\/b\/([^/]+)$/.exec(host === "storage.googleapis.com" ? path : "") ?? [];
  if (bucket !== undefined && sandbox.conditions.holds(project, "takenName", bucket))
    throw new GoogleError(403, "PERMISSION_DENIED", `The account does not have storage.buckets.get access to ${bucket}.`, "forbidden");
}
