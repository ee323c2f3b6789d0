"use client";

import { parseAsString, useQueryState } from "nuqs";
import { LinkButton } from "@/components/ui/button.tsx";
import { NothingMatches } from "@/components/ui/empty-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import type { TemplateCardData } from "../server/gallery.ts";
import type { GalleryCosts } from "../server/template-figures.ts";
import { TemplateCard } from "./template-card.tsx";

interface TemplateGalleryProps {
  readonly organization: string;
  readonly templates: readonly TemplateCardData[];
  /** Comes after the cards. */
  readonly costs: Promise<GalleryCosts>;
}

export function TemplateGallery({ organization, templates, costs }: TemplateGalleryProps) {
  const [filter, setFilter] = useQueryState("filter", parseAsString.withDefault("").withOptions({ history: "replace" }));
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  const shown = templates.filter((template) => words.every((word) => searchText(template).includes(word)));
  return (
    <PageBody>
      <PageHeader
        title="Templates"
        description="Designs to start from. Each is an ordinary blueprint: you can change everything later on the canvas."
        actions={<LinkButton href={paths.wizard(organization)}>Open guided wizard</LinkButton>}
      />
      <Input
        aria-label="Find a template"
        placeholder="Find…"
        type="search"
        value={filter}
        onChange={(event) => void setFilter(event.target.value || null)}
        className="max-w-72"
      />
      {shown.length === 0 ? (
        <NothingMatches onClear={() => void setFilter(null)} />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {shown.map((template) => (
            <li key={template.id} className="grid">
              <TemplateCard template={template} costs={costs} href={paths.template(organization, template.id)} />
            </li>
          ))}
        </ul>
      )}
    </PageBody>
  );
}

function searchText(template: TemplateCardData): string {
  const kinds = template.drawing.components.map(({ kind, title }) => `${kind} ${title}`);
  return [template.title, template.summary, ...template.highlights, ...kinds].join(" ").toLowerCase();
}
