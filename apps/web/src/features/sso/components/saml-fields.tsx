"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import { formatDate } from "@/format/time.ts";
import type { FieldProblems } from "@/trpc/problem.ts";
import type { SsoDescription } from "../server/describe-sso.ts";
import type { SsoDraft } from "../store/sso-draft.ts";
import { MetadataReader } from "./metadata-reader.tsx";

type Certificates = NonNullable<SsoDescription["connection"]>["providerCertificates"];

export function SamlFields({
  organization,
  draft,
  problems,
  certificates,
  onChange,
}: {
  organization: string;
  draft: SsoDraft;
  problems: FieldProblems;
  certificates: Certificates;
  onChange: (change: Partial<SsoDraft>) => void;
}) {
  return (
    <div className="space-y-4">
      <MetadataReader organization={organization} onRead={onChange} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Provider's entity ID" error={problems["settings.entityId"]}>
          {(control) => <Input {...control} value={draft.entityId} onChange={(event) => onChange({ entityId: event.target.value })} />}
        </Field>
        <Field label="Sign-on address" error={problems["settings.signOnUrl"]} help="For the HTTP-Redirect binding.">
          {(control) => (
            <Input {...control} type="url" value={draft.signOnUrl} onChange={(event) => onChange({ signOnUrl: event.target.value })} />
          )}
        </Field>
      </div>
      <Field
        label="Signing certificates"
        error={problems["settings.certificates"]}
        help="In PEM form. While the provider changes its key, keep the old and the new one: both count."
      >
        {(control) => (
          <Textarea
            {...control}
            isCode
            rows={5}
            value={draft.certificates}
            onChange={(event) => onChange({ certificates: event.target.value })}
          />
        )}
      </Field>
      {certificates.length > 0 && (
        <ul className="space-y-1 text-small text-secondary">
          {certificates.map(({ subject, fingerprint, validTo }) => (
            <li key={fingerprint}>
              {subject}, good until {formatDate(validTo)}, <span className="break-all font-mono text-code">{fingerprint}</span>
            </li>
          ))}
        </ul>
      )}
      <Field
        label="The provider may begin"
        help="For a tile in the provider's portal. Such an answer fits no request of ours, so it is worth less: leave it off where nobody needs it."
      >
        {(control) => (
          <Switch
            {...control}
            isChecked={draft.isProviderInitiatedAllowed}
            onCheckedChange={(isProviderInitiatedAllowed) => onChange({ isProviderInitiatedAllowed })}
          />
        )}
      </Field>
    </div>
  );
}
