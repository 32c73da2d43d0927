import { Component, type ReactNode } from 'react';
import { useT } from '../i18n';
import { Button, EmptyState } from '../ui';

/** Catches a bug in a part of the screen, so that the rest of it goes on. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Crashed onRetry={() => this.setState({ failed: false })} />;
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useT();
  return (
    <div role="alert">
      <EmptyState
        title={t('app.crash-title')}
        actions={
          <>
            <Button onClick={() => window.location.reload()}>{t('app.crash-reload')}</Button>
            <Button variant="primary" onClick={onRetry}>
              {t('app.crash-retry')}
            </Button>
          </>
        }
      >
        {t('app.crash-text')}
      </EmptyState>
    </div>
  );
}
