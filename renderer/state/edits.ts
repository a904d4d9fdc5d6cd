/** Edits of profiles as the window asks for them: shown before they are made, told afterwards. */
import { safe } from '@orpc/client';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { TextPart } from '../../shared/catalogue/words.js';
import type { EditCommand, EditQuestion } from '../../shared/models/edit.js';
import type { ClientError } from '../client/client.js';
import { madeText, useActions } from './actions.js';
import { useApi } from './api.js';
import { useToasts } from './toasts.js';

const { shell } = catalogue;
/** Milliseconds without a key press until main is asked what a form would change. */
const typingPause = 150;

/** What the edit would do to the files. While another is asked about, the answer before stays on screen. */
export function useEditPreview(question: EditQuestion | null) {
  const input = useSettled(question);
  return useQuery(
    useApi().queries.editing.preview.queryOptions({
      input: input ?? skipToken,
      placeholderData: keepPreviousData,
      // Files may have changed since the same was asked before.
      staleTime: 0,
      gcTime: 0,
    }),
  );
}

/** The question once nobody has typed for a moment. */
function useSettled(question: EditQuestion | null): EditQuestion | null {
  const text = JSON.stringify(question);
  const [settled, setSettled] = useState({ text, question });
  useEffect(() => {
    if (text === settled.text) return undefined;
    const timer = setTimeout(() => setSettled({ text, question }), typingPause);
    return () => clearTimeout(timer);
  }, [text, settled.text, question]);
  return settled.question;
}

/** Carries an edit out and says so with a way back; gives the error where it could not be done. */
export type MakeEdit = (command: EditCommand, done: readonly TextPart[]) => Promise<ClientError | null>;

export function useMakeEdit(): MakeEdit {
  const { client } = useApi();
  const toasts = useToasts();
  const { undo } = useActions();
  return useMemo(
    () => async (command, done) => {
      const { error, data } = await safe(client.editing.apply(command));
      if (error) return error;
      const { change } = data;
      const action = change === null ? null : { label: shell.undo, run: () => void undo(change) };
      toasts.show({ kind: 'done', text: madeText(done, data), action });
      return null;
    },
    [client, toasts, undo],
  );
}

/** Sections and files that forms choose from. */
export function useSurroundings() {
  return useQuery(useApi().queries.editing.surroundings.queryOptions());
}

/** Everything odd about files, profiles and Keyway's own environment. */
export function useExamination() {
  return useQuery(useApi().queries.resolution.examine.queryOptions({ placeholderData: keepPreviousData }));
}

/** A profile as its form starts from it; read once, so that an outside edit does not overwrite what is being typed. */
export function useProfileForm(id: string) {
  return useQuery({
    ...useApi().queries.editing.form.queryOptions({ input: { id } }),
    staleTime: 0,
    gcTime: 0,
  });
}
