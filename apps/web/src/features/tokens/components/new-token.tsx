"use client";

import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { NewTokenDialog } from "@/components/token-dialogs.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ServiceAccountRow } from "../server/load-tokens.ts";
import { newTokenDraft, termsOfToken } from "../store/token-draft.ts";
import { TokenFields } from "./token-fields.tsx";
import { useTokensChanged } from "./use-tokens-changed.ts";

interface NewTokenProps {
  readonly organization: string;
  /** Whose it is to be; absent: one's own. */
  readonly account?: Pick<ServiceAccountRow, "id" | "name" | "role">;
  readonly trigger: ReactElement;
}

/** Says what a program may do with a token, and for how long. */
export function NewToken({ organization, account, trigger }: NewTokenProps) {
  const trpc = useTRPC();
  const changed = useTokensChanged();
  const [draft, setDraft] = useState(() => newTokenDraft(account?.role));
  const own = useMutation(trpc.tokens.create.mutationOptions({ onSuccess: changed }));
  const ofAccount = useMutation(trpc.tokens.createForAccount.mutationOptions({ onSuccess: changed }));
  const reset = () => {
    own.reset();
    ofAccount.reset();
    setDraft(newTokenDraft(account?.role));
  };
  const submit = () => {
    const terms = { organization, ...termsOfToken(draft) };
    if (account) ofAccount.mutate({ ...terms, account: account.id });
    else own.mutate(terms);
  };
  return (
    <NewTokenDialog
      title={account ? `Create a token of ${account.name}` : "Create a token"}
      description="A program sends it with every call, as “Authorization: Bearer …”."
      trigger={trigger}
      create={account ? ofAccount : own}
      isReady={draft.name.trim() !== "" && (draft.by === "role" || draft.permissions.length > 0)}
      onSubmit={submit}
      onReset={reset}
    >
      <TokenFields organization={organization} draft={draft} onChange={setDraft} />
    </NewTokenDialog>
  );
}
