import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Peer } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { assignRoles } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const ACCOUNT = "Microsoft.Purview/accounts";
const FLAT = "blob-flat";
const KINDS = ["files", "tables", "dataset"] as const;

/** Microsoft Purview scans what is wired to it once a week, and says what is where, where it comes from and what looks personal. */
export const purview: Lowering = {
  cloud: "azure",
  kind: "catalog",
  variant: "purview",
  service: "Microsoft Purview",
  gap: "a tenant has one account only, so a second one is refused; it lists what its scans find and serves no engine; whoever deploys is its first administrator",
  minutes: [5, 12],
  outputs: (part) => ({
    ports: {
      catalog: { catalogKind: "purview", accountName: accountName(part), url: `https://${host(part)}`, region: part.target.region },
    },
  }),
  lower: (context) => [
    account(context),
    // It reads with an identity that the service makes for it.
    ...assignRoles(context, {
      subject: accountId(context),
      principalId: ref(context, "account", "identity.principalId"),
      grants: context.grants,
    }),
    ...stores(context).flatMap((store) => scan(context, store)),
  ],
};

function account(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "account",
    type: ACCOUNT,
    id: accountId(context),
    minutes: [5, 12],
    body: {
      identity: { type: "SystemAssigned" },
      properties: {
        publicNetworkAccess: "Enabled",
        managedResourceGroupName: `${accountName(context)}-managed`,
        managedEventHubState: "Disabled",
        managedResourcesPublicNetworkAccess: "Disabled",
      },
    },
  });
}

/** Every store that is wired, once. */
function stores(context: LoweringContext): readonly Peer[] {
  const peers = KINDS.flatMap((data) => context.incoming(data));
  return [...new Map(peers.map((peer) => [peer.component.id, peer])).values()];
}

function scan(context: LoweringContext, { component, variant, outputs, edge }: Peer): readonly DesiredResource[] {
  const { dfsEndpoint } = outputs;
  if (typeof dfsEndpoint !== "string") {
    reportNotScanned(context, component.title, edge.id);
    return [];
  }
  return [
    azureResource(context, {
      name: "scan",
      key: component.id,
      type: "Zerolake.Purview/scannedStores",
      id: `${accountId(context)}/scannedStores/${component.id}`,
      body: { ...(variant === FLAT ? flat(dfsEndpoint) : { kind: "AdlsGen2", endpoint: dfsEndpoint }), collection: accountName(context) },
      dependsOn: ["account", addressIn(context, "access")],
    }),
  ];
}

/** An account without folders has another kind of scan, at its other address. */
function flat(dfsEndpoint: string): PropertyMap {
  return { kind: "AzureStorage", endpoint: dfsEndpoint.replace(".dfs.", ".blob.") };
}

function reportNotScanned(context: LoweringContext, title: string, edge: string): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-PURVIEW-SCAN",
    message: `“${context.component.title}” does not scan “${title}”: it is no storage account of this environment.`,
    target: { component: context.component.id, edge },
    why: "Stores of Databricks and of Fabric are scanned with accounts of their own, which only a person can enter.",
    hint: "Register it in the Purview portal under Data map, Data sources.",
  });
}

function host(part: Part): string {
  return `${accountName(part)}.purview.azure.com`;
}

function accountName(part: Part): string {
  return nameOf(part, ACCOUNT, "account");
}

function accountId(part: Part): string {
  return ownId(part, ACCOUNT, "account");
}
