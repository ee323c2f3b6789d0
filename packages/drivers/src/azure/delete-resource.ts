import type { OperationStatus, ResourceIdentity } from "@zerolake/execution";
import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { failureOf } from "./arm-failure.ts";
import { type AzureCall, apiVersionOf, ask, look, pathOf } from "./azure-call.ts";
import { classifyError } from "./classify-error.ts";
import { settle } from "./long-running.ts";
import { done } from "./outcome.ts";
import { behaviourOf } from "./type-behaviour.ts";

const GROUP = "Microsoft.Resources/resourceGroups";

/** Deletes what is there; what is gone already is done. */
export async function deleteResource(
  call: AzureCall,
  { identifier: id, type, via }: ResourceIdentity,
  { prior = {}, mayEmpty }: { readonly prior?: PropertyMap; readonly mayEmpty: boolean },
): Promise<OperationStatus> {
  const behaviour = behaviourOf(type);
  if (behaviour.isPartOfParent || behaviour.goesWithParent) return done(id);
  if (behaviour.holdsData && !mayEmpty) return needsConsent(id);
  const target = { id, apiVersion: apiVersionOf(via) };
  const guests = type === GROUP ? await resourcesIn(call, id) : [];
  if (guests.length > 0) return stillHolds(id, guests);
  const query = `${behaviour.deleteQuery?.(prior) ?? ""}${mayEmpty ? (behaviour.purge ?? "") : ""}`;
  const answer = await ask(call, "DELETE", `${pathOf(target)}${query}`);
  if (answer.status === 404 || answer.status === 204) return done(id);
  if (answer.status < 400) return settle(call, target, answer, true);
  const error = classifyError(failureOf(answer));
  return error.class === "notFound" ? done(id) : { state: "failed", error, identifier: id };
}

/** Deleting a group deletes everything in it, whoever made it: so it has to be empty. */
async function resourcesIn(call: AzureCall, groupId: string): Promise<readonly string[]> {
  const page: PropertyMap | undefined = await look(call, `${groupId}/resources?api-version=2021-04-01`);
  const value = page?.["value"];
  return isList(value) ? value.flatMap((item) => (isMap(item) && typeof item["id"] === "string" ? [item["id"]] : [])) : [];
}

function stillHolds(id: string, guests: readonly string[]): OperationStatus {
  const names = guests.map((guest) => guest.split("/").slice(-2).join(" ")).join(", ");
  const error = classifyError({ code: "CannotDeleteResource", message: `The group still holds ${names}.` });
  return {
    state: "failed",
    identifier: id,
    error: {
      ...error,
      remedy:
        "Something else lies in the group. Zerolake waits a while; move or delete what is not of this environment, then deploy again.",
    },
  };
}

function needsConsent(id: string): OperationStatus {
  const error = classifyError({ code: "HoldsData", message: `${id} may hold data.`, status: 409 });
  const remedy = "It may hold data, and Zerolake deletes none without consent. Consent to losing it, then deploy again.";
  return { state: "failed", identifier: id, error: { class: "conflict", code: error.code, message: error.message, remedy } };
}
