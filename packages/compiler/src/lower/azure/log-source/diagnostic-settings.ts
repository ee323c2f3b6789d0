import { type Lowering, type LoweringContext, listSetting } from "../../../lowering.ts";
import { type LoggedResource, shippedLogs } from "./shipped-logs.ts";

const ALL_LOGS = [{ categoryGroup: "allLogs", enabled: true }];
const RESOURCE_ID = /^\/subscriptions\/[0-9a-f-]{36}\/\S+$/i;

/** Logs of resources in Azure, shipped by the service itself. */
export const diagnosticSettings: Lowering = {
  cloud: "azure",
  kind: "log-source",
  variant: "diagnostic-settings",
  service: "Azure Monitor diagnostic settings",
  gap: "resources of the stream's own region only; the service knows no identities, so the stream takes keys, too",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { events: { protocol: "records in an envelope", region: part.target.region } } }),
  lower: (context) => shippedLogs(context, loggedResources(context)),
};

/** What the settings name; without any, the files that the environment's own code lies in. */
function loggedResources(context: LoweringContext): readonly LoggedResource[] {
  const named = listSetting(context, "resources").filter((id) => RESOURCE_ID.test(id));
  if (named.length > 0) return named.map((scope) => ({ key: scope.split("/").slice(-2).join("/"), scope, logs: ALL_LOGS }));
  const { accountId } = context.platform("artefact-store") ?? {};
  const [store] = context.environment.components("artefact-store");
  if (typeof accountId !== "string" || !store) return [];
  reportOwnOnly(context);
  return [{ key: "own files", scope: `${accountId}/blobServices/default`, address: `${store.component.id}.blobService`, logs: ALL_LOGS }];
}

function reportOwnOnly(context: LoweringContext): void {
  context.report({
    severity: "info",
    code: "ZL-AZURE-LOGS-OWN",
    message: `“${context.component.title}” ships the logs of the environment's own storage only: no resource is named.`,
    target: { component: context.component.id, setting: "resources" },
    hint: "List the ids of the resources whose logs you want, as the portal shows them under Properties.",
  });
}
