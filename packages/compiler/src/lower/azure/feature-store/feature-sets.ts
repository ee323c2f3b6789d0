import { type DesiredResource, sha256Hex, type Value } from "@zerolake/resources";
import { type LoweringContext, listSetting, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { lastZone } from "../../tables/last-zone.ts";
import { machineLearning } from "../aml-workspace/use-workspace.ts";
import { blobFile } from "../artefact/blob.ts";
import { azureResource } from "../resource.ts";
import { featureSetSpecification } from "./feature-set-specification.ts";

const STORE = "Microsoft.MachineLearningServices/workspaces";
const DIGITS = 8;
const EVERY_HOURS = 3;
const WAITING_FOR_TABLE = "a job has written the table that its features come from";

interface Store {
  readonly storeId: string;
  readonly isOnline: boolean;
}

/** What features belong to, and the features themselves once the drawing names them and a table holds them. */
export function featureSets(context: LoweringContext, store: Store): readonly DesiredResource[] {
  const source = sourceOf(context);
  const isNamed = listSetting(context, "features").length > 0;
  if (!isNamed || source === undefined) reportNothingFilled(context);
  return listSetting(context, "entities").flatMap((name) => [
    ...entity(context, store, name),
    ...(isNamed && source !== undefined ? featureSet(context, store, { name, source }) : []),
  ]);
}

function sourceOf(context: LoweringContext): Value | undefined {
  return context.incoming("tables").flatMap(({ outputs }) => lastZone(outputs["uriByZone"]) ?? [])[0];
}

function entity(context: LoweringContext, { storeId }: Store, name: string): readonly DesiredResource[] {
  const id = `${storeId}/featurestoreEntities/${name}`;
  return [
    azureResource(context, {
      name: "entity",
      key: name,
      type: `${STORE}/featurestoreEntities`,
      id,
      body: { properties: { description: `${name} of ${context.component.id}` } },
      dependsOn: ["store"],
    }),
    azureResource(context, {
      name: "entityVersion",
      key: name,
      type: `${STORE}/featurestoreEntities/versions`,
      id: `${id}/versions/1`,
      body: { properties: { indexColumns: [{ columnName: name, dataType: "String" }], stage: "Development" } },
      dependsOn: [addressIn(context, "entity", name)],
    }),
  ];
}

/** A version never changes: other features are another version. */
function featureSet(
  context: LoweringContext,
  { storeId, isOnline }: Store,
  { name, source }: { name: string; source: Value },
): readonly DesiredResource[] {
  const specification = featureSetSpecification(context, { entity: name, source: String(source) });
  const version = String(Number.parseInt(sha256Hex(specification).slice(0, DIGITS), 16));
  const folder = `features/${context.component.id}/${name}/${version}`;
  const { codeAccount: account, codeContainer: container, codeContainerAddress: address } = machineLearning(context);
  const id = `${storeId}/featuresets/${name}`;
  return [
    blobFile(context, {
      name: "specification",
      key: name,
      account,
      container,
      address,
      path: `${folder}/FeatureSetSpec.yaml`,
      content: { text: specification, contentType: "application/yaml" },
    }),
    azureResource(context, {
      name: "featureSet",
      key: name,
      type: `${STORE}/featuresets`,
      id,
      body: { properties: { description: `Features of ${name}` } },
      dependsOn: ["store"],
    }),
    azureResource(context, {
      name: "featureSetVersion",
      key: name,
      type: `${STORE}/featuresets/versions`,
      id: `${id}/versions/${version}`,
      body: {
        properties: {
          entities: [`azureml:${name}:1`],
          specification: { path: `https://${account}.blob.core.windows.net/${container}/${folder}` },
          stage: "Development",
          materializationSettings: materialization(isOnline),
        },
      },
      dependsOn: [
        addressIn(context, "featureSet", name),
        addressIn(context, "entityVersion", name),
        addressIn(context, "specification", name),
        "offline",
        ...(isOnline ? ["online"] : []),
      ],
      deferredUntil: WAITING_FOR_TABLE,
    }),
  ];
}

/** Every few hours, on machines of the service. */
function materialization(isOnline: boolean): LooseMap {
  return {
    storeType: isOnline ? "OnlineAndOffline" : "Offline",
    resource: { instanceType: "standard_e4s_v3" },
    schedule: { triggerType: "Recurrence", frequency: "Hour", interval: EVERY_HOURS },
    sparkConfiguration: {
      "spark.driver.cores": "4",
      "spark.driver.memory": "28g",
      "spark.executor.cores": "4",
      "spark.executor.memory": "28g",
      "spark.executor.instances": "2",
    },
  };
}

function reportNothingFilled(context: LoweringContext): void {
  context.report({
    severity: "info",
    code: "ZL-AZURE-FEATURES-UNFILLED",
    message: `“${context.component.title}” knows its entities, but nothing fills it: that takes a table and the names of its features.`,
    target: { component: context.component.id, setting: "features" },
    hint: `Draw an arrow from tables to it, and list its features as name:type; the column ${textSetting(context, "eventTimeColumn")} says when a row was true.`,
  });
}
