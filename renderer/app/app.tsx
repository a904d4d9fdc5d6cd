import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection } from '../client/connect.js';
import { ApiProvider } from '../state/api.js';
import { KeysProvider } from '../state/keys.js';
import { ListViewProvider } from '../state/list-view.js';
import { NavigationProvider } from '../state/navigation.js';
import { createQueryClient } from '../state/queries.js';
import { QuestionProvider } from '../state/question.js';
import { RotationsProvider } from '../state/rotations.js';
import { SessionsProvider } from '../state/sessions.js';
import { ToastProvider } from '../state/toasts.js';
import { WatchProvider } from '../state/watch.js';
import { Shell } from './shell.js';

/** The whole window over one connection. */
export function App({ connection }: { readonly connection: Connection }) {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider connection={connection}>
        <WatchProvider>
          <ToastProvider>
            <NavigationProvider>
              <ListViewProvider>
                <QuestionProvider>
                  <SessionsProvider>
                    <KeysProvider>
                      <RotationsProvider>
                        <Shell />
                      </RotationsProvider>
                    </KeysProvider>
                  </SessionsProvider>
                </QuestionProvider>
              </ListViewProvider>
            </NavigationProvider>
          </ToastProvider>
        </WatchProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}
