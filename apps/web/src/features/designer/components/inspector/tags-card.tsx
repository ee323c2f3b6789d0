"use client";

import { TAGS_MAX } from "@zerolake/blueprint";
import { Plus, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { setTags } from "../../store/edit/set.ts";

const NONE: Readonly<Record<string, string>> = {};
const RULE =
  "A name begins with a lower-case letter and goes on with lower-case letters, digits, - or _; a value takes lower-case letters, digits and -. Names of clouds are theirs.";

/** Tags that everything created gets, beside those that say whose it is. */
export function TagsCard() {
  const store = useDesignerStore();
  const tags = useDesigner((state) => state.log.current.blueprint.policies.tags) ?? NONE;
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const entries = Object.entries(tags);
  return (
    <section aria-label="Tags" className="space-y-2">
      <h3 className="text-label">Tags</h3>
      <p className="text-muted text-small">On everything that is created, in every environment, e.g. for reports of costs.</p>
      <ul className="space-y-1">
        {entries.map(([name, value]) => (
          <li key={name} className="flex min-h-8 items-center justify-between gap-2 rounded-chip border border-hairline pl-2">
            <span className="min-w-0 truncate font-mono text-code">
              {name}: {value || "(empty)"}
            </span>
            {canEdit ? (
              <IconButton
                size="small"
                label={`Remove the tag ${name}`}
                icon={<Trash2 size={14} strokeWidth={1.5} aria-hidden="true" />}
                onClick={() => setTags(store, Object.fromEntries(entries.filter(([other]) => other !== name)))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit && entries.length < TAGS_MAX ? <NewTag onAdd={(name, value) => setTags(store, { ...tags, [name]: value })} /> : null}
    </section>
  );
}

function NewTag({ onAdd }: { readonly onAdd: (name: string, value: string) => boolean }) {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const [isWrong, setWrong] = useState(false);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const isAdded = onAdd(name.trim(), value.trim());
    setWrong(!isAdded);
    if (!isAdded) return;
    setName("");
    setValue("");
  };
  return (
    <form onSubmit={add} className="space-y-1">
      <div className="flex gap-2">
        <Input
          aria-label="Name of a new tag"
          placeholder="cost-center"
          aria-invalid={isWrong || undefined}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Input aria-label="Value of the new tag" placeholder="4711" value={value} onChange={(event) => setValue(event.target.value)} />
        <Button type="submit" icon={<Plus size={14} strokeWidth={1.5} aria-hidden="true" />} disabled={name.trim() === ""}>
          Add
        </Button>
      </div>
      {isWrong ? (
        <p role="alert" className="text-danger text-small">
          {RULE}
        </p>
      ) : null}
    </form>
  );
}
