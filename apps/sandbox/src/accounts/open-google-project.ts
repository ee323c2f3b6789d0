import { createHash, generateKeyPairSync } from "node:crypto";
import type { StoredAccessKey, StoredAccount } from "../store/records.ts";
import type { SandboxStore } from "../store/sandbox-store.ts";

const KEY_BITS = 2048;

/** A project with the key file of a service account, in the vendor's own form. */
export interface OpenedProject {
  readonly account: string;
  readonly key: {
    readonly type: "service_account";
    readonly project_id: string;
    readonly private_key: string;
    readonly client_email: string;
    readonly token_uri: string;
  };
}

/** The project of an organisation with a key that works; opening it again gives the same. */
export async function openGoogleProject(store: SandboxStore, organization: string, isNewKeyWanted = false): Promise<OpenedProject> {
  const known = store.accounts.all().find((account) => account.organization === organization && account.cloud === "gcp");
  const account: StoredAccount = known ?? { cloud: "gcp", account: projectId(organization), organization };
  const key = isNewKeyWanted
    ? undefined
    : store.accessKeys.all().find((candidate) => candidate.account === account.account && candidate.expiresAt === undefined);
  const usable = key ?? newKey(account.account, store.accessKeys.all().length);
  await Promise.all([
    known ? undefined : store.accounts.put(account.account, account),
    key ? undefined : store.accessKeys.put(usable.accessKeyId, usable),
  ]);
  return {
    account: account.account,
    key: {
      type: "service_account",
      project_id: account.account,
      private_key: usable.secretAccessKey,
      client_email: usable.accessKeyId,
      token_uri: "https://oauth2.googleapis.com/token",
    },
  };
}

/** Project ids have six to thirty lower-case letters, digits and hyphens. */
function projectId(organization: string): string {
  return `sandbox-${createHash("sha256").update(organization).digest("hex").slice(0, 12)}`;
}

function newKey(project: string, number: number): StoredAccessKey {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: KEY_BITS });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { accessKeyId: `zerolake-${number}@${project}.iam.gserviceaccount.com`, secretAccessKey: pem, cloud: "gcp", account: project };
}
