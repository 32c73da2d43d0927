import type { Scenario } from '../scenario';

export const retailWorld: readonly Scenario[] = [
  {
    id: 'de-falsche-farbe',
    sector: 'retail',
    title: 'Wrong colour delivered (German)',
    language: 'de',
    channels: ['web', 'app'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['exchange', 'picture'],
    slots: {
      order: { code: 'HF-######' },
      teil: ['den Teppich', 'den Sessel', 'die Vorhänge', 'die Tagesdecke'],
      soll: ['Salbeigrün', 'Salbei'],
      ist: ['Senfgelb', 'Currygelb', 'Maisgelb'],
    },
    events: [
      ['order', -9, 'Order {order}'],
      ['delivery', -1, 'Delivered'],
    ],
    picture: 'wrong-colour',
    intents: [
      {
        key: 'tausch',
        label: 'exchange colour',
        stems: [
          '~tausch',
          'neu(e|en|er) ',
          'ersatz',
          'richtige',
          'farbe',
          'exchange',
          'replac',
          'correct',
          'colour',
        ],
        ask: ['Und wann kommt die richtige Farbe?'],
      },
      {
        key: 'ruecksendung',
        label: 'pick-up of wrong one',
        stems: [
          'abhol',
          'abgeholt',
          'rucksend',
          'etikett',
          'zuruck',
          'spedition',
          'collect',
          'pick.?up',
          'return',
          'label',
        ],
        ask: ['Wie kommt das falsche Stück zurück? Das ist sperrig.'],
      },
    ],
    openings: [
      [
        {
          text: 'Liebes Team, bestellt hatte ich {teil} in {soll}. Gekommen ist [tausch:{ist}]. Siehe Foto :D',
          picture: 'wrong-colour',
        },
        'Bestellung {order}. [ruecksendung:Wird das abgeholt?] Das Paket ist größer als mein Auto.',
      ],
      [
        'Guten Tag, in der Bestellung {order} ist leider ein Fehler passiert: ich habe {teil} in {ist} statt {soll} erhalten. [tausch:Bitte um Umtausch.] [ruecksendung:Ein Rücksendeetikett lag nicht bei.] Viele Grüße, {name}',
      ],
      [
        'hallo, mein mann findet {ist} ja gar nicht schlecht, ich schon. [tausch:bitte einmal {soll}] wie bestellt ({order}). [ruecksendung:rückversand wie?]',
      ],
    ],
    questions: [
      ['foto|bild|photo', 'Klar, schicke ich.'],
      ['ausgepackt|original|verpack', 'Ist noch in der Folie, nur oben aufgeschnitten.'],
    ],
    thanks: [
      'Wunderbar, vielen Dank! So macht Reklamieren fast Spaß.',
      'Vielen Dank für die schnelle Hilfe!',
      'Toll, danke. Mein Mann trauert, ich nicht.',
    ],
    goodReply:
      'Hallo {first}, das tut mir leid. {Die richtige Farbe geht heute raus und ist {weekday+3} bei Ihnen|Der Ersatz in {soll} ist reserviert und kommt {weekday+3}}. {Die Spedition holt das falsche Stück bei der Gelegenheit ab|Abgeholt wird das falsche Stück gleich bei der Lieferung, ein Etikett brauchen Sie nicht}.',
    goodReplyEnglish:
      'Hello {first}, I am sorry about that. The replacement in {soll} arrives on {weekday+3}. The driver will collect the wrong one when he comes.',
  },
  {
    id: 'de-gutschein-newsletter',
    sector: 'retail',
    title: 'Voucher not deducted, invoice to company (German)',
    language: 'de',
    channels: ['email', 'web'],
    mood: 'brisk',
    rhythm: 'days',
    tags: ['voucher', 'invoice'],
    slots: {
      order: { code: 'HF-######' },
      code: { code: 'DANKE-####' },
      firma: ['Tischlerei Brandt', 'Praxis Dr. Yildiz', 'Café Sonnendeck', 'Kita Wirbelwind e. V.'],
    },
    events: [['order', -3, 'Order {order}, voucher not applied']],
    intents: [
      {
        key: 'gutschein',
        label: 'voucher not deducted',
        stems: [
          '~gutschein',
          'code',
          'rabatt',
          'erstatt',
          'abgezogen',
          'voucher',
          'refund',
          'discount',
        ],
        ask: ['Der Gutschein ist damit aber noch nicht verrechnet.'],
      },
      {
        key: 'rechnung',
        label: 'invoice to company',
        stems: ['rechnung', 'firmen', 'adresse', 'ust', 'invoice', 'company', 'vat'],
        ask: ['Und die Rechnung auf {firma}?'],
      },
    ],
    openings: [
      [
        'Guten Tag,\n\nbei Bestellung {order} wurde der [gutschein:Gutschein {code} nicht abgezogen], obwohl er im Warenkorb noch stand. Außerdem benötige ich die [rechnung:Rechnung auf {firma}].\n\nDanke und Gruß\n{name}',
      ],
      [
        'Moin, zwei Sachen zu {order}: [gutschein:{code} hat nicht gegriffen], und [rechnung:die Rechnung müsste auf {firma} laufen], nicht auf mich privat. Geht das nachträglich?',
      ],
      [
        'Sehr geehrtes Team, Sie werben mit 10 % für Neukunden, [gutschein:der Code {code} wurde angenommen und dann ignoriert].',
        {
          text: 'Nachtrag: [rechnung:Rechnungsempfänger bitte ändern], {firma}, Anschrift {address}.',
          afterMinutes: 40,
        },
      ],
    ],
    questions: [
      ['ust|umsatzsteuer|vat', 'Eine USt-IdNr. haben wir nicht, der Name reicht.'],
      ['welche adresse|anschrift', '{firma}, {address}.'],
    ],
    thanks: [
      'Perfekt, vielen Dank für die schnelle Erledigung.',
      'Danke, Rechnung ist da. Buchhaltung ist glücklich.',
      'Besten Dank!',
    ],
    goodReply:
      'Guten Tag {name}, {der Gutschein {code} war nur einmal gültig, ich erstatte Ihnen die 10 Prozent heute|den Rabatt aus {code} habe ich nachgetragen und erstatte die Differenz}. {Die Rechnung auf {firma} finden Sie in Ihrem Postfach|Eine neue Rechnung auf {firma} ist unterwegs}.',
    goodReplyEnglish:
      'Hello {name}, the voucher was not applied because of an error, I have refunded the 10 percent. The invoice to {firma} is in your mailbox.',
  },
  {
    id: 'es-direccion',
    sector: 'retail',
    title: 'Change delivery address, invoice, gift wrap (Spanish)',
    language: 'es',
    channels: ['messenger', 'whatsapp'],
    mood: 'warm',
    rhythm: 'minutes',
    tags: ['delivery'],
    slots: {
      order: { code: 'HF-######' },
      nueva: [
        'Calle Mayor 18, 2º A',
        'Avenida del Puerto 7',
        'Plaza de la Merced 4, bajo',
        'Calle Feria 112',
      ],
      nif: { code: '########@' },
    },
    events: [['order', -2, 'Order {order}, being packed']],
    intents: [
      {
        key: 'direccion',
        label: 'change address',
        stems: ['direccion', 'cambiad', 'envi', 'entrega', 'address', 'deliver'],
        ask: ['¿Y la dirección de entrega? ¿La habéis cambiado?'],
      },
      {
        key: 'factura',
        label: 'invoice with tax id',
        stems: ['factura', 'nif', 'invoice', 'tax'],
        ask: ['Me falta la factura con el NIF.'],
      },
    ],
    openings: [
      [
        '¿Podéis [direccion:cambiar la dirección de entrega] del pedido {order}? Sería {nueva}. Y necesito [factura:la factura con NIF {nif}], por favor.',
      ],
      [
        'Hola!! me mudo antes de lo previsto 🙈 el pedido {order} tiene que ir [direccion:a {nueva}]',
        {
          text: 'y [factura:factura a nombre mío con NIF] ({nif}) si puede ser, gracias',
          afterMinutes: 3,
        },
      ],
      [
        'Buenos días: compré ayer ({order}) y puse la casa de mis padres sin darme cuenta. [direccion:La buena es {nueva}.] Ya que estamos, [factura:¿me mandáis factura con el NIF {nif}?]',
      ],
    ],
    questions: [
      ['codigo postal|ciudad|postcode|city', 'Misma ciudad, {city}. El código postal no cambia.'],
      ['telefono|phone', 'Sí, el {phone}.'],
    ],
    thanks: [
      '¡Qué rapidez! Muchísimas gracias.',
      'Genial, gracias. Un saludo.',
      'Perfecto, todo resuelto. ¡Gracias!',
    ],
    goodReply:
      'Hola {first}, {hemos llegado a tiempo: la dirección es ahora {nueva} y la entrega será el {weekday+2}|he cambiado la dirección a {nueva}, llega el {weekday+2}}. {La factura con el NIF {nif} la tienes en tu correo|Te acabo de mandar la factura con tu NIF}.',
    goodReplyEnglish:
      'Hello {first}, I have changed the address to {nueva}, delivery is on {weekday+2}. The invoice with your tax number is in your mailbox.',
    chase: ['Perdón que insista, es que igual ya lo están empaquetando…'],
  },
  {
    id: 'ja-gift',
    sector: 'retail',
    title: 'Gift wrapping, delivery day, receipt (Japanese)',
    language: 'ja',
    channels: ['app', 'email'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['gift'],
    slots: {
      order: { code: 'HF-######' },
      shina: ['湯のみセット', '今治タオル', '文庫革カバー', '急須'],
    },
    events: [['order', -1, 'Order {order}, gift']],
    intents: [
      {
        key: 'hoso',
        label: 'gift wrapping',
        stems: ['包装', 'ラッピング', 'のし', '熨斗', 'wrap', 'gift'],
        ask: ['包装の件もお願いできますでしょうか。'],
      },
      {
        key: 'hizuke',
        label: 'delivery day',
        stems: ['届', '配達', '日に', '着', 'deliver', 'arriv'],
        ask: ['{day+6}に間に合いますでしょうか。'],
      },
      {
        key: 'ryoshu',
        label: 'receipt',
        stems: ['領収', '宛名', 'receipt', 'invoice'],
        ask: ['領収書はどのようにいただけますか。'],
      },
    ],
    openings: [
      [
        '注文番号{order}の{last}です。{shina}を母の誕生日に贈りたいのですが、[hoso:ギフト包装とのし]をお願いできますか。[hizuke:{day+6}に届くと]嬉しいです。',
        { text: 'あと、[ryoshu:領収書]は別送でお願いしたいです。', afterMinutes: 4 },
      ],
      [
        'はじめまして。{order}について、①[hoso:ラッピング]の追加、②[hizuke:{day+6}の配達指定]、③[ryoshu:領収書(宛名は{name})]、以上3点お願いいたします。',
      ],
      [
        'お世話になります。先ほど{shina}を注文しましたが、[hoso:包装を選び忘れました]…。まだ間に合いますか?[hizuke:お届けは{day+6}希望]です。金額の分かるものは入れずに、[ryoshu:領収書だけメールで]いただけますか。',
      ],
    ],
    questions: [
      ['のし|表書き|名入れ|message', '表書きは「御祝」、名前は「{last}」でお願いします。'],
      ['時間帯|午前|time', '午前中でお願いします。'],
    ],
    thanks: [
      'ありがとうございます!母もきっと喜びます。',
      '迅速なご対応に感謝いたします。',
      'すべてお願いした通りで、大変助かりました。',
    ],
    goodReply:
      '{last}様、ご注文ありがとうございます。{ギフト包装とのしを追加いたしました(無料です)|包装はまだ間に合いましたので、のしと一緒に承りました}。{{day+6}の午前中にお届けいたします|ご希望の{day+6}午前の配達を指定いたしました}。{領収書はメールでお送りし、荷物には金額の分かるものを入れません|領収書は本日メールにてお送りします}。',
    goodReplyEnglish:
      'Dear {last}, gift wrapping has been added free of charge. It will be delivered on {day+6} in the morning. The receipt goes to your e-mail and not into the box.',
  },
  {
    id: 'ar-talab',
    sector: 'retail',
    title: 'Late order, pay on delivery, exchange (Arabic)',
    language: 'ar',
    channels: ['whatsapp', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['delivery'],
    slots: {
      order: { code: 'HF-######' },
      sela: ['العباية', 'الحذاء الرياضي', 'طقم القهوة', 'حقيبة السفر'],
      qiyas: ['أكبر بمقاس', 'باللون الأسود', 'باللون البيج'],
    },
    events: [
      ['order', -11, 'Order {order}, pay on delivery'],
      ['other', -4, 'Carrier: address unclear'],
    ],
    intents: [
      {
        key: 'taakhur',
        label: 'order late',
        stems: ['يصل', 'توصيل', 'المندوب', 'شحن', 'الطلب', 'deliver', 'arriv', 'courier', 'parcel'],
        ask: ['متى يصل الطلب بالضبط؟'],
      },
      {
        key: 'dafa',
        label: 'pay on delivery by card',
        stems: ['الدفع', 'بطاق', 'نقد', 'pay', 'card', 'cash'],
        ask: ['وهل أستطيع الدفع بالبطاقة عند الاستلام؟'],
      },
      {
        key: 'tabdil',
        label: 'exchange',
        stems: ['استبدال', 'تبديل', 'مقاس', 'لون', 'exchange', 'swap', 'size', 'colour'],
        ask: ['وماذا عن استبدال {sela}؟'],
      },
    ],
    openings: [
      [
        'السلام عليكم، طلبي رقم {order} [taakhur:متأخر منذ أسبوع]. هل المندوب عنده عنواني الصحيح؟',
        {
          text: 'و[dafa:هل ممكن الدفع بالبطاقة عند الاستلام]؟ وإذا لم يكن المقاس مناسباً، [tabdil:كيف أستبدل {sela}]؟',
          afterMinutes: 6,
        },
      ],
      [
        'مرحبا، [taakhur:وين طلبي {order}؟] صار له ١١ يوم. وأبي [tabdil:أبدّل {sela} {qiyas}] لو ما طلعت من المستودع، و[dafa:الدفع بطاقة أو كاش؟]',
      ],
      [
        'مساء النور، بخصوص الطلب {order}:\n- [taakhur:موعد التوصيل]\n- [dafa:طريقة الدفع عند الباب]\n- [tabdil:إمكانية التبديل {qiyas}]\nأرجو الرد على النقاط الثلاث وشكراً.',
      ],
    ],
    questions: [
      ['العنوان|الحي|موقع|location', 'العنوان: {address}. بجانب المسجد الكبير.'],
      ['رقم الجوال|الهاتف|phone', 'نعم، {phone}.'],
    ],
    thanks: [
      'شكراً من القلب، ما قصرتم.',
      'ممتاز، بانتظار المندوب. شكراً.',
      'الله يبارك فيكم على سرعة الرد.',
    ],
    goodReply:
      'أهلاً {first}، {الطلب مع المندوب ويصل غداً بين الرابعة والسابعة|عنوانكم كان ناقصاً وصححناه، والتوصيل غداً مساءً}. {الدفع عند الباب متاح بالبطاقة أو نقداً|نعم، مع المندوب جهاز للدفع بالبطاقة}. {والاستبدال مجاني خلال ١٤ يوماً من التطبيق|ويمكنكم تبديل المقاس مجاناً خلال أسبوعين}.',
    goodReplyEnglish:
      'Hello {first}, the courier has your order and it will arrive tomorrow between four and seven. You can pay at the door by card or cash. An exchange for another size is free within 14 days.',
  },
];
