"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { SERVICE_SEGMENTS, type ServiceName } from "@/clouds/service-names.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { emptyServiceDraft, isServiceDraftFilled } from "./service-draft.ts";
import { ServiceFields } from "./service-fields.tsx";
import { TextField } from "./text-field.tsx";

/** Connects an account at a service by credentials that are entered here. */
export function NewServiceDialog({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const form = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const [draft, setDraft] = useState(() => emptyServiceDraft("databricks"));
  const choose = (service: ServiceName) => {
    setDraft(emptyServiceDraft(service));
    create.reset();
  };
  const close = (next: boolean) => {
    setIsOpen(next);
    setName("");
    choose(draft.service);
  };
  const create = useMutation(
    trpc.connections.services.create.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.connections.services.list.queryKey() });
        close(false);
      },
    }),
  );
  const { fields, rest } = formProblemOf(create.error, { shown: ["name", ...Object.keys(draft)], within: "access" });
  return (
    <Dialog
      title="Connect a service"
      description="Jobs, warehouses and streams of the service stand beside what a cloud has. Environments choose the account in their settings."
      isOpen={isOpen}
      onOpenChange={close}
      width="medium"
      trigger={<Button disabledReason={missing}>Connect a service</Button>}
      footer={
        <Button
          type="submit"
          form={form}
          variant="primary"
          isBusy={create.isPending}
          disabled={name.trim() === "" || !isServiceDraftFilled(draft)}
        >
          Connect
        </Button>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ organization, name, access: draft });
        }}
      >
        <SegmentedControl
          label="Service"
          value={draft.service}
          onValueChange={(next) => choose(next as ServiceName)}
          segments={SERVICE_SEGMENTS}
        />
        <TextField
          label="Name"
          help="As people of your organisation will see it."
          placeholder="lake-workspace"
          error={fields["name"]}
          value={name}
          onChange={setName}
        />
        <ServiceFields draft={draft} problems={fields} onChange={setDraft} />
        {rest && <ErrorState title="The service was not connected" problem={rest} />}
      </form>
    </Dialog>
  );
}
