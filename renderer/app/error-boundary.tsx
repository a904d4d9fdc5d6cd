import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { Button } from '../ui/button.js';
import { Empty } from '../ui/empty.js';

const { shell } = catalogue;

interface State {
  readonly isBroken: boolean;
}

/** A fault in a view leaves the rest of the window standing. (React offers this to classes alone.) */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Empty icon={CircleAlert} title={shell.broken} advice={shell.brokenAdvice}>
        <Button onPress={() => this.setState({ isBroken: false })}>{shell.showAgain}</Button>
      </Empty>
    );
  }
}
