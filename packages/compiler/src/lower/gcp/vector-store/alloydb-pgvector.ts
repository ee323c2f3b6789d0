import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { alloyDbSize } from "../../../sizing/alloydb-size.ts";
import { ref } from "../../part-address.ts";
import { signInName } from "../cloud-sql/postgres.ts";
import { grant, onProject } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { afterPrivateServices } from "../network/private-services.ts";
import { gcpResource } from "../resource.ts";
import { pgvectorStore, type VectorUser, vectorUsers } from "./pgvector.ts";

const CLUSTER = "alloydb.cluster";
const INSTANCE = "alloydb.instance";
const USER = "alloydb.user";
/** Every cluster has it; another one could only be made from inside. */
const DATABASE = "postgres";
const VERSION = "POSTGRES_16";
const SIGN_IN_ROLE = "alloydbiamuser";
/** Who makes the table also makes the extension, which this role may. */
const OWNER_ROLE = "alloydbsuperuser";

/** PostgreSQL that keeps its storage apart from its machines; callers sign in with their identity, inside the network. */
export const alloydbPgvector: Lowering = {
  cloud: "gcp",
  kind: "vector-store",
  variant: "alloydb-pgvector",
  service: "AlloyDB for PostgreSQL with pgvector",
  gap: "the first program that writes makes the table; until then nobody finds it",
  minutes: [15, 30],
  needs: ["network"],
  ...pgvectorStore(DATABASE, (part) => ref(part, "instance", "ipAddress")),
  // The service has no policy per cluster.
  grants: { in: { vectors: signIn }, out: { vectors: signIn } },
  lower: (context) => [cluster(context), instance(context), ...vectorUsers(context).map((each) => user(context, each))],
};

function signIn(self: Part) {
  return [grant("roles/alloydb.databaseUser", onProject(self)), grant("roles/serviceusage.serviceUsageConsumer", onProject(self))];
}

function cluster(context: LoweringContext): DesiredResource {
  const { networkPath, serviceRange } = context.platform("network") ?? {};
  const key = keyName(context);
  return gcpResource(context, {
    name: "cluster",
    type: CLUSTER,
    at: { name: clusterName(context) },
    holdsData: true,
    properties: {
      displayName: context.component.title,
      databaseVersion: VERSION,
      networkConfig: { network: networkPath, allocatedIpRange: serviceRange },
      encryptionConfig: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: [...afterPrivateServices(context), ...afterKeyGrant(context, "alloydb.googleapis.com")],
    minutes: [5, 12],
  });
}

function instance(context: LoweringContext): DesiredResource {
  const { vcpu, isRegional } = alloyDbSize(context);
  return gcpResource(context, {
    name: "instance",
    type: INSTANCE,
    at: { cluster: clusterName(context), name: nameOf(context, INSTANCE, "instance") },
    properties: {
      displayName: context.component.title,
      instanceType: "PRIMARY",
      machineConfig: { cpuCount: vcpu },
      availabilityType: isRegional ? "REGIONAL" : "ZONAL",
      databaseFlags: { "alloydb.iam_authentication": "on" },
    },
    dependsOn: ["cluster"],
    minutes: [8, 18],
  });
}

function user(context: LoweringContext, { email, isWriter }: VectorUser): DesiredResource {
  const name = signInName(email);
  return gcpResource(context, {
    name: "user",
    key: name.replace(/@.*/, ""),
    type: USER,
    at: { cluster: clusterName(context), name },
    properties: { userType: "ALLOYDB_IAM_USER", databaseRoles: isWriter ? [SIGN_IN_ROLE, OWNER_ROLE] : [SIGN_IN_ROLE] },
    dependsOn: ["instance"],
  });
}

function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}
