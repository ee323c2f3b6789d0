import type { PropertyMap } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part, type Peer } from "../../../lowering.ts";
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

/** Streaming jobs keep their place here, beside the tables. */
const CHECKPOINTS = "checkpoints";

/** Delta tables as files: one container per zone, one folder per table. */
export const deltaAdls: Lowering = {
  cloud: "azure",
  kind: "lakehouse-tables",
  variant: "delta-adls",
  service: "Delta Lake on Azure Data Lake Storage",
  gap: "a table is files and their log: its writer creates it; compaction and expiry are a job's work",
  minutes: [1, 2],
  outputs: (part) => ({
    ports: {
      tables: {
        format: "delta",
        accountName: accountName(part),
        accountId: accountId(part),
        dfsEndpoint: dfsEndpoint(part),
        containers: zonesOf(part.component),
        containerByZone: byZone(part, (zone) => zone),
        containerIdByZone: byZone(part, (zone) => containerId(part, zone)),
        containerAddressByZone: byZone(part, (zone) => addressIn(part, "container", zone)),
        uriByZone: byZone(part, (zone) => containerUri(part, zone)),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: {
      tables: (self, writer) => [
        allowContainer(self, "blobContributor", zoneWritten(self.component, writer)),
        allowContainer(self, "blobContributor", CHECKPOINTS),
      ],
    },
    out: { tables: (self) => zonesOf(self.component).map((zone) => allowContainer(self, "blobReader", zone)) },
  },
  lower: (context) => {
    reportMaintenance(context);
    return storageAccount(context, { containers: [...zonesOf(context.component), CHECKPOINTS], holdsData: true });
  },
};

function byZone(part: Part, valueOf: (zone: string) => string): PropertyMap {
  return Object.fromEntries(zonesOf(part.component).map((zone) => [zone, valueOf(zone)]));
}

/** Nothing compacts files on its own here; many small ones make queries slow. */
function reportMaintenance(context: LoweringContext): void {
  const isCared = context.incoming("tables").some(({ component }) => component.kind === "spark-engine");
  if (isCared) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-DELTA-MAINTENANCE",
    message: `Nothing compacts the files of “${context.component.title}”: Delta tables on storage have no maintenance of their own.`,
    target: { component: context.component.id, setting: "maintenance" },
    hint: "Let a Spark engine write the tables, or run OPTIMIZE and VACUUM yourself.",
  });
}

/** The first column that divides a table by its plain value; transformed ones mean nothing to Delta. */
export function partitionColumn({ component }: Pick<Peer, "component">): string | undefined {
  return listSetting({ component }, "partitioning").find((column) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(column));
}
