export { ExportDialog } from './ExportDialog';
export { useMayExport } from './use-may-export';
export { ExportPolicy } from './ExportPolicy';
export { useConversationExport, useExportAction } from './use-conversation-export';
