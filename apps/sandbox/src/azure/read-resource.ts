import { emptyReply, jsonReply, type Reply } from "../http/exchange.ts";
import { textAt, withValueAt } from "../json.ts";
import { hints } from "./accept-change.ts";
import { type ArmCall, findById, keyOf, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { isListed, shown } from "./list-resources.ts";
import { styleOf } from "./operation-style.ts";

const UNDER_WAY = { CREATE: "Creating", UPDATE: "Updating", DELETE: "Deleting" } as const;

/** A resource, in the state in which its running change shows it. */
export function getResource(call: ResourceCall): Reply {
  const { path, sandbox, caller } = call;
  const running = sandbox.store.operations.findRunning(placeOf(caller), path.type, keyOf(path.id));
  const model = running?.outcome.resource?.model ?? findById(call, path.id)?.model;
  if (!model) throw new ArmError(404, "ResourceNotFound", `The Resource '${path.type}/${path.name}' was not found.`);
  if (!running || styleOf(path.type) === "sync") return jsonReply(200, model);
  return jsonReply(200, withValueAt(model, ["properties", "provisioningState"], UNDER_WAY[running.verb]), hints(call, running));
}

/** Resources of a group that stand by themselves; children and extensions are not listed, as in ARM. */
export function listGroup(call: ArmCall, groupId: string): Reply {
  const below = `${keyOf(groupId)}/providers/`;
  const value = call.sandbox.store.resources
    .listAccount(call.caller.subscription)
    .filter((resource) => resource.identifier.startsWith(below) && resource.type.split("/").length === 2 && isListed(resource))
    .map((resource) => shown(resource, false));
  return jsonReply(200, { value });
}

/** Rights on a scope, of one principal when the filter says so. */
export function listAssignments(call: ResourceCall): Reply {
  const principal = /principalId eq '([^']*)'/.exec(call.exchange.query.get("$filter") ?? "")?.[1];
  const value = call.sandbox.store.resources
    .list(placeOf(call.caller), "Microsoft.Authorization/roleAssignments")
    .map(({ model }) => model)
    .filter((model) => keyOf(textAt(model, "properties.scope") ?? "") === keyOf(call.path.parentId ?? ""))
    .filter((model) => principal === undefined || textAt(model, "properties.principalId") === principal);
  return jsonReply(200, { value });
}

/** Where an asynchronous change stands, in one of ARM's two ways to say it. */
export function getOperation(call: ArmCall, token: string, kind: "operationstatuses" | "operationresults"): Reply {
  const operation = call.sandbox.store.operations.get(token);
  if (operation?.account !== call.caller.subscription) throw new ArmError(404, "NotFound", `The operation '${token}' was not found.`);
  const isRunning = operation.state === "IN_PROGRESS";
  const { errorCode: code, message } = operation.outcome;
  if (kind === "operationresults") {
    if (isRunning)
      return emptyReply(202, {
        ...hints(call, operation),
        location: `http://${call.exchange.headers["host"]}${call.exchange.rawPath}?${call.exchange.rawQuery}`,
      });
    return code === undefined ? emptyReply(operation.verb === "DELETE" ? 204 : 200) : jsonReply(400, { error: { code, message } });
  }
  if (isRunning) return jsonReply(200, { name: token, status: "InProgress" }, hints(call, operation));
  return jsonReply(
    200,
    code === undefined ? { name: token, status: "Succeeded" } : { name: token, status: "Failed", error: { code, message } },
  );
}
