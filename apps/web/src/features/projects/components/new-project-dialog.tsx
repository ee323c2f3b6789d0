"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Diagnostic } from "@zerolake/resources";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ImportFindings } from "./import-findings.tsx";
import { type ProjectStart, StartChoice } from "./start-choice.tsx";

export interface TemplateChoice {
  readonly id: string;
  readonly title: string;
}

/** Open while the address says `?new=1`; `&template=` chooses a template beforehand, `&answers=` the design of the wizard. Every page that offers it renders it. */
export function NewProjectDialog({ organization, templates }: { organization: string; templates: readonly TemplateChoice[] }) {
  const [address, setAddress] = useQueryStates({ new: parseAsString, template: parseAsString, answers: parseAsString });
  const close = () => void setAddress({ new: null, template: null, answers: null });
  return (
    <Dialog
      title="New project"
      description="Draw the lakehouse first; environments come after."
      width="medium"
      isOpen={address.new !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <NewProjectForm
        organization={organization}
        templates={templates}
        chosenTemplate={address.template ?? undefined}
        wizardAnswers={address.answers ?? undefined}
        onCancel={close}
      />
    </Dialog>
  );
}

function NewProjectForm({
  organization,
  templates,
  chosenTemplate,
  wizardAnswers,
  onCancel,
}: {
  organization: string;
  templates: readonly TemplateChoice[];
  chosenTemplate: string | undefined;
  wizardAnswers: string | undefined;
  onCancel: () => void;
}) {
  const formId = useId();
  const chosen = templates.find((template) => template.id === chosenTemplate);
  const [name, setName] = useState(chosen?.title ?? "");
  const [start, setStart] = useState<ProjectStart>(() => firstStart(chosen, wizardAnswers));
  const { create, findings, forgetFindings } = useCreateProject(organization);
  const choose = (next: ProjectStart) => {
    setStart(next);
    forgetFindings();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(start)) create.mutate({ organization, name, start });
  };
  return (
    <form id={formId} onSubmit={submit} className="space-y-5">
      <Field label="Name" isRequired>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            required
            placeholder="Lakehouse EU"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <StartChoice start={start} templates={templates} wizardAnswers={wizardAnswers} onChange={choose} />
      {findings.length > 0 && <ImportFindings findings={findings} />}
      {create.isError && <ErrorState title="The project was not created" problem={problemOf(create.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isBusy={create.isPending} disabled={name.trim() === "" || !isComplete(start)}>
          Create project
        </Button>
      </div>
    </form>
  );
}

function firstStart(template: TemplateChoice | undefined, wizardAnswers: string | undefined): ProjectStart {
  if (wizardAnswers !== undefined) return { from: "wizard", answers: wizardAnswers };
  return template ? { from: "template", template: template.id } : { from: "blank" };
}

type CompleteStart = Exclude<ProjectStart, { from: "file" }> | { from: "file"; text: string };

function isComplete(start: ProjectStart): start is CompleteStart {
  return start.from !== "file" || start.text !== undefined;
}

function useCreateProject(organization: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [findings, setFindings] = useState<readonly Diagnostic[]>([]);
  const create = useMutation(
    trpc.projects.create.mutationOptions({
      onMutate: () => setFindings([]),
      onSuccess: async (outcome) => {
        if (outcome.state === "refused") {
          setFindings(outcome.findings);
          return;
        }
        await queryClient.invalidateQueries({ queryKey: trpc.projects.list.pathKey() });
        router.push(paths.designer(organization, outcome.slug, outcome.blueprintSlug));
      },
    }),
  );
  return { create, findings, forgetFindings: () => setFindings([]) };
}
