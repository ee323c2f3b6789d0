"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SsoDescription } from "../server/describe-sso.ts";
import { useSsoChange } from "./use-sso-change.ts";

type Domain = SsoDescription["domains"][number];

export function DomainRow({
  organization,
  domain: { id, domain, record, token, verifiedAt, verifiedBy },
}: {
  organization: string;
  domain: Domain;
}) {
  const trpc = useTRPC();
  const missing = useMissingPermission("sso:manage");
  const check = useMutation(trpc.sso.checkDomain.mutationOptions(useSsoChange()));
  return (
    <li className="space-y-2 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 break-all text-label">{domain}</span>
        {verifiedAt ? (
          <StatusChip status="success">{verifiedBy === "operator" ? "Verified by the operator" : "Verified by DNS"}</StatusChip>
        ) : (
          <>
            <StatusChip status="waiting">Not verified</StatusChip>
            <Button
              size="small"
              aria-label={`Check ${domain}`}
              isBusy={check.isPending}
              disabledReason={missing}
              onClick={() => check.mutate({ organization, domainId: id })}
            >
              Check now
            </Button>
          </>
        )}
        <RemoveDomain organization={organization} id={id} domain={domain} />
      </div>
      {!verifiedAt && (
        <dl className="grid gap-x-3 gap-y-1 text-small sm:grid-cols-[auto_1fr]">
          <dt className="text-muted">TXT record at</dt>
          <dd className="flex items-center gap-1">
            <code className="break-all font-mono text-code">{record}</code>
            <CopyButton label={`Copy the name for ${domain}`} text={record} isIconOnly />
          </dd>
          <dt className="text-muted">with the value</dt>
          <dd className="flex items-center gap-1">
            <code className="break-all font-mono text-code">{token}</code>
            <CopyButton label={`Copy the value for ${domain}`} text={token} isIconOnly />
          </dd>
        </dl>
      )}
      {check.isError && <ErrorState title={`${domain} is not verified`} problem={problemOf(check.error)} />}
    </li>
  );
}

function RemoveDomain({ organization, id, domain }: { organization: string; id: string; domain: string }) {
  const trpc = useTRPC();
  const missing = useMissingPermission("sso:manage");
  const remove = useMutation(trpc.sso.removeDomain.mutationOptions(useSsoChange()));
  return (
    <Dialog
      title={`Remove ${domain}`}
      description="Its people are no longer sent to your provider, and no new account is linked by an address in it. Accounts that are linked stay so."
      trigger={
        <Button variant="ghost" size="small" aria-label={`Remove ${domain}`} disabledReason={missing}>
          Remove
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ organization, domainId: id })}>
          Remove domain
        </Button>
      }
    >
      {remove.isError && <ErrorState title={`${domain} was not removed`} problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
