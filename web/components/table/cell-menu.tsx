import './cell-menu.css';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Field, Value } from '../../api/types.ts';
import { formatValue, NOT_APPLICABLE } from '../../format/values.ts';
import { titleOf } from '../../state/fields.ts';
import { keepOnly, leaveOut } from '../../state/selection.ts';
import { useLanguage, useWords } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { WORDS } from './words.ts';

/** A cell that was pressed, and what it holds. */
export interface ChosenCell {
  readonly cell: HTMLTableCellElement;
  readonly field: Field;
  readonly value: NonNullable<Value>;
}

interface CellMenuProps extends Selecting {
  readonly chosen: ChosenCell | null;
  readonly close: () => void;
}

/** What can be done with a value: take it away, keep only it, leave it out. The focus goes back to its cell. */
export function CellMenu({ chosen, close, selection, select }: CellMenuProps) {
  const { lang, words } = useLanguage();
  const table = useWords(WORDS);
  if (chosen === null) return null;
  const { cell, field, value } = chosen;
  const text = `${value}`;
  const shown = text === NOT_APPLICABLE ? words.table.notApplicable : formatValue(lang, field, value);
  const name = table.cell(titleOf(field, lang), shown);
  return (
    <Popover
      aria-label={name}
      triggerRef={{ current: cell }}
      isOpen
      onOpenChange={(open) => open || close()}
      placement="bottom start"
      className="cell-menu"
    >
      <Menu aria-label={name} autoFocus="first" onClose={close}>
        {/* The browser lends its clipboard to secure pages only. */}
        {'clipboard' in navigator && (
          <MenuItem className="cell-menu-item" onAction={() => void navigator.clipboard.writeText(text)}>
            {table.copy}
          </MenuItem>
        )}
        <MenuItem className="cell-menu-item" onAction={() => select(keepOnly(selection, field, text))}>
          {table.keep}
        </MenuItem>
        <MenuItem className="cell-menu-item" onAction={() => select(leaveOut(selection, field.name, text))}>
          {table.exclude}
        </MenuItem>
      </Menu>
    </Popover>
  );
}
