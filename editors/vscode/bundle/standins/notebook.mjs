// In place of the client's synchronization of notebooks, which the server has none
// of: what other parts of the client ask of it.

import { NotebookDocumentSyncRegistrationType } from "vscode-languageserver-protocol";

const never = () => ({ dispose() {} });

export class NotebookDocumentSyncFeature {
  static CellScheme = "vscode-notebook-cell";
  registrationType = NotebookDocumentSyncRegistrationType.type;
  onOpenNotificationSent = never;
  onChangeNotificationSent = never;
  onSaveNotificationSent = never;
  onCloseNotificationSent = never;

  fillClientCapabilities() {}
  initialize() {}
  preInitialize() {}
  register() {}
  unregister() {}
  clear() {}

  getState() {
    return { kind: "static" };
  }

  handles() {
    return false;
  }
}
