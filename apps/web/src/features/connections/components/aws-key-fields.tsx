"use client";

import type { FieldProblems } from "@/trpc/problem.ts";
import type { CredentialDrafts } from "./credential-draft.ts";
import { SECRET_HELP, SecretField } from "./secret-field.tsx";
import { TextField } from "./text-field.tsx";

type Keys = CredentialDrafts["aws"];

/** The three parts of an AWS key. */
export function AwsKeyFields({
  keys,
  problems,
  onChange,
}: {
  keys: Keys;
  problems: FieldProblems;
  onChange: (change: Partial<Keys>) => void;
}) {
  return (
    <>
      <TextField
        label="Access key ID"
        placeholder="AKIA…"
        error={problems["accessKeyId"]}
        value={keys.accessKeyId}
        onChange={(accessKeyId) => onChange({ accessKeyId })}
      />
      <SecretField
        label="Secret access key"
        isRequired
        help={SECRET_HELP}
        error={problems["secretAccessKey"]}
        value={keys.secretAccessKey}
        onChange={(secretAccessKey) => onChange({ secretAccessKey })}
      />
      <SecretField
        label="Session token"
        help="Only temporary keys have one. Deployments fail once it has expired."
        error={problems["sessionToken"]}
        value={keys.sessionToken}
        onChange={(sessionToken) => onChange({ sessionToken })}
      />
    </>
  );
}
