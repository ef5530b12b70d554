/** Figures in one line, or in more where there is no room: never torn apart. */
import './figures.css';

export function Figures({ figures }: { readonly figures: readonly string[] }) {
  return (
    <p className="figures mono dim">
      {figures.map((figure, index) => (
        <span key={index}>
          {figure}
          {index < figures.length - 1 && ' ·'}
        </span>
      ))}
    </p>
  );
}
