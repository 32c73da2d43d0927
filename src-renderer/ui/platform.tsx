import { createContext, use, type ReactNode } from 'react';
import type { Platform } from './keys';

const PlatformContext = createContext<Platform>('linux');

/** Tells everything inside on which system it runs: key names, order of buttons. */
export function PlatformProvider(props: {
  readonly platform: Platform;
  readonly children: ReactNode;
}) {
  return <PlatformContext value={props.platform}>{props.children}</PlatformContext>;
}

/** The system that Heddle runs on. */
export function usePlatform(): Platform {
  return use(PlatformContext);
}
