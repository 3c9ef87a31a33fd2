import './sheet.css';
import { useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { countFilters } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { FilterPanel } from './panel.tsx';

const WIDE = '(width >= 64rem)';

/** Filters beside the table where there is room, in a sheet over it where there is not. */
export function Filters(selecting: Selecting) {
  const { words } = useLanguage();
  if (useMedia(WIDE))
    return (
      <aside className="filter-rail" aria-label={words.filters.title} data-screen-only>
        <FilterPanel {...selecting} />
      </aside>
    );
  return (
    <DialogTrigger>
      <Button className="button">{words.filters.open(countFilters(selecting.selection))}</Button>
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

const useMedia = (media: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(media);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(media).matches,
  );
