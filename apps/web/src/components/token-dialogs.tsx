"use client";

import { type ReactElement, type ReactNode, useId, useState } from "react";
import { SecretToCopy } from "@/components/secret-to-copy.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";

/** An asking, as far as a dialog tells of it. */
interface Asking {
  readonly isPending: boolean;
  readonly error: object | null;
}

interface NewTokenDialogProps {
  readonly title: string;
  readonly description: string;
  readonly trigger: ReactElement;
  readonly create: Asking & { readonly data: { readonly token: string } | undefined };
  /** Whether the fields say enough. */
  readonly isReady: boolean;
  readonly onSubmit: () => void;
  /** The dialog was opened or closed: nothing of the last time is left. */
  readonly onReset: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** Asks what a token is to be, then shows it: once, since only its hash is kept. */
export function NewTokenDialog({ title, description, trigger, create, isReady, onSubmit, onReset, children }: NewTokenDialogProps) {
  const form = useId();
  const [isOpen, setIsOpen] = useState(false);
  const made = create.data;
  const open = (next: boolean) => {
    setIsOpen(next);
    onReset();
  };
  return (
    <Dialog
      title={made ? "Copy your token" : title}
      description={made ? "Copy this token now. You won't see it again." : description}
      width="medium"
      isOpen={isOpen}
      onOpenChange={open}
      trigger={trigger}
      footer={
        made ? (
          <Button variant="primary" onClick={() => open(false)}>
            Close
          </Button>
        ) : (
          <Button type="submit" form={form} variant="primary" isBusy={create.isPending} disabled={!isReady}>
            Create token
          </Button>
        )
      }
    >
      {made ? (
        <SecretToCopy secret={made.token} label="Copy token" />
      ) : (
        <form
          id={form}
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {children}
          {create.error && <ErrorState title="The token was not created" problem={problemOf(create.error)} />}
        </form>
      )}
    </Dialog>
  );
}

interface RevokeTokenDialogProps {
  readonly name: string;
  /** What stops working. */
  readonly description: string;
  readonly missing?: string | undefined;
  readonly revoke: Asking;
  readonly onRevoke: () => void;
}

/** Asks first: what uses a token stops working at once, and there is no way back. */
export function RevokeTokenDialog({ name, description, missing, revoke, onRevoke }: RevokeTokenDialogProps) {
  return (
    <Dialog
      title={`Revoke ${name}`}
      description={description}
      trigger={
        <Button variant="ghost" aria-label={`Revoke ${name}`} disabledReason={missing}>
          Revoke
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={revoke.isPending} onClick={onRevoke}>
          Revoke token
        </Button>
      }
    >
      {revoke.error && <ErrorState title={`${name} was not revoked`} problem={problemOf(revoke.error)} />}
    </Dialog>
  );
}
