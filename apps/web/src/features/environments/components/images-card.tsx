"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { ENVIRONMENT_IMAGES, type EnvironmentImages, IMAGE_REFERENCE } from "../store/environment-images.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import { useSaveSettings } from "./use-save-settings.ts";

const WRONG = "Name the image by digest: …@sha256: and 64 hexadecimal digits.";

/** What runs inside: without an image, what needs one waits and everything around it is created. */
export function ImagesCard({ at, images }: { at: EnvironmentAt; images: EnvironmentImages }) {
  const save = useSaveSettings(at);
  const missing = useMissingPermission("environment:edit");
  const [edits, setEdits] = useState<Partial<EnvironmentImages>>({});
  const shown = { ...images, ...edits };
  const isDirty = ENVIRONMENT_IMAGES.some(({ name }) => shown[name] !== images[name]);
  const isValid = ENVIRONMENT_IMAGES.every(({ name }) => isAllowed(shown[name]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...at, images: shown }, { onSuccess: () => setEdits({}) });
  };
  return (
    <Card title="Images">
      <form onSubmit={submit} className="space-y-4">
        <p className="text-secondary">
          Built by <code className="font-mono text-code">npm run images</code>, which prints the digests. What has no image yet waits for
          one.
        </p>
        {ENVIRONMENT_IMAGES.map(({ name, label, help }) => (
          <Field key={name} label={label} help={help} error={isAllowed(shown[name]) ? undefined : WRONG}>
            {(control) => (
              <Input
                {...control}
                value={shown[name]}
                maxLength={500}
                placeholder={`registry.example.com/zerolake/${name}@sha256:…`}
                onChange={(event) => setEdits((before) => ({ ...before, [name]: event.target.value.trim() }))}
              />
            )}
          </Field>
        ))}
        {save.isError && <ErrorState title="The images were not saved" problem={problemOf(save.error)} />}
        <div className="flex justify-end">
          <Button type="submit" isBusy={save.isPending} disabled={!isDirty || !isValid} disabledReason={missing}>
            Save images
          </Button>
        </div>
      </form>
    </Card>
  );
}

function isAllowed(image: string): boolean {
  return image === "" || IMAGE_REFERENCE.test(image);
}
