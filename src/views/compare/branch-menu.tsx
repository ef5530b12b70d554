/** The futures that were left: each can be gone back to, or put away for good. */
import { branchesBeside } from '../../store/branches.ts';
import type { ScopeState } from '../../store/state.ts';
import { MenuButton, type MenuItem } from '../controls/menu-button.tsx';
import { useActions, useScope } from '../use-scope.ts';

const idsText = (state: ScopeState) =>
  JSON.stringify(branchesBeside(state).map(({ id, name }) => ({ id, name })));

export function BranchMenu() {
  const text = useScope(idsText);
  const { switchBranch, discardBranch } = useActions();
  const branches = JSON.parse(text) as { readonly id: number; readonly name: string }[];
  const items = branches.flatMap(({ id, name }): MenuItem[] => [
    {
      id: `switch ${id}`,
      label: `Switch to: ${name}`,
      detail: 'opens that run; the one on the page is kept in its place',
      onTake: () => void switchBranch(id),
    },
    {
      id: `discard ${id}`,
      label: `Discard: ${name}`,
      onTake: () => discardBranch(id),
    },
  ]);
  return (
    <MenuButton label={`Branches: ${branches.length} left`} items={items}>
      Branches ({branches.length})
    </MenuButton>
  );
}
