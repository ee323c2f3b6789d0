"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { CredentialDrafts } from "./credential-draft.ts";
import { SECRET_HELP, SecretField } from "./secret-field.tsx";

type Application = CredentialDrafts["azure"];

const IDS = [
  { key: "tenantId", label: "Directory (tenant) ID", help: "Of the Microsoft Entra directory that the application is registered in." },
  { key: "subscription", label: "Subscription ID", help: "What is deployed is created and billed there." },
  { key: "clientId", label: "Application (client) ID", help: "Of the app registration; not its object ID." },
] as const;

/** An application of Microsoft Entra ID, and the subscription that it deploys to. */
export function AzureSecretFields({
  application,
  onChange,
}: {
  application: Application;
  onChange: (change: Partial<Application>) => void;
}) {
  return (
    <>
      {IDS.map(({ key, label, help }) => (
        <Field key={key} label={label} isRequired help={help}>
          {(control) => (
            <Input
              {...control}
              required
              value={application[key]}
              autoComplete="off"
              spellCheck={false}
              placeholder="00000000-0000-0000-0000-000000000000"
              onChange={(event) => onChange({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <SecretField
        label="Client secret"
        isRequired
        help={`The secret's value, not its ID. ${SECRET_HELP}`}
        value={application.clientSecret}
        onChange={(clientSecret) => onChange({ clientSecret })}
      />
    </>
  );
}
