import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { followedDatabase } from "../../followed-database.ts";
import { artefactBucket, textObject, useWorkFolder, workFolder, workPrefix } from "../artefact.ts";
import { runWorker } from "../cloud-run/worker.ts";
import { streamLogin } from "../event-stream/stream-login.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { debeziumProperties, STATE_FOLDER, STREAM_LOGIN } from "./debezium-properties.ts";
import { refusesTables } from "./refuses-tables.ts";
import { signIn } from "./sign-in.ts";

const PROPERTIES_FILE = "application.properties";
const WAITING_FOR_DATABASE = "its database is named in the environment's settings";
const WAITING_FOR_STREAM = "a stream is wired to it";

/** Debezium Server as one worker: it copies the tables once, then follows the log of the database. */
export const debezium: Lowering = {
  cloud: "gcp",
  kind: "database-source",
  variant: "debezium",
  service: "Debezium Server on a Cloud Run worker pool",
  gap: "one worker per database; for Managed Kafka its image must hold Google's login handler; the password is put into its secret by people",
  minutes: [2, 5],
  needs: ["network"],
  outputs: (part) => ({ ports: { events: { protocol: "rows as JSON", identity: identityEmail(part), region: part.target.region } } }),
  refuses: refusesTables,
  lower: (context) => {
    const login = signIn(context);
    return [
      ...login.resources,
      ...workloadIdentity(context, [...login.read, ...useWorkFolder(context)]),
      workFolder(context),
      ...worker(context, login.secretPath),
    ];
  },
};

function worker(context: LoweringContext, password: string): readonly DesiredResource[] {
  const database = followedDatabase(context);
  const stream = context.outgoing("events")[0];
  const login = streamLogin(context, stream);
  const isReady = database !== undefined && stream !== undefined;
  const properties = isReady
    ? [
        textObject(context, {
          name: "properties",
          file: PROPERTIES_FILE,
          content: debeziumProperties(context, database, stream),
          contentType: "text/plain",
        }),
      ]
    : [];
  const running = runWorker(context, {
    image: containerImage(context, "debezium"),
    environment: { QUARKUS_CONFIG_LOCATIONS: `${STATE_FOLDER}/${PROPERTIES_FILE}` },
    secrets: { DATABASE_PASSWORD: password, ...(login ? { [STREAM_LOGIN]: login.secretPath } : {}) },
    cpu: "1",
    memory: "1Gi",
    folders: [{ path: STATE_FOLDER, bucket: artefactBucket(context), prefix: workPrefix(context), isReadOnly: false }],
    after: login ? [login.after] : [],
    waitsFor: stream === undefined ? WAITING_FOR_STREAM : database === undefined ? WAITING_FOR_DATABASE : undefined,
  });
  return [...properties, { ...running, dependsOn: [...running.dependsOn, ...properties.map(({ address }) => address)] }];
}
