import type { Voice } from './voice';

export const german: Voice = {
  partly: {
    any: ['Danke, das hilft schon mal.', 'Alles klar, danke.', 'Gut zu wissen, danke.'],
    cross: ['Gut, das ist ein Teil.', 'Okay. Aber das war nicht alles.'],
    brisk: ['Okay, danke.', 'Notiert.'],
  },
  notAnswered: {
    any: [
      'Danke für die Nachricht, aber das beantwortet meine Frage noch nicht ganz.',
      'Hm, ich glaube, da ist etwas untergegangen.',
    ],
    cross: ['Haben Sie gelesen, was ich geschrieben habe?'],
  },
  greetingOnly: {
    any: ['Hallo! Steht eigentlich alles oben, kurz gesagt:', 'Guten Tag, wie oben geschrieben:'],
  },
  holdOk: {
    any: ['In Ordnung, danke. Ich warte.', 'Danke, dann bis nachher.'],
    cross: ['Gut. Aber bitte nicht wieder vergessen.'],
    brisk: ['Okay.'],
  },
  holdAgain: {
    any: ['Das hatten Sie schon geschrieben. Wann ungefähr kann ich mit einer Antwort rechnen?'],
  },
  promiseOk: {
    any: ['Gut, dann bis dahin. Danke.', 'Prima, dann warte ich so lange.'],
    cross: ['Gut. Ich nehme Sie beim Wort.'],
  },
  refused: {
    any: [
      'Schade. Gibt es da wirklich keine Möglichkeit?',
      'Das hatte ich mir anders erhofft. Lässt sich da gar nichts machen?',
    ],
  },
  refusedAccepted: {
    any: [
      'Gut, dann weiß ich Bescheid. Danke fürs Nachsehen.',
      'Nicht schön, aber immerhin eine klare Antwort.',
    ],
  },
  offerYes: { any: ['Das klingt gut, ja bitte.', 'Ja, gern, das nehme ich.'] },
  offerNo: {
    any: [
      'Danke für das Angebot, aber das brauche ich nicht.',
      'Nein danke, bin zufrieden mit dem, was ich habe.',
    ],
  },
  offerAfterwards: { any: ['Zum Angebot: erst das eine, dann das andere, bitte.'] },
  rude: {
    any: [
      'Wie bitte? Ich finde, das geht auch freundlicher.',
      'So möchte ich nicht mit mir reden lassen.',
    ],
  },
  nonsense: { any: ['Ähm, das habe ich jetzt nicht verstanden.', 'War das für mich bestimmt?'] },
  otherLanguage: {
    any: [
      'Entschuldigung, das kann ich nicht lesen. Geht es auf Deutsch?',
      'Könnten Sie bitte auf Deutsch schreiben?',
    ],
  },
  inEnglish: {
    any: [
      '(Deutsch wäre mir lieber, aber ich verstehe Sie.)',
      'Oh, auf Englisch. Geht schon, Deutsch wäre aber schöner.',
    ],
  },
  consent: { any: ['Ja bitte, machen Sie das.', 'Ja, gern.'] },
  dateFits: { any: ['Ja, das passt.', 'Passt mir gut, danke.'] },
  nothingElse: { any: ['Nein, das war alles. Danke!', 'Das wars, vielen Dank und schönen Tag.'] },
  unknownQuestion: {
    any: ['Das weiß ich leider nicht. Können Sie das bei sich sehen?', 'Da bin ich überfragt.'],
  },
  askedAlready: { any: ['Das habe ich oben schon geschrieben.'] },
  photoSent: { any: ['Hier bitte, das Foto.', 'Bild anbei.'] },
  noPhoto: { any: ['Ein Foto kann ich gerade nicht machen, geht es auch ohne?'] },
  chase: {
    any: ['Hallo, gibt es schon etwas Neues?', 'Ich wollte nur mal nachfragen.'],
    cross: ['Ich warte noch immer.'],
  },
  chasePromise: { any: ['Guten Tag, Sie wollten sich bei mir melden. Gibt es etwas Neues?'] },
  giveUp: { any: ['Ich glaube, so kommen wir nicht weiter. Ich rufe lieber an. Trotzdem danke.'] },
  pleased: { any: ['Danke für die Info!', 'Gut zu wissen, vielen Dank.'] },
  facts: {
    order: ['Die Nummer ist {value}.', '{value}'],
    address: ['{value}.', 'Meine Adresse: {value}'],
    birth: ['{value}.', 'Geboren am {value}.'],
    phone: ['Unter {value}, am besten abends.', '{value}'],
    email: ['{value}'],
    name: ['{value}, so steht es auch im Vertrag.'],
  },
};

