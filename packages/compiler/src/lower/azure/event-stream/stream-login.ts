import { join, type Value } from "@zerolake/resources";
import type { LoweringContext, Part, Peer, Statement } from "../../../lowering.ts";
import { KEY_SECRET, userKeyAddress } from "../../confluent/stream-users.ts";
import type { Named } from "../../physical-name.ts";
import { textsOf } from "../../texts-of.ts";
import { allow } from "../access.ts";
import type { VaultSecret } from "../containers/container-program.ts";
import { secretAddress, secretId, secretUriIn } from "../key-vault/secret-place.ts";
import { vaultName } from "../key-vault/vault.ts";

/** Name of the secret that keeps the key of one user of a stream outside the cloud, in the stream's own vault. */
export function loginSecretName(user: string): string {
  return `${KEY_SECRET}-${user}`;
}

/** The right of one user to read its own key and no other. */
export function readLoginSecret(stream: Named, user: string): Statement {
  const name = loginSecretName(user);
  return allow("secretReader", secretId(stream, name), secretAddress(stream, name));
}

/** How a program signs in at a stream outside the cloud. */
export interface StreamLogin {
  readonly uri: string;
  /** Without the key in its secret the program does not start. */
  readonly after: string;
}

/** The login of a program at a stream that it writes or reads; nothing where its identity is enough. */
export function streamLogin(user: Pick<Part, "component" | "target">, stream: Peer | undefined): StreamLogin | undefined {
  if (!stream || !asksForKey(stream)) return undefined;
  const uri = secretUriIn({ component: stream.component, target: user.target }, loginSecretName(user.component.id));
  return { uri, after: userKeyAddress(stream, user) };
}

/** What a Spark job's address of the stream says about the key: it reads the secret itself, since arguments are shown to whoever looks at the job. */
export function keyPlace(
  user: Pick<Part, "component" | "target">,
  stream: Peer,
): { readonly query: readonly string[]; readonly after: readonly string[] } {
  if (!asksForKey(stream)) return { query: [], after: [] };
  const vault = vaultName({ component: stream.component, target: user.target });
  return {
    query: ["login=plain", `vault=${vault}`, `secret=${loginSecretName(user.component.id)}`],
    after: [userKeyAddress(stream, user)],
  };
}

/** Where a Spark job reads all topics of a stream of Kafka. */
export function brokersAddress({ outputs }: Peer, query: readonly string[]): Value {
  return join("kafka://", outputs["bootstrapServers"] ?? "", `/${textsOf(outputs["topics"]).join(",")}?${query.join("&")}`);
}

export function asksForKey({ outputs }: Pick<Peer, "outputs">): boolean {
  return outputs["login"] === "plain";
}

/** The same as a container of ours is handed it while it writes. */
export function writingLogin(
  context: LoweringContext,
  variable: string = "ZEROLAKE_EVENTS_LOGIN",
): { readonly vaultSecrets: readonly VaultSecret[]; readonly dependsOn: readonly string[] } {
  const login = streamLogin(context, context.outgoing("events")[0]);
  if (!login) return { vaultSecrets: [], dependsOn: [] };
  return { vaultSecrets: [{ variable, name: "stream-login", uri: login.uri }], dependsOn: [login.after] };
}
