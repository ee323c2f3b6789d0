import { type DesignerStore, NO_SELECTION, type Selection } from "../designer-state.ts";
import { unfoldAround } from "./fold.ts";

/** Replaces the selection; the roving focus follows a single selected component. */
export function setSelection(store: DesignerStore, selection: Selection): void {
  const [only] = selection.components;
  store.setState({ selection, ...(selection.components.size === 1 && only !== undefined ? { focus: only } : {}) });
}

export function selectComponents(store: DesignerStore, ids: Iterable<string>): void {
  setSelection(store, { ...NO_SELECTION, components: new Set(ids) });
}

export function selectEdge(store: DesignerStore, id: string): void {
  store.setState({ selection: { ...NO_SELECTION, edges: new Set([id]) } });
}

export function toggleComponent(store: DesignerStore, id: string): void {
  const components = new Set(store.getState().selection.components);
  if (!components.delete(id)) components.add(id);
  store.setState({ selection: { ...NO_SELECTION, components }, focus: id });
}

export function selectAll(store: DesignerStore): void {
  const { blueprint, layout } = store.getState().log.current;
  store.setState({
    selection: {
      components: new Set(blueprint.components.map(({ id }) => id)),
      edges: new Set(),
      frames: new Set(layout.frames.map(({ id }) => id)),
    },
  });
}

export function clearSelection(store: DesignerStore): void {
  const { components, edges, frames } = store.getState().selection;
  if (components.size + edges.size + frames.size > 0) store.setState({ selection: NO_SELECTION });
}

/** Moves the roving focus, and the selection with it unless it is being extended. */
export function focusComponent(store: DesignerStore, id: string, { extend = false }: { readonly extend?: boolean } = {}): void {
  const before = store.getState().selection;
  const components = extend ? new Set([...before.components, id]) : new Set([id]);
  unfoldAround(store, id);
  store.setState({ focus: id, selection: { ...NO_SELECTION, components } });
}

/** Drops ids that are no longer in the document, after a removal, an undo or somebody else's edit. */
export function pruneSelection(store: DesignerStore): void {
  const { selection, focus, log } = store.getState();
  const components = new Set(log.current.blueprint.components.map(({ id }) => id));
  const edges = new Set(log.current.blueprint.edges.map(({ id }) => id));
  const frames = new Set(log.current.layout.frames.map(({ id }) => id));
  const kept = {
    components: keep(selection.components, components),
    edges: keep(selection.edges, edges),
    frames: keep(selection.frames, frames),
  };
  const isSame = kept.components === selection.components && kept.edges === selection.edges && kept.frames === selection.frames;
  const isFocusGone = focus !== undefined && !components.has(focus);
  if (!isSame || isFocusGone) store.setState({ ...(isSame ? {} : { selection: kept }), ...(isFocusGone ? { focus: undefined } : {}) });
}

function keep(ids: ReadonlySet<string>, alive: ReadonlySet<string>): ReadonlySet<string> {
  return [...ids].every((id) => alive.has(id)) ? ids : new Set([...ids].filter((id) => alive.has(id)));
}
