import { type DesiredResource, type PropertyMap, reference } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Part } from "../../../lowering.ts";
import { DEFAULT_SCHEMA, lakehouse, lakehouseName, oneLakeUri } from "../../fabric/lakehouse.ts";
import { reportPartners } from "../../fabric/report-partners.ts";
import { FABRIC_WORKSPACE } from "../../fabric/workspace-place.ts";
import { workspaceRole } from "../../fabric/workspace-role.ts";
import { addressIn, ref } from "../../part-address.ts";
import { byZone } from "../storage/zone-containers.ts";
import { zonesOf } from "./files-account.ts";

const LAKEHOUSE = "lakehouse";
/** What has no right of its own in a storage account and needs none in OneLake. */
const AT_HOME = /^(fabric-|delta-fabric$|onelake$)/;
/** Programs that are let in with an identity of their own. */
const LET_IN = new Set(["model-training"]);

/** Files in a lakehouse, where Spark of Fabric reads them without a connection. */
export const oneLake: Lowering = {
  cloud: "azure",
  kind: "object-store",
  variant: "onelake",
  service: "Microsoft Fabric OneLake",
  gap: "no cheaper tiers, no versions, no legal hold, no choice of copies; whoever is let into the workspace sees all of it",
  minutes: [2, 6],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({ ports: { files: fileOutputs(part), events: {} } }),
  refuses: ({ component }, data, direction, peer) => {
    if (AT_HOME.test(peer.variant) || (direction === "in" && ["file-source", ...LET_IN].includes(peer.component.kind))) return undefined;
    if (data === "events")
      return `“${peer.component.title}” cannot write into OneLake: draw a Stream delivery between it and “${component.title}”.`;
    if (data !== "files") return undefined;
    return direction === "in"
      ? `“${peer.component.title}” cannot write “${component.title}”, which lies in OneLake: let Fabric write it.`
      : `“${peer.component.title}” does not open OneLake, where “${component.title}” lies.`;
  },
  lower: (context) => {
    reportMissing(context);
    return [lakehouse(context), ...writers(context)];
  },
};

function fileOutputs(part: Part): PropertyMap {
  const zones = zonesOf(part);
  const uri = `${oneLakeUri(part)}Files/`;
  return {
    lakehouse: lakehouseName(part),
    lakehouseId: ref(part, LAKEHOUSE, "id"),
    lakehouseAddress: addressIn(part, LAKEHOUSE),
    uri: `${uri}${zones[0] ?? ""}/`,
    uriByZone: byZone(zones, (zone) => `${uri}${zone}/`),
    deliveredUri: `${oneLakeUri(part)}Tables/${DEFAULT_SCHEMA}/`,
    region: part.target.region,
  };
}

/** Fabric knows no right over one folder for a program: it is let into the workspace. */
function writers(context: LoweringContext): readonly DesiredResource[] {
  return context
    .incoming("files")
    .filter(({ component }) => LET_IN.has(component.kind))
    .map(({ component }) => {
      const principalId = reference(addressIn({ component }, "identity"), "properties.principalId");
      return workspaceRole(context, { key: component.id, principalId, role: "Contributor" });
    });
}

function reportMissing(context: LoweringContext): void {
  const { id, title } = context.component;
  reportPartners(context);
  if (!flagSetting(context, "legalHold")) return;
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-LEGAL-HOLD",
    message: `Files of “${title}” can be deleted: OneLake knows no legal hold.`,
    target: { component: id, setting: "legalHold" },
    hint: "Keep what the law wants kept in a store of its own that Fabric does not read.",
  });
}
