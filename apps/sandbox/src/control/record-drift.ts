import { googleType } from "@zerolake/vendor-schemas";
import { eventName } from "../aws/cloudtrail/record-change.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredResource } from "../store/records.ts";

interface Drifted {
  readonly delete?: true | undefined;
  readonly actor: string;
  readonly action?: string | undefined;
}

/** A person's change stands in the cloud's log like any other. */
export function recordDrift({ store, now }: Sandbox, { cloud, account, scope, type, identifier }: StoredResource, drifted: Drifted): void {
  const verb = drifted.delete ? "DELETE" : "UPDATE";
  const action = drifted.action ?? usualAction(cloud, type, verb);
  store.activities.record({ cloud, account, scope, type, identifier, action, actor: actorIn(cloud, account, drifted.actor), at: now() });
}

function usualAction(cloud: StoredResource["cloud"], type: string, verb: "UPDATE" | "DELETE"): string {
  switch (cloud) {
    case "aws":
      return eventName(type, verb);
    case "azure":
      return `${type}/${verb === "DELETE" ? "delete" : "write"}`;
    default: {
      const word = verb === "DELETE" ? "delete" : "update";
      return googleType(type)?.methods[word]?.id ?? `${type}.${word}`;
    }
  }
}

/** People come to AWS through single sign-on: the session bears their name. */
function actorIn(cloud: StoredResource["cloud"], account: string, actor: string): string {
  if (cloud !== "aws" || actor.startsWith("arn:")) return actor;
  return `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_AdministratorAccess/${actor}`;
}
