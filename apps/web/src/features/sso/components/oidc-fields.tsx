"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { formatDate } from "@/format/time.ts";
import type { FieldProblems } from "@/trpc/problem.ts";
import type { SsoDraft } from "../store/sso-draft.ts";

export function OidcFields({
  draft,
  problems,
  secretSetAt,
  onChange,
}: {
  draft: SsoDraft;
  problems: FieldProblems;
  secretSetAt: Date | null;
  onChange: (change: Partial<SsoDraft>) => void;
}) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label="Issuer" error={problems["settings.issuer"]} help="Its discovery document is read from here.">
        {(control) => (
          <Input
            {...control}
            type="url"
            placeholder="https://acme.okta.com"
            value={draft.issuer}
            onChange={(event) => onChange({ issuer: event.target.value })}
          />
        )}
      </Field>
      <Field label="Client ID" error={problems["settings.clientId"]}>
        {(control) => (
          <Input {...control} autoComplete="off" value={draft.clientId} onChange={(event) => onChange({ clientId: event.target.value })} />
        )}
      </Field>
      <Field
        label="Client secret"
        help={secretSetAt ? `Set on ${formatDate(secretSetAt)}. Type another one to replace it.` : "Kept sealed and never shown again."}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            value={draft.clientSecret}
            onChange={(event) => onChange({ clientSecret: event.target.value })}
          />
        )}
      </Field>
      <Field label="Scopes" help="Asked for beside openid, separated by spaces.">
        {(control) => <Input {...control} value={draft.scopes} onChange={(event) => onChange({ scopes: event.target.value })} />}
      </Field>
    </div>
  );
}
