import type { Lowering } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { workspaceAddress, workspaceName } from "../spark-engine/synapse-pool.ts";

const POOL = "Microsoft.Synapse/workspaces/sqlPools";
const SKU = { prototype: "DW100c", standard: "DW200c", production: "DW500c" } as const;
const COPIES = { prototype: "LRS", standard: "LRS", production: "GRS" } as const;

/** SQL on machines of its own, paid by the hour: tables are loaded into it. */
export const synapseDedicated: Lowering = {
  cloud: "azure",
  kind: "sql-engine",
  variant: "synapse-dedicated",
  service: "Azure Synapse dedicated SQL pool",
  gap: "runs until somebody pauses it; tables of the lake are loaded with COPY or read as external tables; people get in by SQL grants",
  minutes: [5, 15],
  needs: ["synapse-workspace"],
  outputs: (part) => ({
    ports: {
      rows: { protocol: "tds", database: nameOf(part, POOL, "pool"), poolAddress: addressIn(part, "pool"), region: part.target.region },
    },
  }),
  lower: (context) => [
    azureResource(context, {
      name: "pool",
      type: POOL,
      id: armId(context, POOL, workspaceName(context), nameOf(context, POOL, "pool")),
      minutes: [5, 15],
      body: {
        sku: { name: SKU[context.target.tier] },
        properties: { createMode: "Default", collation: "SQL_Latin1_General_CP1_CI_AS", storageAccountType: COPIES[context.target.tier] },
      },
      dependsOn: [workspaceAddress(context)],
    }),
  ],
};
