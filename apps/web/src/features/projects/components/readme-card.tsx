"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { Markdown } from "@/components/ui/markdown.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectOverviewData } from "../server/project-overview.ts";
import type { ProjectAt } from "./project-at.ts";

type Readme = ProjectOverviewData["readme"];

/** What people should know about the project, edited in place. */
export function ReadmeCard({ at, readme }: { at: ProjectAt; readme: Readme }) {
  const [isEditing, setEditing] = useState(false);
  const missing = useMissingPermission("project:edit");
  const edit = (
    <Button size="small" disabledReason={missing} onClick={() => setEditing(true)}>
      {readme.text === "" ? "Write README" : "Edit README"}
    </Button>
  );
  return (
    <Card title="README" action={!isEditing && edit}>
      {isEditing ? (
        <ReadmeForm at={at} readme={readme} onClose={() => setEditing(false)} />
      ) : readme.text.trim() === "" ? (
        <p className="text-secondary">
          Nothing is written yet. Say what this lakehouse is for, who to ask, and what to know before changing it.
        </p>
      ) : (
        <Markdown text={readme.text} />
      )}
    </Card>
  );
}

function ReadmeForm({ at, readme, onClose }: { at: ProjectAt; readme: Readme; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // The revision that was opened: what somebody else saves meanwhile must not be overwritten.
  const [opened] = useState(readme);
  const [text, setText] = useState(readme.text);
  const save = useMutation(
    trpc.projects.updateReadme.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.projects.overview.queryKey(at) });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...at, readme: text, revision: opened.revision });
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <Field label="README" help="Markdown: headings, lists, tables, links and code. HTML is shown as text.">
        {(control) => (
          <Textarea {...control} isCode rows={14} maxLength={100_000} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {save.isError && <ErrorState title="The README was not saved" problem={problemOf(save.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isBusy={save.isPending} disabled={text === opened.text}>
          Save README
        </Button>
      </div>
    </form>
  );
}
