import * as z from "zod";
import { connectionName } from "./connection-schemas.ts";
import { guid } from "./credential-schemas.ts";

const SECRET_MAX = 256;
const WORKSPACE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(databricks\.com|azuredatabricks\.net)$/;

const secret = (min: number, what: string) =>
  z.string().trim().min(min, `This is too short for ${what}.`).max(SECRET_MAX, `This is too long for ${what}.`);

const databricks = z.object({
  service: z.literal("databricks"),
  workspace: z
    .string()
    .trim()
    .toLowerCase()
    .overwrite(hostOf)
    .regex(WORKSPACE, "Enter the host of the workspace, such as dbc-0a1b2c3d-4e5f.cloud.databricks.com."),
  clientId: guid("A client ID"),
  clientSecret: secret(16, "a client secret"),
});

const confluent = z.object({
  service: z.literal("confluent"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{16}$/, "An API key has 16 capital letters and digits."),
  apiSecret: secret(32, "an API secret"),
});

/** An account at a service as its form sends it. */
export const newServiceSchema = z.object({ name: connectionName, access: z.discriminatedUnion("service", [databricks, confluent]) });

/** People copy the whole address bar. */
function hostOf(text: string): string {
  return text.replace(/^https:\/\//, "").replace(/\/.*$/, "");
}
