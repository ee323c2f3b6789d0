import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext, type Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { extensionId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const AUDITED = ["StorageRead", "StorageWrite", "StorageDelete"];

/** Every store that the wired catalogs list, once. */
export function governedStores({ environment, ...context }: LoweringContext): readonly Peer[] {
  const listed = context
    .incoming("catalog")
    .flatMap(({ component }) => [...environment.incoming(component.id, "tables"), ...environment.incoming(component.id, "files")]);
  return [...new Map(listed.map((peer) => [peer.component.id, peer])).values()];
}

/** Who read and wrote which file, in the logs of monitoring. */
export function auditLogs(context: LoweringContext, stores: readonly Peer[]): readonly DesiredResource[] {
  if (!flagSetting(context, "auditLog")) return [];
  const { workspaceId, workspaceAddress } = context.platform("monitoring") ?? {};
  if (workspaceId === undefined) {
    reportNoLogs(context);
    return [];
  }
  return stores.flatMap(({ component, outputs }) => {
    const { accountId } = outputs;
    if (typeof accountId !== "string") return [];
    return [
      azureResource(context, {
        name: "audit",
        key: component.id,
        type: "Microsoft.Insights/diagnosticSettings",
        id: extensionId(`${accountId}/blobServices/default`, "Microsoft.Insights/diagnosticSettings", "zerolake-audit"),
        body: {
          properties: {
            workspaceId,
            logs: AUDITED.map((category) => ({ category, enabled: true })),
          },
        },
        dependsOn: [String(workspaceAddress), addressIn({ component }, "blobService")],
      }),
    ];
  });
}

function reportNoLogs(context: LoweringContext): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-AUDIT-NOWHERE",
    message: `“${context.component.title}” keeps no record of who read what: the environment has no monitoring.`,
    target: { component: context.component.id, setting: "auditLog" },
    hint: "Add Monitoring, or switch the audit log off.",
  });
}
