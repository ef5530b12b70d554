/** The id of a panel's element, for links that jump to it. */
export function panelId(name: string): string {
  return `panel-${name.toLowerCase().replaceAll(' ', '-')}`;
}
