export { ADDRESS_FORMS, type AddressForm, type AddressKind, isAddress } from "./address-forms.ts";
export { type AcceptedValue, type Contract, contractFindings, type ValueForm } from "./contract.ts";
export { CONTRACTS, EMBEDDING_MODEL_IN_IMAGE, findContract, type ProgramName } from "./contracts.ts";
export { type ArtefactName, findArtefact, listArtefacts } from "./find-artefact.ts";
export type { Artefact } from "./manifest.ts";
