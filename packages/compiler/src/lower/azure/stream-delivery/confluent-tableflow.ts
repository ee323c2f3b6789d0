import { isMap } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenText, type LoweringContext, type Peer } from "../../../lowering.ts";
import { confluentTableflow, MANAGED, type TableflowPlace } from "../../confluent/tableflow.ts";
import { addressIn } from "../../part-address.ts";
import { zoneWritten } from "../../tables/lake-tables.ts";
import { allow, assignRoles } from "../access.ts";

const RIGHTS = "rights";

/** Tableflow writes into a container of the drawing once Confluent's own application may, else into storage of Confluent. */
export const confluentTableflowAzure = confluentTableflow({
  cloud: "azure",
  gap: "a folder per table, under names that Confluent chooses; no catalog of the drawing knows them",
  placeOf: (context) => {
    const target = targetOf(context);
    const integration = chosenText(context, "confluentIntegration");
    const principal = chosenText(context, "confluentPrincipal");
    if (!target) return MANAGED;
    if (integration === undefined || principal === undefined) {
      reportAwaited(context, {
        answer: integration === undefined ? "confluentIntegration" : "confluentPrincipal",
        severity: "warning",
        message: `Tables of “${context.component.title}” stay in Confluent's own storage: Confluent may not write into “${target.title}” yet.`,
      });
      return MANAGED;
    }
    return ownStorage(context, target, { integration, principal });
  },
});

interface StorageTarget {
  readonly title: string;
  readonly account: string;
  readonly container: string;
  readonly containerId: string;
  readonly containerAddress: string;
  readonly format: "ICEBERG" | "DELTA";
}

function ownStorage(
  context: LoweringContext,
  { account, container, containerId, containerAddress, format }: StorageTarget,
  { integration, principal }: { readonly integration: string; readonly principal: string },
): TableflowPlace {
  return {
    storage: {
      kind: "AzureDataLakeStorageGen2",
      storage_account_name: account,
      container_name: container,
      provider_integration_id: integration,
    },
    format,
    after: [addressIn(context, RIGHTS)],
    resources: assignRoles(context, {
      name: RIGHTS,
      subject: principal,
      principalId: principal,
      grants: [allow("blobContributor", containerId, containerAddress)],
    }),
  };
}

/** The first store that is drawn behind: the zone that the arrow writes. */
function targetOf(context: LoweringContext): StorageTarget | undefined {
  const [peer] = [...context.outgoing("tables"), ...context.outgoing("files")];
  if (!peer) return undefined;
  const { outputs, component } = peer;
  const zone = zoneOf(context, peer);
  const [id, address] = [entry(outputs["containerIdByZone"], zone), entry(outputs["containerAddressByZone"], zone)];
  if (typeof outputs["accountName"] !== "string" || id === undefined || address === undefined) return undefined;
  return {
    title: component.title,
    account: outputs["accountName"],
    container: entry(outputs["containerByZone"], zone) ?? zone,
    containerId: id,
    containerAddress: address,
    format: outputs["format"] === "delta" ? "DELTA" : "ICEBERG",
  };
}

function zoneOf(context: LoweringContext, { component, edge, outputs }: Peer): string {
  if (component.kind === "lakehouse-tables") return zoneWritten(component, { component: context.component, edge });
  const zones = outputs["containerIdByZone"];
  return (isMap(zones) ? Object.keys(zones)[0] : undefined) ?? "";
}

function entry(entries: Peer["outputs"][string] | undefined, zone: string): string | undefined {
  const found = entries !== undefined && isMap(entries) ? entries[zone] : undefined;
  return typeof found === "string" ? found : undefined;
}