export const spanish: Voice = {
  partly: {
    any: [
      'Vale, gracias, eso ya ayuda.',
      'Perfecto, una cosa menos.',
      'Gracias, eso lo tengo claro.',
    ],
    cross: ['Vale, pero eso es solo una parte.', 'Bueno. Pero no era lo único.'],
  },
  notAnswered: {
    any: [
      'Gracias por contestar, pero creo que eso no responde a mi pregunta.',
      'Perdón, no acabo de entender qué significa eso para mí.',
    ],
    cross: ['¿Habéis leído mi mensaje?'],
  },
  greetingOnly: {
    any: ['¡Hola! Lo cuento todo arriba, en resumen:', 'Hola, gracias por atenderme.'],
  },
  holdOk: {
    any: ['Vale, gracias. Espero.', 'De acuerdo, quedo a la espera.'],
    cross: ['Vale, pero que no se olvide, por favor.'],
  },
  holdAgain: { any: ['Eso ya me lo dijisteis antes. ¿Más o menos cuándo?'] },
  promiseOk: { any: ['Perfecto, entonces hasta ese día. Gracias.', 'Vale, me lo apunto.'] },
  refused: {
    any: [
      'Qué pena. ¿De verdad no hay ninguna posibilidad?',
      'Esperaba otra respuesta, la verdad. ¿No se puede hacer nada?',
    ],
  },
  refusedAccepted: {
    any: [
      'Bueno, al menos queda claro. Gracias por mirarlo.',
      'Entendido. No me gusta, pero gracias por la claridad.',
    ],
  },
  offerYes: { any: ['Pues suena bien, sí, por favor.', 'Sí, me interesa, añadidlo.'] },
  offerNo: { any: ['Gracias, pero no me hace falta.', 'De momento no, gracias.'] },
  offerAfterwards: { any: ['Lo de la oferta, después. Primero lo mío, por favor.'] },
  rude: {
    any: [
      '¿Perdona? Creo que no hace falta hablar así.',
      'Os he escrito con educación, espero lo mismo.',
    ],
  },
  nonsense: { any: ['Eh… no he entendido nada :)', '¿Eso era para mí?'] },
  otherLanguage: {
    any: [
      'Perdón, no entiendo ese idioma. ¿Puede ser en español?',
      '¿Me lo podéis escribir en español, por favor?',
    ],
  },
  inEnglish: {
    any: [
      '(Mejor en español si puede ser, pero os entiendo.)',
      'Mi inglés es regular, pero creo que lo entiendo.',
    ],
  },
  consent: { any: ['Sí, por favor, adelante.', 'Sí, hacedlo así.'] },
  dateFits: { any: ['Sí, me viene bien.', 'Perfecto ese día.'] },
  nothingElse: { any: ['No, eso es todo. ¡Gracias!', 'Nada más, muchas gracias. Buen día.'] },
  unknownQuestion: {
    any: ['Uf, pues no lo sé. ¿No lo veis vosotros?', 'Eso no lo sé, lo siento.'],
  },
  askedAlready: { any: ['Eso ya os lo puse arriba.'] },
  photoSent: { any: ['Aquí va la foto.', 'Te la adjunto.'] },
  noPhoto: { any: ['Ahora no puedo hacer una foto, ¿vale sin ella?'] },
  chase: { any: ['Hola, ¿se sabe algo?', '¿Hay novedades?'], cross: ['Sigo esperando.'] },
  chasePromise: { any: ['Hola, quedasteis en decirme algo. ¿Hay novedades?'] },
  giveUp: {
    any: ['Creo que por aquí no nos entendemos. Llamaré por teléfono, gracias de todas formas.'],
  },
  pleased: { any: ['¡Gracias por avisar!', 'Muy bien, gracias.'] },
  facts: {
    order: ['Es el {value}.', '{value}'],
    address: ['{value}.', 'La dirección es {value}.'],
    birth: ['{value}.', 'Nací el {value}.'],
    phone: ['El {value}, mejor por la tarde.', '{value}'],
    email: ['{value}'],
    name: ['{value}, tal cual.'],
  },
};
