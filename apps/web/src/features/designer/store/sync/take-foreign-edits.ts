import { type Design, type Edit, editsOverlap } from "@zerolake/blueprint";
import { findDefinition, settingOf } from "@zerolake/catalog";
import type { DesignerStore } from "../designer-state.ts";
import { commit } from "../edit/commit.ts";
import { type HistoryStep, markOverwritten } from "../edit/history.ts";
import { pruneSelection } from "../edit/selection.ts";
import { announce, notice } from "../notices.ts";
import { receiveEdits } from "./edit-log.ts";

export interface ForeignEdit {
  readonly id: string;
  readonly edit: Edit;
  readonly author: string;
}

/**
 * Edits that were stored by somebody else, or by another tab of mine. Different fields merge without a word. Where one
 * overwrites what I wrote, I am told and can put mine back; where one removed what I was editing, too.
 */
export function takeForeignEdits(
  store: DesignerStore,
  news: { readonly edits: readonly ForeignEdit[]; readonly revision: number; readonly stored?: readonly string[] },
): void {
  const before = store.getState();
  const { edits } = news;
  const received = receiveEdits(before.log, news);
  const ids = new Set(before.log.pending.map(({ id }) => id));
  const foreign = edits.filter(({ id }) => !ids.has(id));
  store.setState({
    log: received.log,
    history: foreign.reduce((history, { edit, author }) => markOverwritten(history, [edit], nameOf(author)), before.history),
  });
  pruneSelection(store);
  for (const { edit, because } of received.dropped) {
    notice(store, { text: `Your change was not kept: ${because.message} ${describeEdit(edit, before.log.current)}`.trim(), tone: "info" });
  }
  const [overwrite] = overwrites(before.history.done, foreign);
  if (overwrite) tellOverwritten(store, overwrite, before.log.current);
  else if (foreign.length > 0)
    announce(store, `${foreign.length} ${foreign.length === 1 ? "edit" : "edits"} from ${nameOf(foreign[0]?.author ?? "")}.`);
}

interface Overwrite {
  readonly step: HistoryStep;
  readonly foreign: ForeignEdit;
}

/** My last step that wrote the same field, if it still stood. */
function overwrites(done: readonly HistoryStep[], foreign: readonly ForeignEdit[]): readonly Overwrite[] {
  return foreign.flatMap((theirs) => {
    const step = done.findLast(({ edit, overwrittenBy }) => overwrittenBy === undefined && editsOverlap(edit, theirs.edit));
    return step ? [{ step, foreign: theirs }] : [];
  });
}

function tellOverwritten(store: DesignerStore, { step, foreign }: Overwrite, design: Design): void {
  const who = nameOf(foreign.author);
  const isRemoval = foreign.edit.edit === "removeComponent" || foreign.edit.edit === "removeEdge";
  notice(store, {
    text: `${capitalised(who)} ${describeEdit(foreign.edit, design)} after you did: ${step.label}.`,
    tone: "info",
    about: step.label,
    action: {
      label: isRemoval ? "Bring it back" : "Restore mine",
      run: () => void commit(store, { label: step.label, edits: isRemoval ? bringBack(foreign.edit, design) : [step.edit] }),
    },
  });
}

/** The component as it was before it was removed, with its edges that still have both ends. */
function bringBack(edit: Edit, { blueprint, layout }: Design): readonly Edit[] {
  if (edit.edit === "removeEdge") {
    const edge = blueprint.edges.find(({ id }) => id === edit.edge);
    return edge ? [{ edit: "addEdge", edge }] : [];
  }
  if (edit.edit !== "removeComponent") return [];
  const component = blueprint.components.find(({ id }) => id === edit.component);
  const at = layout.positions[edit.component];
  const edges = blueprint.edges.filter(({ from, to }) => from.component === edit.component || to.component === edit.component);
  return component
    ? [{ edit: "addComponent", component, ...(at ? { at } : {}) }, ...edges.map((edge): Edit => ({ edit: "addEdge", edge }))]
    : [];
}

function describeEdit(edit: Edit, { blueprint }: Design): string {
  const title = (id: string) => blueprint.components.find((component) => component.id === id)?.title ?? id;
  switch (edit.edit) {
    case "setSetting":
    case "unsetSetting": {
      const component = blueprint.components.find(({ id }) => id === edit.component);
      const definition = component && findDefinition(component.kind);
      const label = (definition && settingOf(definition, edit.key)?.label) ?? edit.key;
      return edit.edit === "setSetting"
        ? `set “${label}” of ${title(edit.component)} to ${shown(edit.value)}`
        : `reset “${label}” of ${title(edit.component)}`;
    }
    case "renameComponent":
      return `renamed ${title(edit.component)} to ${edit.title}`;
    case "removeComponent":
      return `removed ${title(edit.component)}`;
    case "moveComponents":
      return "moved the same components";
    case "removeEdge":
      return "removed a connection";
    default:
      return "changed the same";
  }
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Two tabs of one person are told apart by what they are, not by a name. */
function nameOf(author: string): string {
  return author === "you" ? "another tab of yours" : author;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
