import { type DesiredResource, join } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Peer } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { grant, members } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";
import { serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";

const GROUP = "dataplex.entryGroup";
const SCAN = "dataplex.dataScan";
const CONNECTION = "bigqueryconnection.connection";
const EVERY_NIGHT = "0 3 * * *";
const RIGHTS = "discoveryRight";
const AGENT_RIGHTS = "agentRight";

/** Google's catalog of everything: tables appear in it by themselves, files are looked for every night. */
export const dataplex: Lowering = {
  cloud: "gcp",
  kind: "catalog",
  variant: "dataplex",
  service: "Dataplex Universal Catalog",
  gap: "open engines cannot ask it for tables; datasets are found by their bucket",
  minutes: [1, 4],
  outputs: (part) => ({
    ports: {
      catalog: {
        catalogKind: "dataplex",
        entryGroup: pathOf(part, GROUP, { name: nameOf(part, GROUP, "files") }),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    const stores = [...context.incoming("files"), ...context.incoming("dataset")].filter(
      ({ outputs }) => typeof outputs["bucketName"] === "string",
    );
    return [
      entryGroup(context),
      ...(stores.length === 0 ? [] : [connection(context), ...stores.flatMap((store) => discovery(context, store))]),
    ];
  },
};

function entryGroup(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "files",
    type: GROUP,
    at: { name: nameOf(context, GROUP, "files") },
    properties: { displayName: context.component.title, description: `Entries of ${context.component.id}` },
  });
}

function connectionPath(part: Part): string {
  return pathOf(part, CONNECTION, { name: nameOf(part, CONNECTION, "connection") });
}

function connection(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "connection",
    type: CONNECTION,
    at: { name: nameOf(context, CONNECTION, "connection") },
    properties: { friendlyName: context.component.title, description: `Files found by ${context.component.id}`, cloudResource: {} },
  });
}

/** What is found is published as tables over the files; it is read as the connection's account, and looked for by Dataplex's own. */
function discovery(context: LoweringContext, store: Peer): readonly DesiredResource[] {
  const bucket = String(store.outputs["bucketName"]);
  const on = { type: BUCKET, path: pathOf(context, BUCKET, { name: bucket }) };
  const reader = join("serviceAccount:", ref(context, "connection", "cloudResource.serviceAccountId"));
  const key = store.component.id;
  return [
    ...members(context, { name: RIGHTS, member: reader, statements: [grant("roles/storage.objectViewer", on)] }),
    ...members(context, {
      name: AGENT_RIGHTS,
      member: serviceAgentMember(context, "dataplex.googleapis.com"),
      statements: [grant("roles/dataplex.discoveryServiceAgent", on)],
    }),
    gcpResource(context, {
      name: "discovery",
      key,
      type: SCAN,
      at: { name: nameOf(context, SCAN, "discovery", key) },
      properties: {
        displayName: `${context.component.title}: ${store.component.title}`,
        data: { resource: `//storage.googleapis.com/projects/${context.target.account}/buckets/${bucket}` },
        executionSpec: { trigger: { schedule: { cron: EVERY_NIGHT } } },
        dataDiscoverySpec: { bigqueryPublishingConfig: { tableType: "BIGLAKE", connection: connectionPath(context) } },
      },
      dependsOn: [RIGHTS, AGENT_RIGHTS],
    }),
  ];
}
