import { Copy } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import { useCopy } from '../state/copy.js';
import { IconButton } from './button.js';

/** Lines to take away, and the button that takes them. */
export function CopyLine({ text }: { readonly text: string }) {
  const copy = useCopy();
  return (
    <div className="copy-line">
      <pre>{text}</pre>
      <IconButton label={catalogue.commands.copyLine(text)} small onPress={() => copy(text)}>
        <Copy size={14} />
      </IconButton>
    </div>
  );
}
