"use client";

import { useMutation } from "@tanstack/react-query";
import { RevokeTokenDialog } from "@/components/token-dialogs.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useProvisioningChanged } from "./use-provisioning-changed.ts";

/** People who leave are no longer switched off by whoever used it. */
export function RevokeScimToken({ organization, id, name }: { organization: string; id: string; name: string }) {
  const trpc = useTRPC();
  const revoke = useMutation(trpc.scim.revokeToken.mutationOptions({ onSuccess: useProvisioningChanged() }));
  return (
    <RevokeTokenDialog
      name={name}
      description="Your provider is refused from now on, and people who leave keep their access until it has another token. People and roles stay as they are."
      missing={useMissingPermission("sso:manage")}
      revoke={revoke}
      onRevoke={() => revoke.mutate({ organization, token: id })}
    />
  );
}
