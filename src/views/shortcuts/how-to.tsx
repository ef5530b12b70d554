/** How to use the page: what its controls mean, panel by panel. */

export function HowTo({ code }: { readonly code: string }) {
  return (
    <section aria-label="How to use the page" className="shortcuts-help">
      <h3>How to use the page</h3>
      <p>
        Every thread runs the listed code one atomic step at a time. The step slider moves through a
        finished run; choosing another actor under “Next step” or injecting an error changes it from
        there on, and Undo brings the old run back. Twin takes another actor once, keeps the rest of
        the order, and shows both runs beside each other. The seed decides how long each step takes,
        and so who comes first where nobody has chosen.
      </p>
      <p>
        Δ marks what the selected step changed. In the code, + marks lines that this {code} added; a
        dashed chip is a thread inside a call made by that line.
      </p>
      <p>
        A run is one of many. Explore searches all of them, in the browser: it ends with a proof
        that no order that the model knows breaks an invariant, or with the shortest one that does.
        The letter of a line in the code asks what breaks without that line.
      </p>
      <p>
        What a search says is said of the model. It knows every order of steps and every moment of
        an error, but no speed: in a run that breaks something somebody may have to stall for longer
        than a machine would. Whether a machine could do that is argued, cause by cause, in
        docs/verdicts.md of the sources.
      </p>
      <p>
        The ⋯ of a line changes the {code}: the line is skipped, split into its steps, moved, or its
        branch forced. Enter opens it; ↑ and ↓ go from line to line. The listing then shows the
        difference, − for what is gone and + for what is new, and each change has a button that
        takes it back.
      </p>
      <p>
        On the timeline: wheel or pinch zooms, dragging pans, a click selects a step, Shift+click
        injects. Keys do not act while you type in a field.
      </p>
    </section>
  );
}
