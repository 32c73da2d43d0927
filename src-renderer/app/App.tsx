import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RemovalNotice, SignIn } from '../features/session';
import { I18nProvider, languageOfLocale } from '../i18n';
import { KeyboardProvider, PlatformProvider, TooltipLayer } from '../ui';
import { Console } from './Console';
import { ErrorBoundary } from './ErrorBoundary';
import { ownThreadId } from './own-thread';
import { PopOut } from './PopOut';
import { createQueryClient, useHeddleQuery, useMainEvents } from './query';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { useBindings, useShownInstead } from './shortcuts';
import { useTheme } from './theme/useTheme';

/** The whole screen. */
export function App() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Root />
    </QueryClientProvider>
  );
}

function Root() {
  useMainEvents();
  const settings = useHeddleQuery('settings.get', undefined);
  const info = useHeddleQuery('app.info', undefined);
  const session = useHeddleQuery('session.get', undefined);
  const shown = settings.data ?? DEFAULT_SETTINGS;
  useTheme(shown);
  useBindings(shown.shortcuts);
  const shownKeys = useShownInstead();
  // These three answer within milliseconds; an empty frame is calmer than a flash of another state.
  if (settings.isPending || info.isPending || session.isPending) return null;
  const region = info.data?.systemLocale ?? 'en';
  return (
    <I18nProvider
      language={shown.locale === 'system' ? languageOfLocale(region) : shown.locale}
      region={region}
    >
      <PlatformProvider platform={info.data?.platform ?? 'linux'}>
        <KeyboardProvider shown={shownKeys}>
          <ErrorBoundary>
            <ForSession session={session.data ?? null} />
            {session.data?.removal && ownThreadId() === null ? (
              <RemovalNotice removal={session.data.removal} />
            ) : null}
          </ErrorBoundary>
          <TooltipLayer />
        </KeyboardProvider>
      </PlatformProvider>
    </I18nProvider>
  );
}

type Session = NonNullable<ReturnType<typeof useHeddleQuery<'session.get'>>['data']>;

function ForSession({ session }: { readonly session: Session | null }) {
  const threadId = ownThreadId();
  if (threadId !== null) {
    // Its window closes in a moment, or somebody unlocks the main one: nothing is in sight until then.
    return session?.status === 'signed-in' && session.agent ? (
      <PopOut key={session.agent.id} session={session} agent={session.agent} threadId={threadId} />
    ) : null;
  }
  if (session?.status === 'signed-in' && session.agent) {
    return (
      <Console
        key={`${session.agent.id} ${session.desk?.url}`}
        session={session}
        agent={session.agent}
      />
    );
  }
  return <SignIn session={session} />;
}
