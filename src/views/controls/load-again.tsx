/** What stands where a part of the page could not be loaded. */

interface Props {
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function LoadAgain({ reload }: Props) {
  return (
    <>
      <p role="alert">
        This part of the page could not be loaded. When the whole page is loaded again, its address
        leads back to this step.
      </p>
      <button type="button" className="button" onClick={reload}>
        Load the page again
      </button>
    </>
  );
}
