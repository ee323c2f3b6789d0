"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SsoDescription } from "../server/describe-sso.ts";
import { draftOf, isChanged, type SsoDraft, termsOf } from "../store/sso-draft.ts";
import { MappingFields } from "./mapping-fields.tsx";
import { OidcFields } from "./oidc-fields.tsx";
import { OurAddresses } from "./our-addresses.tsx";
import { SamlFields } from "./saml-fields.tsx";
import { SetupGuides } from "./setup-guides.tsx";
import { useSsoChange } from "./use-sso-change.ts";

const PROTOCOLS = [
  { value: "oidc", label: "OIDC" },
  { value: "saml", label: "SAML" },
];
const SHOWN = ["settings.issuer", "settings.clientId", "settings.entityId", "settings.signOnUrl", "settings.certificates"];

/** The identity provider and what its claims mean here. */
export function ConnectionCard({ organization, sso }: { organization: string; sso: SsoDescription }) {
  const trpc = useTRPC();
  const { connection, addresses } = sso;
  const [draft, setDraft] = useState(() => draftOf(connection));
  const missing = useMissingPermission("sso:manage");
  const save = useMutation(trpc.sso.save.mutationOptions(useSsoChange()));
  const { fields: problems, rest } = formProblemOf(save.error, { shown: SHOWN, within: "" });
  const change = (next: Partial<SsoDraft>) => {
    if (save.isError) save.reset();
    setDraft((before) => ({ ...before, ...next }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ organization, ...termsOf(draft), revision: connection?.revision ?? 0 });
  };
  return (
    <Card title="Identity provider">
      <form onSubmit={submit} className="space-y-6" noValidate>
        <Field label="Protocol">
          {(control) => (
            <SegmentedControl
              {...control}
              label="Protocol"
              value={draft.protocol}
              segments={PROTOCOLS}
              onValueChange={(protocol) => change({ protocol: protocol as SsoDraft["protocol"] })}
            />
          )}
        </Field>
        <OurAddresses protocol={draft.protocol} addresses={addresses} hasMetadata={Boolean(connection?.certificate)} />
        {draft.protocol === "oidc" ? (
          <OidcFields draft={draft} problems={problems} secretSetAt={connection?.secretSetAt ?? null} onChange={change} />
        ) : (
          <SamlFields
            organization={organization}
            draft={draft}
            problems={problems}
            certificates={connection?.providerCertificates ?? []}
            onChange={change}
          />
        )}
        <MappingFields draft={draft} onChange={change} />
        {rest && <ErrorState title="The connection was not saved" problem={rest} />}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SetupGuides />
          <Button
            type="submit"
            variant="primary"
            isBusy={save.isPending}
            disabledReason={missing ?? (isChanged(draft, connection) ? undefined : "Nothing has been changed.")}
          >
            Save changes
          </Button>
        </div>
      </form>
    </Card>
  );
}
