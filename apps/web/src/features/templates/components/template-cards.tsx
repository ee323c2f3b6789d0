"use client";

import type { Cloud } from "@zerolake/resources";
import { use } from "react";
import { NothingMatches } from "@/components/ui/empty-state.tsx";
import { paths } from "@/shell/navigation.ts";
import type { TemplateCardData } from "../server/gallery.ts";
import type { GalleryFigures } from "../server/template-figures.ts";
import { isAffordable } from "../store/figure-spans.ts";
import { TemplateCard } from "./template-card.tsx";

export interface TemplateCardsProps {
  readonly organization: string;
  readonly templates: readonly TemplateCardData[];
  readonly figures: Promise<GalleryFigures>;
  readonly cloud: Cloud | null;
  readonly onClear: () => void;
}

export function TemplateCards({ organization, templates, figures, cloud, onClear }: TemplateCardsProps) {
  if (templates.length === 0) return <NothingMatches onClear={onClear} />;
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {templates.map((template) => (
        <li key={template.id} className="grid">
          <TemplateCard template={template} figures={figures} cloud={cloud} href={paths.template(organization, template.id)} />
        </li>
      ))}
    </ul>
  );
}

/** Those whose smallest size can be had for that much; has to wait until everything is counted. */
export function AffordableCards({ budgetUsd, ...cards }: TemplateCardsProps & { readonly budgetUsd: number }) {
  const counted = use(cards.figures);
  return (
    <TemplateCards {...cards} templates={cards.templates.filter(({ id }) => isAffordable(counted[id] ?? [], cards.cloud, budgetUsd))} />
  );
}
