import type { Cloud } from "@zerolake/resources";
import * as z from "zod";
import type { ConnectionMethod } from "../generated/client.ts";

const text = z.string().min(1);

/** What was agreed with a cloud, so that it lets us in without a key. None of it is secret. */
const trustSchema = z.discriminatedUnion("method", [
  z.object({ method: z.literal("webIdentity"), roleArn: text }),
  /** The external id is ours, made anew for each connection: nobody else can have the role taken on. */
  z.object({ method: z.literal("assumedRole"), roleArn: text, externalId: text }),
  /** The client id is known once the identity was made. */
  z.object({ method: z.literal("federatedCredential"), tenantId: text, subscription: text, clientId: text.nullable() }),
  z.object({ method: z.literal("managedIdentity"), tenantId: text, subscription: text, clientId: text }),
  z.object({ method: z.literal("identityFederation"), project: text, provider: text, serviceAccount: text }),
  z.object({ method: z.literal("attachedAccount"), project: text, serviceAccount: text }),
]);

export type ConnectionTrust = z.infer<typeof trustSchema>;

const CLOUDS: Readonly<Record<ConnectionTrust["method"], Cloud>> = {
  webIdentity: "aws",
  assumedRole: "aws",
  federatedCredential: "azure",
  managedIdentity: "azure",
  identityFederation: "gcp",
  attachedAccount: "gcp",
};

/** Ways that use the identity of the machines that workers run on: the operator says who may. */
export const AMBIENT_METHODS: ReadonlySet<ConnectionMethod> = new Set(["assumedRole", "managedIdentity", "attachedAccount"]);

/** Which cloud makes such an agreement. */
export function cloudOfTrust({ method }: ConnectionTrust): Cloud {
  return CLOUDS[method];
}

/** The agreement as it is stored; stored JSON is read as untrusted. Nothing for connections with keys and for the sandbox. */
export function connectionTrust({ method, trust }: { readonly method: string; readonly trust: unknown }): ConnectionTrust | undefined {
  return trust === null || trust === undefined ? undefined : trustSchema.parse({ ...(trust as object), method });
}

/** The way stands in its own column. */
export function trustColumn(trust: ConnectionTrust): { readonly [key: string]: string | null } {
  const { method: _, ...agreed } = trustSchema.parse(trust);
  return agreed;
}
