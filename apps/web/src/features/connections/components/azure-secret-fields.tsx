"use client";

import type { FieldProblems } from "@/trpc/problem.ts";
import type { CredentialDrafts } from "./credential-draft.ts";
import { SECRET_HELP, SecretField } from "./secret-field.tsx";
import { TextField } from "./text-field.tsx";

type Application = CredentialDrafts["azure"];

const IDS = [
  { key: "tenantId", label: "Directory (tenant) ID", help: "Of the Microsoft Entra directory that the application is registered in." },
  { key: "subscription", label: "Subscription ID", help: "What is deployed is created and billed there." },
  { key: "clientId", label: "Application (client) ID", help: "Of the app registration; not its object ID." },
] as const;

/** An application of Microsoft Entra ID, and the subscription that it deploys to. */
export function AzureSecretFields({
  application,
  problems,
  onChange,
}: {
  application: Application;
  problems: FieldProblems;
  onChange: (change: Partial<Application>) => void;
}) {
  return (
    <>
      {IDS.map(({ key, label, help }) => (
        <TextField
          key={key}
          label={label}
          help={help}
          placeholder="00000000-0000-0000-0000-000000000000"
          error={problems[key]}
          value={application[key]}
          onChange={(id) => onChange({ [key]: id })}
        />
      ))}
      <SecretField
        label="Client secret"
        isRequired
        help={`The secret's value, not its ID. ${SECRET_HELP}`}
        error={problems["clientSecret"]}
        value={application.clientSecret}
        onChange={(clientSecret) => onChange({ clientSecret })}
      />
    </>
  );
}
