import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, optionalText } from "../../../lowering.ts";
import type { ResourceNotes } from "../../desired-resource.ts";
import { type FollowedDatabase, followedDatabase } from "../../followed-database.ts";
import type { LooseMap } from "../../loose-map.ts";
import { rolesOf, workloadIdentity } from "../access.ts";
import { scratchContainer, writeScratch } from "../artefact/scratch-container.ts";
import { factory, factoryPartId, firing } from "../data-factory/factory.ts";
import { secretAddress, secretPlace } from "../key-vault/secret-place.ts";
import { keyVault, readVault, vaultUri } from "../key-vault/vault.ts";
import { recurrence } from "../orchestrator/recurrence.ts";
import { azureResource } from "../resource.ts";
import { readSecrets, secretAddresses, secretUri } from "../secrets/use-secret.ts";
import { type CopiedTable, copiedTables } from "./copied-tables.ts";
import { copyPipeline } from "./copy-pipeline.ts";
import { DATABASE_CONNECTORS } from "./database-connector.ts";
import { connections, type SourceSignIn } from "./factory-connections.ts";
import { mergeFlow } from "./merge-flow.ts";
import { reportCopy, reportDocuments, whatIsMissing } from "./report-copy.ts";
import { type CopiedDatabase, isCopied } from "./source-queries.ts";

const PIPELINES = "Microsoft.DataFactory/factories/pipelines";
const FLOWS = "Microsoft.DataFactory/factories/dataflows";
const PASSWORD = "database-password";
const MERGE = "merge";

/** Every hour Data Factory copies what is new in the tables, and merges it into Delta tables. */
export const adfCdc: Lowering = {
  cloud: "azure",
  kind: "database-source",
  variant: "adf-cdc",
  service: "Azure Data Factory copy into Delta",
  gap: "looks once an hour and not into the log: deleted rows stay, and a table without a key and an ordering column is copied whole",
  minutes: [2, 4],
  outputs: (part) => ({ ports: { tables: { format: "delta", region: part.target.region } } }),
  refuses: (_self, data, direction, { component, variant }) =>
    data === "tables" && direction === "out" && component.kind === "lakehouse-tables" && variant !== "delta-adls"
      ? `Data Factory writes Delta tables on storage, and “${component.title}” keeps its tables in another way: choose Delta as its engine, or Debezium as that of the source with an Event stream and a Stream processing job between.`
      : undefined,
  lower: (context) => {
    const database = followedDatabase(context);
    reportCopy(context, database);
    const signIn = signInOf(context);
    const named = signIn.named === undefined ? [] : [signIn.named];
    return [
      ...workloadIdentity(context, [
        ...(signIn.named === undefined ? [readVault(context)] : []),
        ...readSecrets(context, named),
        writeScratch(context),
      ]),
      ...(signIn.named === undefined ? [keyVault(context, { isPurgeProtected: false }), secretPlace(context, PASSWORD)] : []),
      ...factory(context),
      ...copies(context, database, signIn),
    ];
  },
};

interface SignIn extends SourceSignIn {
  /** Entry of the Secrets component that holds the password; absent = a place of its own. */
  readonly named?: string;
  readonly addresses: readonly string[];
}

function signInOf(context: LoweringContext): SignIn {
  const user = optionalText(context, "user") ?? "";
  const named = optionalText(context, "secretName");
  const uri = named === undefined ? undefined : secretUri(context, named);
  if (named === undefined || uri === undefined) {
    const addresses = [secretAddress(context, PASSWORD)];
    return { user, vaultUri: vaultUri(context), secretName: PASSWORD, addresses };
  }
  const [place = "", secretName = named] = uri.split("secrets/");
  return { user, vaultUri: place, secretName, named, addresses: secretAddresses(context, [named]) };
}

/** What is known only in part waits as a whole. */
function copies(context: LoweringContext, database: FollowedDatabase | undefined, signIn: SignIn): readonly DesiredResource[] {
  if (database && !isCopied(database)) {
    reportDocuments(context);
    return [];
  }
  const deferredUntil = whatIsMissing(context, database);
  if (database && deferredUntil === undefined) return copied(context, database, signIn);
  return [pipeline(context, { activities: [] }, { dependsOn: ["factory"], ...(deferredUntil === undefined ? {} : { deferredUntil }) })];
}

function copied(context: LoweringContext, database: CopiedDatabase, signIn: SignIn): readonly DesiredResource[] {
  const { account, container } = scratchContainer(context);
  const tables = copiedTables(context, database);
  const { id } = context.component;
  return [
    ...connections(context, {
      database,
      signIn,
      scratch: { account, container },
      lakes: context.outgoing("tables"),
      dependsOn: signIn.addresses,
    }),
    flow(context, tables, container),
    pipeline(
      context,
      copyPipeline({
        tables,
        source: DATABASE_CONNECTORS[database.engine].source,
        flow: MERGE,
        notes: `https://${account}.blob.core.windows.net/${container}/${id}/copied`,
      }),
      { dependsOn: ["flow", "dataset", ...rolesOf(context)] },
    ),
    ...firing(context, id, recurrence("hourly")),
  ];
}

function pipeline(
  context: LoweringContext,
  properties: LooseMap,
  notes: Pick<ResourceNotes, "dependsOn" | "deferredUntil">,
): DesiredResource {
  const id = factoryPartId(context, PIPELINES, context.component.id);
  return azureResource(context, { name: "pipeline", type: PIPELINES, id, body: { properties }, ...notes });
}

function flow(context: LoweringContext, tables: readonly CopiedTable[], container: string): DesiredResource {
  return azureResource(context, {
    name: "flow",
    type: FLOWS,
    id: factoryPartId(context, FLOWS, MERGE),
    body: { properties: mergeFlow(tables, container) },
    dependsOn: ["service"],
  });
}
