"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

export interface KeyValues {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export const NO_KEYS: KeyValues = { accessKeyId: "", secretAccessKey: "", sessionToken: "" };

/** The three parts of an AWS key. Browsers are told not to keep them. */
export function KeyFields({ keys, onChange }: { keys: KeyValues; onChange: (keys: KeyValues) => void }) {
  return (
    <div className="space-y-4">
      <Field label="Access key ID" isRequired>
        {(control) => (
          <Input
            {...control}
            required
            value={keys.accessKeyId}
            autoComplete="off"
            spellCheck={false}
            placeholder="AKIA…"
            onChange={(event) => onChange({ ...keys, accessKeyId: event.target.value })}
          />
        )}
      </Field>
      <Field label="Secret access key" isRequired help="Stored encrypted. It is never shown again, to anybody.">
        {(control) => (
          <Input
            {...control}
            required
            type="password"
            value={keys.secretAccessKey}
            autoComplete="new-password"
            onChange={(event) => onChange({ ...keys, secretAccessKey: event.target.value })}
          />
        )}
      </Field>
      <Field label="Session token" help="Only temporary keys have one. Deployments fail once it has expired.">
        {(control) => (
          <Input
            {...control}
            type="password"
            value={keys.sessionToken}
            autoComplete="new-password"
            onChange={(event) => onChange({ ...keys, sessionToken: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
