import { type DeskCall, startOwnDesk } from './own-desk';

/* A desk in a process of its own, for `startDeskProcess`. */

const desk = await startOwnDesk(Number(process.argv[2]));

function answer(call: DeskCall): Promise<unknown> {
  switch (call.call) {
    case 'addThread':
      return desk.addThread(...call.args);
    case 'write':
      return desk.write(...call.args);
    case 'openEpisodeId':
      return desk.openEpisodeId(...call.args);
  }
}

process.on('message', ({ id, ...call }: DeskCall & { readonly id: number }) => {
  answer(call).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ url: desk.url });
