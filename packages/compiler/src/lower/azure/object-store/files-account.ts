import type { DesiredResource } from "@zerolake/resources";
import { groupSetting, type LoweringContext, listSetting, type OfferedGrants, type Outputs, type Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { armId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import {
  accountId,
  accountName,
  allowContainer,
  containerUri,
  dfsEndpoint,
  type StorageAccount,
  storageAccount,
} from "../storage/storage-account.ts";
import { byZone, zoneContainers } from "../storage/zone-containers.ts";

const POLICY = "Microsoft.Storage/storageAccounts/managementPolicies";
/** Where files lie of a store that names no zones. */
const LANDING = "raw";

/** Zones are containers, so that rights end at them. */
export function zonesOf(part: Pick<Part, "component">): readonly string[] {
  const zones = [...new Set(listSetting(part, "zones"))];
  return zones.length > 0 ? zones : [LANDING];
}

export function filesOutputs(part: Part): Outputs {
  const zones = zonesOf(part);
  return {
    ports: {
      files: {
        accountName: accountName(part),
        accountId: accountId(part),
        dfsEndpoint: dfsEndpoint(part),
        containers: zones,
        ...zoneContainers(part, zones),
        uri: containerUri(part, zones[0] ?? LANDING),
        uriByZone: byZone(zones, (zone) => containerUri(part, zone)),
        region: part.target.region,
      },
    },
  };
}

/** Whoever brings files writes the first zone, and the one that its arrow names. */
export const filesGrants: OfferedGrants = {
  in: {
    files: (self, { edge }) => {
      const drawn = edge.settings?.["zone"];
      return [allowContainer(self, "blobContributor", typeof drawn === "string" ? drawn : (zonesOf(self)[0] ?? LANDING))];
    },
  },
  out: { files: (self) => zonesOf(self).map((zone) => allowContainer(self, "blobReader", zone)) },
};

/** An account of files, with the rules by which they become cheaper and go. */
export function filesAccount(
  context: LoweringContext,
  form: Pick<StorageAccount, "isFlat" | "keepsVersions" | "takesSftp">,
): readonly DesiredResource[] {
  const rules = lifecycleRules(context, form.keepsVersions ?? false);
  const policy = azureResource(context, {
    name: "lifecycle",
    type: POLICY,
    id: armId(context, POLICY, accountName(context), "default"),
    body: { properties: { policy: { rules } } },
    dependsOn: ["account", "blobService"],
  });
  return [...storageAccount(context, { containers: zonesOf(context), holdsData: true, ...form }), ...(rules.length > 0 ? [policy] : [])];
}

function lifecycleRules(context: LoweringContext, keepsVersions: boolean): readonly LooseMap[] {
  const { infrequentDays, coldDays, deleteDays, noncurrentDeleteDays } = groupSetting(context, "lifecycle");
  const baseBlob = { tierToCool: after(infrequentDays), tierToCold: after(coldDays), delete: after(deleteDays) };
  const version = { delete: noncurrentDeleteDays === undefined ? undefined : { daysAfterCreationGreaterThan: noncurrentDeleteDays } };
  const hasVersions = keepsVersions && noncurrentDeleteDays !== undefined;
  if (!hasVersions && Object.values(baseBlob).every((action) => action === undefined)) return [];
  return [
    {
      enabled: true,
      name: "by-age",
      type: "Lifecycle",
      definition: { filters: { blobTypes: ["blockBlob"] }, actions: { baseBlob, version: hasVersions ? version : undefined } },
    },
  ];
}

function after(days: LooseMap[string]): LooseMap | undefined {
  return days === undefined ? undefined : { daysAfterModificationGreaterThan: days };
}
