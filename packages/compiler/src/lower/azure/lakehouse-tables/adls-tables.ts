import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { zonesOf, zoneWritten } from "../../tables/lake-tables.ts";
import {
  accountId,
  accountName,
  allowContainer,
  containerId,
  containerUri,
  dfsEndpoint,
  storageAccount,
} from "../storage/storage-account.ts";
import { byZone, zoneContainers } from "../storage/zone-containers.ts";

/** Streaming jobs keep their place here, beside the tables. */
const CHECKPOINTS = "checkpoints";

interface TableFormat {
  readonly variant: string;
  readonly format: "delta" | "hudi" | "iceberg";
  readonly service: string;
  readonly gap: string;
  readonly needs?: readonly string[];
  report(context: LoweringContext): void;
  /** What the tables have beside their files. */
  beside?(context: LoweringContext): readonly DesiredResource[];
  besideOutputs?(part: Part): PropertyMap;
}

/** Tables as files: one container per zone, one folder per table; whoever writes them first creates them. */
export function adlsTables({ variant, format, service, gap, needs, report, beside, besideOutputs }: TableFormat): Lowering {
  return {
    cloud: "azure",
    kind: "lakehouse-tables",
    variant,
    service,
    gap,
    minutes: [1, 2],
    ...(needs ? { needs } : {}),
    outputs: (part) => ({ ports: { tables: { ...tableOutputs(part, format), ...besideOutputs?.(part) } } }),
    grants: {
      in: {
        tables: (self, writer) => [
          allowContainer(self, "blobContributor", zoneWritten(self.component, writer)),
          allowContainer(self, "blobContributor", CHECKPOINTS),
        ],
      },
      out: {
        // A catalog of Iceberg writes the lists of a table's files itself.
        tables: (self, { variant: reader }) =>
          zonesOf(self.component).map((zone) => allowContainer(self, reader === "polaris" ? "blobContributor" : "blobReader", zone)),
      },
    },
    lower: (context) => {
      report(context);
      const containers = [...zonesOf(context.component), CHECKPOINTS];
      return [...storageAccount(context, { containers, holdsData: true }), ...(beside?.(context) ?? [])];
    },
  };
}

function tableOutputs(part: Part, format: string): PropertyMap {
  const zones = zonesOf(part.component);
  return {
    format,
    accountId: accountId(part),
    accountName: accountName(part),
    dfsEndpoint: dfsEndpoint(part),
    containers: zones,
    containerByZone: byZone(zones, (zone) => zone),
    ...zoneContainers(part, zones),
    uriByZone: byZone(zones, (zone) => containerUri(part, zone)),
    checkpointsUri: containerUri(part, CHECKPOINTS),
    checkpointsId: containerId(part, CHECKPOINTS),
    checkpointsAddress: addressIn(part, "container", CHECKPOINTS),
    region: part.target.region,
  };
}

/** Nothing cares for files on its own here; many small ones make queries slow. */
export function reportMaintenance(context: LoweringContext, hint: string): void {
  const isCared = context.incoming("tables").some(({ component }) => component.kind === "spark-engine");
  if (isCared) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-TABLE-MAINTENANCE",
    message: `Nothing compacts the files of “${context.component.title}”: tables on storage have no maintenance of their own.`,
    target: { component: context.component.id, setting: "maintenance" },
    hint,
  });
}
