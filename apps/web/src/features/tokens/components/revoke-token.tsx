"use client";

import { useMutation } from "@tanstack/react-query";
import { RevokeTokenDialog } from "@/components/token-dialogs.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useTokensChanged } from "./use-tokens-changed.ts";

interface RevokeTokenProps {
  readonly organization: string;
  readonly id: string;
  readonly name: string;
  readonly isAny: boolean;
}

export function RevokeToken({ organization, id, name, isAny }: RevokeTokenProps) {
  const trpc = useTRPC();
  const changed = useTokensChanged();
  const own = useMutation(trpc.tokens.revoke.mutationOptions({ onSuccess: changed }));
  const any = useMutation(trpc.tokens.revokeAny.mutationOptions({ onSuccess: changed }));
  const revoke = isAny ? any : own;
  return (
    <RevokeTokenDialog
      name={name}
      description="Whatever uses this token is refused from now on. It cannot be brought back."
      revoke={revoke}
      onRevoke={() => revoke.mutate({ organization, token: id })}
    />
  );
}
