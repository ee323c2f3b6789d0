"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { SecretToCopy } from "@/components/secret-to-copy.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { formatAbsoluteTime } from "@/format/time.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

/** Gives an endpoint another secret, and shows it once. */
export function RotateSecret({ organization, endpointId, name }: { organization: string; endpointId: string; name: string }) {
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(false);
  const rotate = useMutation(trpc.notifications.rotateSecret.mutationOptions({ onSuccess: useNotificationsChanged() }));
  const open = (next: boolean) => {
    rotate.reset();
    setIsOpen(next);
  };
  const made = rotate.data;
  return (
    <Dialog
      title={made ? "Copy the new secret" : `Change the secret of ${name}`}
      description={
        made
          ? `Copy it now. You won't see it again. Messages carry both signatures until ${formatAbsoluteTime(made.previousUntil)}.`
          : "For a day messages are signed with the old and the new one, so that your program can change over."
      }
      width="medium"
      isOpen={isOpen}
      onOpenChange={open}
      trigger={<Button aria-label={`Change the secret of ${name}`}>Change secret</Button>}
      footer={
        made ? (
          <Button variant="primary" onClick={() => open(false)}>
            Close
          </Button>
        ) : (
          <Button variant="primary" isBusy={rotate.isPending} onClick={() => rotate.mutate({ organization, endpointId })}>
            Make new secret
          </Button>
        )
      }
    >
      {made && <SecretToCopy label="Copy secret" secret={made.secret} />}
      {rotate.isError && <ErrorState title="The secret was not changed" problem={problemOf(rotate.error)} />}
    </Dialog>
  );
}
