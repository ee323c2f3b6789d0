"use client";

import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { Select } from "@/components/ui/select.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPCClient } from "@/trpc/trpc-context.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { showFinding } from "../../store/findings/show-finding.ts";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";

interface PlanMenuProps extends DesignerFrameProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Chooses where to plan; planning shows what would change and changes nothing. */
export function PlanMenu(props: PlanMenuProps) {
  const { isOpen, onOpenChange, surroundings, version } = props;
  const isPartial = useDesigner((state) => state.original !== undefined);
  const reason = !surroundings.canPlan
    ? "You need the Deployer or Editor role to plan."
    : version !== undefined
      ? "Restore this version as the draft to plan it."
      : isPartial
        ? "A newer version of Zerolake wrote this blueprint. Update this one to plan it."
        : undefined;
  const trigger = (
    <Button variant="primary" icon={<Play size={14} strokeWidth={2} aria-hidden="true" />} {...(reason ? { disabledReason: reason } : {})}>
      Plan
    </Button>
  );
  if (reason) return trigger;
  return (
    <Popover label="Plan" align="end" isOpen={isOpen} onOpenChange={onOpenChange} trigger={trigger} className="w-84">
      <div className="p-4">
        <PlanForm {...props} />
      </div>
    </Popover>
  );
}

function PlanForm({ place, surroundings, flush }: PlanMenuProps) {
  const store = useDesignerStore();
  const client = useTRPCClient();
  const router = useRouter();
  const viewed = useDesigner((state) => state.viewed.environment);
  const cloud = useDesigner((state) => state.viewed.target.cloud);
  const errors = useDesigner((state) => state.analysis.counts.error);
  const hash = useDesigner((state) => state.analysis.hash);
  const isEmpty = useDesigner((state) => state.log.current.blueprint.components.length === 0);
  const { environments, newestVersion } = surroundings;
  const [environment, setEnvironment] = useState(viewed ?? environments[0]?.slug);
  const [note, setNote] = useState("");
  const plan = useMutation({
    mutationFn: async (slug: string) => {
      await flush();
      return client.designer.plan.mutate({ ...place, environment: slug, revision: store.getState().log.revision, note });
    },
    onSuccess: ({ number }) => router.push(paths.deployment(place.organization, place.project, number)),
  });
  if (environments.length === 0) {
    return (
      <div className="space-y-3">
        <p>There is no environment to plan for yet.</p>
        <p className="text-secondary text-small">
          An environment says which cloud, region and size. Creating one changes nothing in a cloud.
        </p>
        <LinkButton variant="primary" href={paths.newEnvironment(place.organization, place.project, { cloud })}>
          Create an environment
        </LinkButton>
      </div>
    );
  }
  const isSaved = newestVersion !== null && newestVersion.semanticHash === hash;
  const blocked = isEmpty
    ? "Add a component first."
    : errors > 0
      ? `${errors === 1 ? "1 thing" : `${errors} things`} must be fixed first.`
      : undefined;
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (environment !== undefined && !blocked) plan.mutate(environment);
      }}
    >
      <Field label="Environment">
        {(control) => (
          <Select
            {...control}
            value={environment}
            onValueChange={setEnvironment}
            options={environments.map(({ slug, name, deployedVersion }) => ({
              value: slug,
              label: name,
              help: deployedVersion === null ? "nothing deployed yet" : `v${deployedVersion} deployed`,
            }))}
          />
        )}
      </Field>
      {isSaved ? null : (
        <Field label="Note for this version" help="What is new, in a few words.">
          {(control) => <Input {...control} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      )}
      {blocked ? (
        <p className="flex flex-wrap items-center gap-2 text-danger">
          {blocked}
          {errors > 0 ? (
            <button
              type="button"
              className="text-accent underline"
              onClick={() => {
                const first = store.getState().analysis.findings.find(({ severity }) => severity === "error");
                store.setState((state) => ({ panels: { ...state.panels, isFindingsOpen: true, isCostOpen: false } }));
                if (first) showFinding(store, first);
              }}
            >
              Show
            </button>
          ) : null}
        </p>
      ) : (
        <p className="text-muted text-small">Planning shows what would be created and changes nothing.</p>
      )}
      {plan.isError ? (
        <p role="alert" className="text-danger">
          {planProblem(plan.error)}
        </p>
      ) : null}
      <Button type="submit" variant="primary" className="w-full" isBusy={plan.isPending} {...(blocked ? { disabledReason: blocked } : {})}>
        {isSaved ? `Plan v${newestVersion.number}` : `Save v${(newestVersion?.number ?? 0) + 1} and plan`}
      </Button>
    </form>
  );
}

function planProblem(error: unknown): string {
  const { message, hint } = problemOf(error);
  return [message, hint].filter(Boolean).join(" ");
}
