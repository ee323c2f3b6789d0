import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext, type Peer, type Statement } from "../../../lowering.ts";
import { reportNoPlace } from "../../polaris/no-place.ts";
import type { PolarisPlaces } from "../../polaris/server.ts";
import { sqlName, zonesOf } from "../../tables/lake-tables.ts";
import { globalArn } from "../arn.ts";
import { allow, roleArn } from "../iam.ts";
import { externalId, takenRole } from "../taken-role.ts";
import { placeOf, placeRights } from "./lake-places.ts";

export const STORAGE_ROLE = "storageRole";

/** Table stores whose files the catalog may know, in drawn order. */
function storesOf(context: Pick<LoweringContext, "incoming">): readonly Peer[] {
  return context.incoming("tables").filter((peer) => placeOf(peer) !== undefined);
}

/** Engines get a key of an hour for one table; otherwise they bring rights of their own, and only the server reads with its. */
function handsOutKeys(context: LoweringContext): boolean {
  return flagSetting(context, "credentialVending") && flagSetting(context, "stsAvailable");
}

/** Where tables of the catalog may lie, and the zones of table stores as its namespaces. Nothing, with a finding, when no store is wired. */
export function catalogPlaces(context: LoweringContext): PolarisPlaces | undefined {
  const stores = storesOf(context);
  const allowedLocations = stores.flatMap((store) => placeOf(store) ?? []);
  const [baseLocation] = allowedLocations;
  if (baseLocation === undefined) {
    reportNoPlace(context, "Lakehouse tables");
    return undefined;
  }
  const access = handsOutKeys(context)
    ? { roleArn: roleArn(context, STORAGE_ROLE), externalId: externalId(context) }
    : { stsUnavailable: true };
  const currentKmsKey = context.platform("encryption-key")?.["keyArn"];
  return {
    storage: {
      storageType: "S3",
      allowedLocations,
      region: context.target.region,
      ...access,
      ...(currentKmsKey === undefined ? {} : { currentKmsKey }),
    },
    baseLocation,
    namespaces: [...new Set(stores.flatMap(({ component }) => zonesOf(component)))].map(sqlName),
  };
}

/** What the server itself may do: reach the files, or take the role that does. */
export function serverRights(context: LoweringContext): readonly Statement[] {
  const stores = storesOf(context);
  if (stores.length === 0) return [];
  return handsOutKeys(context) ? [allow(["sts:AssumeRole"], [roleArn(context, STORAGE_ROLE)])] : placeRights(context, stores);
}

/** The role whose rights are cut down to one table and handed out. */
export function storageRole(context: LoweringContext): readonly DesiredResource[] {
  const stores = storesOf(context);
  if (stores.length === 0 || !handsOutKeys(context)) return [];
  return takenRole(context, {
    name: STORAGE_ROLE,
    description: `Zerolake role for files of the catalog ${context.component.id}`,
    takers: [
      {
        // A principal must exist when it is named, so the account is trusted as far as the server's role goes.
        Principal: { AWS: globalArn(context, "iam", "root") },
        Condition: { StringEquals: { "sts:ExternalId": externalId(context) }, ArnEquals: { "aws:PrincipalArn": roleArn(context) } },
      },
    ],
    rights: placeRights(context, stores),
  });
}
