import type { Cloud } from "@zerolake/resources";
import { readServiceAccountKey } from "@/clouds/service-account-key.ts";
import type { EnteredCredentials } from "../server/credential-schemas.ts";

/** What is typed into the form of each cloud, while it is being typed. */
export interface CredentialDrafts {
  readonly aws: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
  readonly azure: { readonly tenantId: string; readonly subscription: string; readonly clientId: string; readonly clientSecret: string };
  readonly gcp: { readonly project: string; readonly keyFile: string };
}

export type CredentialDraft = { [C in Cloud]: { readonly cloud: C } & CredentialDrafts[C] }[Cloud];

const EMPTY: { readonly [C in Cloud]: Extract<CredentialDraft, { cloud: C }> } = {
  aws: { cloud: "aws", accessKeyId: "", secretAccessKey: "", sessionToken: "" },
  azure: { cloud: "azure", tenantId: "", subscription: "", clientId: "", clientSecret: "" },
  gcp: { cloud: "gcp", project: "", keyFile: "" },
};

export function emptyDraft(cloud: Cloud): CredentialDraft {
  return EMPTY[cloud];
}

/** As the server takes it; undefined while something is missing. Whether it is right, the server says. */
export function enteredCredentials(draft: CredentialDraft): EnteredCredentials | undefined {
  switch (draft.cloud) {
    case "aws": {
      const { sessionToken, ...key } = draft;
      return isFilled(key) ? { ...key, ...(sessionToken ? { sessionToken } : {}) } : undefined;
    }
    case "azure":
      return isFilled(draft) ? draft : undefined;
    case "gcp":
      return isFilled(draft) && readServiceAccountKey(draft.keyFile).key ? draft : undefined;
  }
}

/** The keys of the draft's fields that can say what is wrong with them; a key file speaks for itself, and is hidden once it is whole. */
export function shownFields(draft: CredentialDraft): readonly string[] {
  return Object.keys(draft).filter((key) => key !== "keyFile");
}

function isFilled(fields: object): boolean {
  return Object.values(fields).every((text: string) => text.trim() !== "");
}
