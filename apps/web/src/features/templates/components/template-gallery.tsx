"use client";

import { type Cloud } from "@zerolake/resources";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Suspense } from "react";
import { CLOUD_SEGMENTS, CLOUDS } from "@/clouds/cloud-names.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { FilterSelect } from "@/components/ui/filter-select.tsx";
import { Input } from "@/components/ui/input.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { formatMoney } from "@/format/money.ts";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import type { TemplateCardData } from "../server/gallery.ts";
import type { GalleryFigures } from "../server/template-figures.ts";
import { BUDGETS_USD } from "../store/figure-spans.ts";
import { AffordableCards, TemplateCards } from "./template-cards.tsx";

interface TemplateGalleryProps {
  readonly organization: string;
  readonly templates: readonly TemplateCardData[];
  /** Come after the cards. */
  readonly figures: Promise<GalleryFigures>;
}

const FILTERS = {
  filter: parseAsString.withDefault(""),
  cloud: parseAsStringLiteral(CLOUDS),
  budget: parseAsInteger,
};
const BUDGETS = BUDGETS_USD.map((amount) => ({ value: String(amount), label: `Up to ${formatMoney(amount)}/mo` }));

/** Templates by words, by the cloud whose figures are shown, and by what their smallest size may cost. */
export function TemplateGallery({ organization, templates, figures }: TemplateGalleryProps) {
  const [{ filter, cloud, budget }, setFilters] = useQueryStates(FILTERS, { history: "replace" });
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = templates.filter(
    (template) => words.every((word) => searchText(template).includes(word)) && (cloud === null || template.cloudIds.includes(cloud)),
  );
  const cards = { organization, templates: found, figures, cloud, onClear: () => void setFilters(null) };
  return (
    <PageBody>
      <PageHeader
        title="Templates"
        description="Designs to start from. Each is an ordinary blueprint: you can change everything later on the canvas."
        actions={
          <>
            <LinkButton href={paths.wizard(organization)}>Open guided wizard</LinkButton>
            <LinkButton href={paths.newProject(organization)}>Blank canvas</LinkButton>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-3">
        <div className="w-60">
          <Input
            aria-label="Find a template"
            placeholder="Find…"
            type="search"
            value={filter}
            onChange={(event) => void setFilters({ filter: event.target.value || null })}
          />
        </div>
        <FilterSelect
          label="Cloud"
          every="Every cloud"
          value={cloud}
          onValueChange={(value) => void setFilters({ cloud: value as Cloud | null })}
          options={CLOUD_SEGMENTS}
        />
        <FilterSelect
          label="Budget"
          every="Every budget"
          value={budget === null ? null : String(budget)}
          onValueChange={(value) => void setFilters({ budget: value === null ? null : Number(value) })}
          options={BUDGETS}
        />
      </div>
      {budget === null ? (
        <TemplateCards {...cards} />
      ) : (
        <Suspense fallback={<p className="text-secondary">Counting what each of them costs…</p>}>
          <AffordableCards {...cards} budgetUsd={budget} />
        </Suspense>
      )}
    </PageBody>
  );
}

function searchText(template: TemplateCardData): string {
  const kinds = template.drawing.components.map(({ kind, title }) => `${kind} ${title}`);
  return [template.title, template.summary, ...template.highlights, ...kinds].join(" ").toLowerCase();
}
