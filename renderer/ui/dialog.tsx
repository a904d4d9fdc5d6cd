import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import { IconButton } from './button.js';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Before the title: a colour. */
  readonly mark?: ReactNode;
  readonly foot?: ReactNode;
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly wide?: boolean;
}

/** A modal dialog. Focus goes into it and back to where it came from; Escape and a press outside close it. */
export function Dialog({ title, onClose, children, mark, foot, role = 'dialog', wide = false }: DialogProps) {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <AriaDialog className="dialog" role={role}>
          <div className="dialog-head">
            {mark}
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            <IconButton label={catalogue.shell.close} small onPress={onClose}>
              <X size={16} />
            </IconButton>
          </div>
          <div className="dialog-body">{children}</div>
          {foot !== undefined && <div className="dialog-foot">{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
