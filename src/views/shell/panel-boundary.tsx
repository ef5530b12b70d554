/**
 * Keeps an exception inside its part of the page: the others live on, and this one can be loaded
 * again. Stands around the whole part, which then is a region of the same name that says so.
 */
import { Component } from 'react';
import type { ReactNode } from 'react';
import './panel.css';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

interface State {
  readonly message: string | null;
}

export class PanelBoundary extends Component<Props, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <section aria-label={this.props.name} className="panel panel-failed">
        <p role="alert">
          The panel “{this.props.name}” failed. The rest of the page goes on working.
        </p>
        <p className="mono dim">{message}</p>
        <button type="button" className="button" onClick={() => this.setState({ message: null })}>
          Reload this panel
        </button>
      </section>
    );
  }
}
