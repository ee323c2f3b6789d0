"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SsoDraft } from "../store/sso-draft.ts";

/** Fills in the fields below from the provider's metadata, which is pasted or read from its address. */
export function MetadataReader({ organization, onRead }: { organization: string; onRead: (change: Partial<SsoDraft>) => void }) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const missing = useMissingPermission("sso:manage");
  const read = useMutation(
    trpc.sso.readMetadata.mutationOptions({
      onSuccess: ({ entityId, signOnUrl, certificates }) => {
        onRead({ entityId, signOnUrl, certificates: certificates.join("\n") });
        setText("");
      },
    }),
  );
  const given = text.trim();
  const start = () => read.mutate({ organization, metadata: given.startsWith("<") ? { xml: given } : { url: given } });
  return (
    <div className="space-y-2">
      <Field label="Provider's metadata" help="Its address, or the XML itself. It fills in what stands below.">
        {(control) => <Textarea {...control} isCode rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Button
        isBusy={read.isPending}
        disabledReason={missing ?? (given === "" ? "Paste an address or XML first." : undefined)}
        onClick={start}
      >
        Read metadata
      </Button>
      {read.isError && <ErrorState title="The metadata was not read" problem={problemOf(read.error)} />}
    </div>
  );
}
