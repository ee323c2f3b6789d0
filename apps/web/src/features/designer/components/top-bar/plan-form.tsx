"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPCClient } from "@/trpc/trpc-context.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { showFinding } from "../../store/findings/show-finding.ts";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";

/** Where to plan, what to call the version, and whether only the selected parts are meant. */
export function PlanForm({ place, surroundings, flush }: DesignerFrameProps) {
  const store = useDesignerStore();
  const client = useTRPCClient();
  const router = useRouter();
  const viewed = useDesigner((state) => state.viewed.environment);
  const cloud = useDesigner((state) => state.viewed.target.cloud);
  const errors = useDesigner((state) => state.analysis.counts.error);
  const hash = useDesigner((state) => state.analysis.hash);
  const isEmpty = useDesigner((state) => state.log.current.blueprint.components.length === 0);
  const { environments, newestVersion } = surroundings;
  const [environment, setEnvironment] = useState(viewed ?? (environments.find(({ canPlan }) => canPlan) ?? environments[0])?.slug);
  const [note, setNote] = useState("");
  const [isPartial, setPartial] = useState(false);
  const plan = useMutation({
    mutationFn: async (slug: string) => {
      await flush();
      const { log, selection } = store.getState();
      const only = isPartial ? [...selection.components] : [];
      return client.designer.plan.mutate({ ...place, environment: slug, revision: log.revision, note, only });
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
  const blocked = whyNotPlan({ isEmpty, errors, chosen: environments.find(({ slug }) => slug === environment) });
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
      {/* Above the note, which comes or goes once the drawing has been judged: a box must not move under the pointer. */}
      <OnlySelected isChecked={isPartial} onCheckedChange={setPartial} />
      {isSaved ? null : (
        <Field label="Note for this version" help="What is new, in a few words.">
          {(control) => <Input {...control} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      )}
      {blocked ? (
        <Blocked reason={blocked} />
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

interface Wanted {
  readonly isEmpty: boolean;
  readonly errors: number;
  readonly chosen: DesignerFrameProps["surroundings"]["environments"][number] | undefined;
}

function whyNotPlan({ isEmpty, errors, chosen }: Wanted): string | undefined {
  if (chosen?.canPlan === false) return `You need the Deployer or Editor role in ${chosen.name} to plan there.`;
  if (isEmpty) return "Add a component first.";
  return errors > 0 ? `${plural(errors, "thing")} must be fixed first.` : undefined;
}

function OnlySelected({ isChecked, onCheckedChange }: { isChecked: boolean; onCheckedChange: (isChecked: boolean) => void }) {
  const selected = useDesigner((state) => state.selection.components.size);
  const total = useDesigner((state) => state.log.current.blueprint.components.length);
  if (selected === 0 || selected >= total) return null;
  return (
    <div>
      <Checkbox isChecked={isChecked} onCheckedChange={onCheckedChange} label="Plan only the selected parts and what they need" />
      <p className="pl-6 text-muted text-small">{`${selected} of ${total} parts selected. The others stay as they are.`}</p>
    </div>
  );
}

/** Why nothing can be planned now; leads to the first error of the drawing. */
function Blocked({ reason }: { reason: string }) {
  const store = useDesignerStore();
  const errors = useDesigner((state) => state.analysis.counts.error);
  const showFirst = () => {
    const first = store.getState().analysis.findings.find(({ severity }) => severity === "error");
    store.setState((state) => ({ panels: { ...state.panels, isFindingsOpen: true, isCostOpen: false } }));
    if (first) showFinding(store, first);
  };
  return (
    <p className="flex flex-wrap items-center gap-2 text-danger">
      {reason}
      {errors > 0 ? (
        <button type="button" className="text-accent underline" onClick={showFirst}>
          Show
        </button>
      ) : null}
    </p>
  );
}

function planProblem(error: unknown): string {
  const { message, hint } = problemOf(error);
  return [message, hint].filter(Boolean).join(" ");
}
