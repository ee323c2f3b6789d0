import * as z from "zod";
import { credentialsSchema } from "./credential-schemas.ts";

export const connectionName = z.string().trim().min(1, "The name is missing.").max(60, "Use at most 60 characters.");
const region = z.string().max(40);

/** Whether the cloud has the region is known to `requireRegion`. */
export const newConnectionSchema = z.object({ name: connectionName, defaultRegion: region, credentials: credentialsSchema });

/** Of which cloud the connection is, and so which regions and credentials fit, stands in its row. */
export const changedConnectionSchema = z.object({
  name: connectionName.optional(),
  defaultRegion: region.optional(),
  credentials: credentialsSchema.optional(),
});
