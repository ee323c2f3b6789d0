"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SsoDescription } from "../server/describe-sso.ts";
import { DomainRow } from "./domain-row.tsx";
import { useSsoChange } from "./use-sso-change.ts";

/** Domains of e-mail addresses that are the organisation's own: their people are sent to its provider. */
export function DomainsCard({ organization, domains }: { organization: string; domains: SsoDescription["domains"] }) {
  const trpc = useTRPC();
  const [domain, setDomain] = useState("");
  const missing = useMissingPermission("sso:manage");
  const change = useSsoChange();
  const add = useMutation(
    trpc.sso.addDomain.mutationOptions({
      onSuccess: () => {
        setDomain("");
        return change.onSuccess();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ organization, domain });
  };
  return (
    <Card title="Domains">
      <div className="space-y-4">
        <p className="text-secondary">
          People whose e-mail address is in a verified domain are sent to your provider, and only their accounts are linked to it.
        </p>
        {domains.length > 0 && (
          <ul className="divide-y divide-hairline border-hairline border-y">
            {domains.map((each) => (
              <DomainRow key={each.id} organization={organization} domain={each} />
            ))}
          </ul>
        )}
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
          <Field label="Domain" className="min-w-64 flex-1">
            {(control) => (
              <Input
                {...control}
                placeholder="acme.example"
                value={domain}
                maxLength={255}
                onChange={(event) => setDomain(event.target.value)}
              />
            )}
          </Field>
          <Button
            type="submit"
            isBusy={add.isPending}
            disabledReason={missing ?? (domain.trim() === "" ? "Write a domain first." : undefined)}
          >
            Add domain
          </Button>
        </form>
        {add.isError && <ErrorState title="The domain was not added" problem={problemOf(add.error)} />}
      </div>
    </Card>
  );
}
