import type { LoweringContext, Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { publishedImage } from "../../published-image.ts";
import type { Companion } from "../cloud-run/program.ts";
import { grant, onProject } from "../iam.ts";
import { POSTGRES, POSTGRES_PORT } from "./postgres.ts";

const HEALTH_PORT = 9090;

/** Signs in to the database with the program's own identity, so that the program needs no password: for it the server is on its own machine. */
export function databaseProxy(context: LoweringContext): Companion {
  return {
    name: "database",
    image: publishedImage(context, "cloud-sql-proxy"),
    args: [
      "--private-ip",
      "--auto-iam-authn",
      `--port=${POSTGRES_PORT}`,
      "--health-check",
      "--http-address=0.0.0.0",
      `--http-port=${HEALTH_PORT}`,
      ref(context, POSTGRES, "connectionName"),
    ],
    cpu: "500m",
    memory: "256Mi",
    ready: { path: "/startup", port: HEALTH_PORT },
  };
}

/** What whoever comes in that way needs; the service has no policy per instance. */
export function useDatabase(context: LoweringContext): readonly Statement[] {
  return ["roles/cloudsql.client", "roles/cloudsql.instanceUser"].map((role) => grant(role, onProject(context)));
}
