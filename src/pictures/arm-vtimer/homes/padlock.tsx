/** The active state of an interrupt: a padlock, shut or open. */
export const Padlock = ({ isShut }: { readonly isShut: boolean }) => (
  <svg className="vt-padlock" data-shut={isShut} width="26" height="26" aria-hidden="true">
    <rect className="vt-padlock-plate" x="1" y="1" width="24" height="24" rx="4" />
    <rect className="vt-padlock-body" x="7" y="12" width="12" height="8" rx="1.5" />
    <path d={isShut ? 'M9.5 12V9.5a3.5 3.5 0 0 1 7 0V12' : 'M15 12V8.5a3 3 0 0 1 6 0V10'} />
  </svg>
);
