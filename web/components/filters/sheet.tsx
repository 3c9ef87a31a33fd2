import './sheet.css';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { countFilters } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { FilterPanel } from './panel.tsx';

/** Filters in a sheet over the table, where there is no room beside it. */
export function FilterSheet(selecting: Selecting) {
  const { words } = useLanguage();
  return (
    <DialogTrigger>
      <Button className="button filter-sheet-opener">{words.filters.open(countFilters(selecting.selection))}</Button>
      <ModalOverlay className="sheet-veil" isDismissable>
        <Modal className="sheet">
          <Dialog className="sheet-dialog">
            {({ close }) => (
              <>
                <Heading slot="title" level={2}>
                  {words.filters.title}
                </Heading>
                <div className="sheet-body">
                  <FilterPanel {...selecting} />
                </div>
                <Button className="button" data-strong onPress={close}>
                  {words.filters.close}
                </Button>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
