import type { Scenario } from '../scenario';

export const telecomsGermanSpanish: readonly Scenario[] = [
  {
    id: 'de-rufnummer',
    sector: 'telecoms',
    title: 'Number porting, cancellation, old router (German)',
    language: 'de',
    channels: ['sms', 'app'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['porting'],
    slots: { alt: ['Rheinfon', 'Telnord', 'Mobilia'], number: { code: '0176 ########' } },
    events: [['order', -4, 'Mobile M ordered, number to be ported from {alt}']],
    intents: [
      {
        key: 'mitnahme',
        label: 'number porting date',
        stems: ['~mitnahme', '~portier', '~rufnummer', 'nummer', 'port(ed|ing)?', 'number'],
        ask: ['Und wann zieht meine Nummer jetzt um?'],
      },
      {
        key: 'kuendigung',
        label: 'cancel old provider',
        stems: ['~kundig', 'altanbieter', 'cancel', 'terminat', 'old provider'],
        ask: ['Muss ich bei {alt} selbst kündigen? Das haben Sie noch nicht gesagt.'],
      },
      {
        key: 'sim',
        label: 'SIM card delivery',
        stems: ['sim', '~karte', 'post', 'esim', 'card'],
        ask: ['Und die SIM-Karte?'],
      },
    ],
    openings: [
      [
        'Danke! Noch eine Frage zur [mitnahme:Mitnahme meiner Nummer {number}]: wann genau ist das? Und [kuendigung:muss ich bei {alt} noch kündigen] oder macht ihr das?',
        { text: '[sim:SIM ist übrigens noch nicht da]', afterMinutes: 4 },
      ],
      [
        'Guten Tag, ich habe vor vier Tagen Mobile M bestellt. [sim:Die SIM-Karte fehlt noch], und von der [mitnahme:Rufnummernmitnahme] höre ich nichts. [kuendigung:Bei {alt} läuft der Vertrag weiter], wer kündigt den? MfG {name}',
      ],
      [
        'hallo, ich blick nicht mehr durch. {alt} sagt ihr müsst [mitnahme:portieren], ihr sagt {alt} muss freigeben. wer jetzt?',
        'und wenn die nummer weg ist [kuendigung:ist dann automatisch gekündigt]? [sim:karte] kam auch noch keine',
      ],
    ],
    questions: [
      [
        'freigabe|opt-in|portierungserklarung|release',
        'Ja, das Opt-in habe ich am {short-2} bei {alt} gemacht. Steht auch so in deren App.',
      ],
    ],
    thanks: [
      'Super, das war mal eine klare Auskunft. Danke!',
      'Alles klar, dann warte ich auf den {day+5}. Danke und schönen Tag noch.',
      'Prima, vielen Dank. Endlich jemand, der alles auf einmal beantwortet.',
    ],
    goodReply:
      'Guten Tag {name}, {Ihre Nummer wird am {day+5} portiert, an dem Tag sind Sie etwa zwei Stunden nicht erreichbar|Ihre Rufnummer zieht am {day+5} zwischen 6 und 8 Uhr zu uns um}. {Bei {alt} müssen Sie nichts tun, mit der Mitnahme ist der alte Vertrag gekündigt|Um die Kündigung bei {alt} kümmern wir uns, sie gilt zum selben Tag}. {Die SIM-Karte ist heute in die Post gegangen und kommt {weekday+2}|Die SIM ist unterwegs und liegt spätestens {weekday+2} im Briefkasten}.',
    goodReplyEnglish:
      'Hello {name}, your number will be ported on {day+5} in the morning. There is no need to cancel with {alt}, we do that for you. The SIM card went out today and arrives on {weekday+2}.',
    chase: ['Gibt es hier schon etwas Neues?'],
  },
  {
    id: 'de-stoerung',
    sector: 'telecoms',
    title: 'Slow every evening, wants a reduction (German)',
    language: 'de',
    channels: ['whatsapp', 'email'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['speed', 'billing'],
    slots: { messung: ['11', '8', '14'], tarif: ['250', '100'] },
    events: [
      ['call', -11, 'Complained about slow line in the evening'],
      ['visit', -6, 'Technician did not find anybody at home'],
    ],
    intents: [
      {
        key: 'langsam',
        label: 'slow in the evening',
        stems: [
          'leitung',
          'segment',
          'uberlast',
          'stor',
          'verteiler',
          'mbit',
          'ausgebaut',
          'line',
          'speed',
          'capacity',
        ],
        ask: ['Und woran liegt es nun, dass abends nichts geht?'],
      },
      {
        key: 'termin',
        label: 'technician visit',
        stems: ['techniker', 'termin', 'technician', 'appointment', 'visit'],
        ask: ['Was ist mit dem Techniker? Ich war zu Hause!'],
      },
      {
        key: 'minderung',
        label: 'price reduction',
        stems: [
          '~minder',
          '~gutschrift',
          '~erstatt',
          'rabatt',
          'nachlass',
          'reduc',
          'credit',
          'discount',
        ],
        ask: ['Bleibt die Minderung. Ich zahle für {tarif} Mbit und bekomme {messung}.'],
        refused: ['Dann wende ich mich an die Bundesnetzagentur. Das Messprotokoll habe ich.'],
      },
    ],
    openings: [
      [
        'Jeden Abend dasselbe: ab 19 Uhr [langsam:{messung} Mbit statt {tarif}]. Der [termin:Techniker war angeblich da], ich saß den ganzen Nachmittag neben der Klingel.',
        'Ich möchte [minderung:weniger zahlen], bis das läuft. Messprotokoll habe ich, 30 Messungen.',
      ],
      [
        'Sehr geehrte Damen und Herren,\n\nseit dem {day-14} erreicht mein Anschluss [langsam:abends nur {messung} Mbit/s von {tarif}]. Der vereinbarte [termin:Technikertermin am {day-6} fand nicht statt]. Ich bitte um einen neuen Termin und um [minderung:Minderung nach § 57 TKG].\n\nMit freundlichen Grüßen\n{name}',
      ],
      [
        'so, netflix ruckelt wieder, [langsam:{messung}mbit], toll. und auf der karte steht "kunde nicht angetroffen", ich wohne im erdgeschoss mit hund, den [termin:techniker] hätte ich gemerkt 😑 [minderung:zahle ich das jetzt eigentlich voll?]',
      ],
    ],
    questions: [
      ['lan|kabel|wlan|cable', 'Natürlich per LAN-Kabel gemessen, wie es die App verlangt.'],
      ['klingel|name|bell', 'Auf der Klingel steht {last}, wie seit neun Jahren.'],
    ],
    thanks: [
      'Na also. Danke, das klingt vernünftig. Dann bis {weekday+3}.',
      'Danke für die ehrliche Auskunft, damit kann ich leben.',
      'Gut. Ich melde mich, wenn der Techniker wieder ein Geist ist. Aber danke.',
    ],
    goodReply:
      'Guten Tag {name}, {in Ihrem Segment ist abends zu viel los, der Verteiler wird bis {day+20} ausgebaut|die Leitung ist in Ordnung, aber das Segment ist überlastet und wird bis {day+20} erweitert}. {Der Techniker kommt {weekday+3} zwischen 8 und 10 und ruft vorher an|Ich habe einen neuen Termin gebucht: {weekday+3}, 8 bis 10 Uhr, mit Anruf vorher}. {Bis dahin mindern wir den Preis um die Hälfte, die Gutschrift sehen Sie auf der nächsten Rechnung|Bis es läuft, bekommen Sie 50 Prozent Gutschrift auf jede Rechnung}.',
    goodReplyEnglish:
      'Hello {name}, the line segment is overloaded in the evening and its capacity is doubled by {day+20}. A technician comes on {weekday+3} between 8 and 10 and calls first. Until then you get a credit of half the monthly price.',
    chase: ['Ich warte. Es ist übrigens gerade wieder 20 Uhr.'],
    history: [
      {
        daysAgo: 160,
        intents: ['Rechnung per Post'],
        outcome: 'Paper bill set up, 1.50 a month waived',
        lines: [
          {
            c: 'Guten Abend, meine Frau möchte die Rechnung wieder auf Papier. Geht das, und was kostet es?',
          },
          {
            a: 'Guten Tag {name}, gern: ab der nächsten Rechnung kommt sie per Post. Die 1,50 im Monat lasse ich bei Ihnen weg, Sie sind lange genug bei uns.',
            h: 4,
          },
          { c: 'Das ist nett, danke. Auch von meiner Frau.', h: 3 },
        ],
      },
    ],
  },
  {
    id: 'es-portabilidad',
    sector: 'telecoms',
    title: 'Double bill after porting (Spanish)',
    language: 'es',
    channels: ['web', 'whatsapp'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['porting', 'billing'],
    slots: { otra: ['Movilux', 'Telcosta', 'Yupi'], importe: { money: [38, 62] } },
    events: [
      ['order', -35, 'Home 100 + Mobile M, ported from {otra}'],
      ['invoice', -2, 'First invoice: {importe}'],
    ],
    intents: [
      {
        key: 'doble',
        label: 'billed twice',
        stems: [
          'factur',
          'dos veces',
          '~cobr',
          'devol',
          'abono',
          'importe',
          'charged',
          'refund',
          'bill',
        ],
        ask: ['¿Y lo de la factura doble?', 'Pero lo de que me cobráis dos veces, ¿cómo queda?'],
      },
      {
        key: 'permanencia',
        label: 'minimum term',
        stems: ['permanencia', 'meses de', 'compromiso', 'minimum term', 'contract', 'commitment'],
        ask: ['¿Tengo permanencia o no?'],
      },
      {
        key: 'router',
        label: 'return router',
        stems: ['router', 'equipo', 'devolver', 'recog', 'pick.?up', 'collect', 'correos'],
        ask: ['Y el router viejo, ¿dónde lo llevo?'],
      },
    ],
    openings: [
      [
        'Hola, acabo de recibir [doble:dos facturas del mismo mes], una vuestra de {importe} y otra de {otra}. ¿No os encargabais vosotros de la baja?',
        '¿Y [permanencia:tengo permanencia]? Porque a mí me dijeron que no. Ah, y [router:el router viejo] sigue en casa.',
      ],
      [
        'Buenas tardes, soy {name}. Tres dudas: 1) por qué [doble:he pagado dos veces {month-0}], 2) [permanencia:cuánta permanencia] tengo con vosotros, 3) qué hago con [router:el router de antes]. Gracias de antemano.',
      ],
      [
        'holaa mirad, mi madre dice que nos habéis [doble:cobrado el doble], {importe} + lo de {otra}. la línea está a mi nombre. me lo miráis porfa?',
        {
          text: 'y decidme si hay [permanencia:permanencia] que igual nos mudamos en verano. [router:el aparato viejo] lo tiro o lo queréis?',
          afterMinutes: 7,
        },
      ],
    ],
    questions: [
      ['dni|nif|document', 'Mi DNI acaba en {dniEnd}. ¿Basta con eso?'],
      [
        'factura de|otra factura|captura|screenshot',
        'La de {otra} es del {short-6}, por 29,90. Es del día 1 al 30, o sea, el mes entero.',
      ],
    ],
    thanks: [
      'Genial, todo aclarado. ¡Muchas gracias!',
      'Perfecto, mil gracias. Así da gusto.',
      'Vale, me queda todo claro. Gracias por contestar a las tres cosas.',
    ],
    goodReply:
      'Hola, {first}. {La factura de {otra} se solapó nueve días con la nuestra: te hacemos un abono de 12,40 en la próxima|Nos solapamos nueve días con {otra} y te devolvemos esa parte, 12,40, en la próxima factura}. {No tienes permanencia, puedes irte cuando quieras avisando con 15 días|Tu contrato no tiene permanencia}. {El router viejo es de {otra}: lo recogen ellos si llamas al 900 de su web|El equipo antiguo lo puedes devolver en cualquier tienda de {otra}}.',
    goodReplyEnglish:
      'Hello {first}, both bills overlap by nine days and we refund 12.40 with the next one. There is no minimum term in your contract. The old router belongs to {otra}, they collect it if you call them.',
    chase: ['¿Hay alguien por ahí?'],
  },
  {
    id: 'es-instalacion',
    sector: 'telecoms',
    title: 'Installer did not come (Spanish)',
    language: 'es',
    channels: ['whatsapp', 'app'],
    mood: 'cross',
    rhythm: 'minutes',
    tags: ['visit', 'complaint'],
    slots: {
      hora: ['de 9 a 14', 'de 8 a 13', 'de 15 a 20'],
      excusa: [
        'un SMS diciendo que no estaba en casa',
        'una llamada perdida de dos segundos',
        'nada, ni un mensaje',
      ],
    },
    events: [
      ['order', -12, 'Fibre 600 ordered'],
      ['visit', -1, 'Installation marked: customer absent'],
    ],
    intents: [
      {
        key: 'cita',
        label: 'new appointment',
        stems: [
          'cita',
          'instalador',
          'tecnico',
          'visita',
          'appointment',
          'installer',
          'technician',
        ],
        ask: ['¿Cuándo viene entonces el instalador?', 'Sigo sin fecha para la instalación.'],
      },
      {
        key: 'compensa',
        label: 'compensation',
        stems: [
          'compens',
          'descuento',
          'gratis',
          'abono',
          'mes ',
          'credit',
          'free',
          'discount',
          'refund',
        ],
        ask: ['¿Y la mañana de trabajo que he perdido? Alguna compensación habrá.'],
        refused: ['Pues qué bien. Yo pierdo un día de trabajo y vosotros nada.'],
      },
    ],
    openings: [
      [
        'Ayer esperé al instalador {hora} y [cita:no vino nadie]. Lo único que recibí: {excusa}. Pedí el día libre para esto!!',
        'Quiero [cita:una cita nueva] ya y [compensa:alguna compensación], la verdad.',
      ],
      [
        'Hola. A ver si me explicáis cómo puedo "no estar en casa" si no me moví de la mesa del comedor {hora}. [cita:¿Cuándo volvéis?] Y lo del [compensa:día perdido] quién lo paga.',
      ],
      [
        'buenas, instalación de fibra, segunda vez que [cita:me dejan plantao el técnico]. {weekday+2} por la mañana puedo, si no ya la semana que viene. y [compensa:un detallito por las molestias] no estaría mal digo yo',
      ],
    ],
    questions: [
      [
        'telefonillo|portero|piso|timbre',
        'El telefonillo funciona. 3º B. Y el portero está hasta las dos.',
      ],
      ['manana o tarde|que dia|morning', 'Por la mañana mejor, cualquier día menos el miércoles.'],
    ],
    thanks: [
      'Vale, gracias. Esta vez no me muevo de la puerta :)',
      'Eso ya es otra cosa. Gracias por responder rápido.',
      'Gracias, apuntado. A la tercera va la vencida.',
    ],
    goodReply:
      'Hola, {first}, tienes razón y lo siento: el parte estaba mal. {El instalador va el {weekday+2} de 9 a 11 y te llama media hora antes|Te he reservado una cita fija el {weekday+2} a las 9, con llamada previa}. {Como compensación, el primer mes es gratis|Por el día perdido te hacemos un abono de un mes entero}.',
    goodReplyEnglish:
      'Hello {first}, I am sorry, our record was wrong. The installer comes on {weekday+2} between 9 and 11 and calls half an hour before. As an apology the first month is free.',
    chase: ['Hola?? Sigo sin internet y sin noticias.'],
  },
];
