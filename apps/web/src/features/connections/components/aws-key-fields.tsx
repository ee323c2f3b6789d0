"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { CredentialDrafts } from "./credential-draft.ts";
import { SECRET_HELP, SecretField } from "./secret-field.tsx";

type Keys = CredentialDrafts["aws"];

/** The three parts of an AWS key. */
export function AwsKeyFields({ keys, onChange }: { keys: Keys; onChange: (change: Partial<Keys>) => void }) {
  return (
    <>
      <Field label="Access key ID" isRequired>
        {(control) => (
          <Input
            {...control}
            required
            value={keys.accessKeyId}
            autoComplete="off"
            spellCheck={false}
            placeholder="AKIA…"
            onChange={(event) => onChange({ accessKeyId: event.target.value })}
          />
        )}
      </Field>
      <SecretField
        label="Secret access key"
        isRequired
        help={SECRET_HELP}
        value={keys.secretAccessKey}
        onChange={(secretAccessKey) => onChange({ secretAccessKey })}
      />
      <SecretField
        label="Session token"
        help="Only temporary keys have one. Deployments fail once it has expired."
        value={keys.sessionToken}
        onChange={(sessionToken) => onChange({ sessionToken })}
      />
    </>
  );
}
