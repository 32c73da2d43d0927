import type { Scenario } from '../scenario';

export const bankingWorld: readonly Scenario[] = [
  {
    id: 'de-tan-app',
    sector: 'banking',
    title: 'New phone, TAN app, blocked card (German)',
    language: 'de',
    channels: ['sms', 'web'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['app', 'card'],
    slots: {
      handy: ['Pixel', 'iPhone', 'Fairphone', 'Samsung'],
      faellig: ['die Miete', 'das Kindergeld-Darlehen', 'der Handwerker', 'die Klassenfahrt'],
      last4: { code: '####' },
    },
    events: [['other', -1, 'Card {last4} locked after three attempts']],
    intents: [
      {
        key: 'tan',
        label: 'TAN app on new phone',
        stems: ['tan', 'brief', 'aktivierung', 'app', 'activation', 'letter'],
        ask: ['Und wie kriege ich die TAN-App auf das neue Handy?'],
      },
      {
        key: 'karte',
        label: 'unlock card',
        stems: ['karte', 'entsperr', 'freigeschaltet', 'pin', 'card', 'unlock'],
        ask: ['Die Karte ist immer noch gesperrt, oder?'],
      },
      {
        key: 'zahlung',
        label: 'urgent transfer',
        stems: ['uberweis', 'telefon', 'zahlung', 'ausgefuhrt', 'transfer', 'payment', 'phone'],
        ask: ['Und die Überweisung? Die muss heute raus.'],
      },
    ],
    openings: [
      [
        'Hallo, neues {handy}, altes Handy im See. [tan:Die TAN-App will einen Brief], den ich nicht habe. [karte:Karte {last4} habe ich auch gesperrt], dreimal falsche PIN. Und heute ist {faellig} fällig, [zahlung:wie überweise ich jetzt?]',
      ],
      [
        'Guten Tag, ich komme nach dem Handywechsel nicht mehr ins Banking. [tan:TAN-Verfahren neu einrichten], [karte:Karte …{last4} entsperren], und [zahlung:eine dringende Überweisung] bitte. Alles auf einmal, ich weiß.',
      ],
      [
        'so blöd: [karte:karte gesperrt], [tan:tan app weg], {faellig} wartet ([zahlung:überweisung heute!!])',
        {
          text: 'bin tagsüber per sms erreichbar, telefonieren geht schlecht, baustelle',
          afterMinutes: 2,
        },
      ],
    ],
    questions: [
      [
        'betrag|empfanger|amount|recipient',
        '640,00 an Hausverwaltung Krüger, IBAN wie in der Vorlage "Miete".',
      ],
      ['geburts|sicherheit|birth|security', '{birth}, und das Kennwort ist "Leuchtturm".'],
    ],
    thanks: [
      'Uff. Danke, das ging ja schnell.',
      'Vielen Dank, jetzt läuft wieder alles.',
      'Sie haben meinen Tag gerettet. Danke!',
    ],
    goodReply:
      'Guten Tag {first}, {der Aktivierungsbrief für die TAN-App ist unterwegs und kommt {weekday+2}|die TAN-App können Sie per Video sofort neu aktivieren, der Link kommt gleich}. {Die Karte {last4} ist wieder frei, die alte PIN gilt|Ihre Karte habe ich entsperrt}. {Die Überweisung nehme ich heute mit Ihrem Kennwort entgegen|Für die eilige Überweisung reicht mir Betrag und Kennwort, sie geht heute raus}.',
    goodReplyEnglish:
      'Hello {first}, the activation letter arrives on {weekday+2}. Your card is unlocked again. I can make the transfer for you today.',
  },
  {
    id: 'es-transferencia',
    sector: 'banking',
    title: 'Transfer not arrived, commission (Spanish)',
    language: 'es',
    channels: ['app', 'web'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['transfer', 'fees'],
    slots: {
      suma: { money: [350, 900] },
      para: ['mi hermana en Quito', 'el casero', 'la academia', 'mi madre en Rosario'],
      com: ['18,00', '25,00', '12,50'],
    },
    events: [['other', -5, 'Transfer {suma} sent']],
    intents: [
      {
        key: 'donde',
        label: 'transfer not arrived',
        stems: [
          'transferencia',
          'banco (destino|intermediario|receptor)',
          'llegar',
          'rastre',
          'localizad',
          'transfer',
          'arrive',
          'bank',
        ],
        ask: ['¿Pero dónde está el dinero?'],
      },
      {
        key: 'comision',
        label: 'fee',
        stems: ['comision', 'devol', 'gasto', 'fee', 'refund', 'charge'],
        ask: ['¿Y la comisión de {com}?'],
        refused: ['Me cobráis {com} por no hacer llegar el dinero. Increíble.'],
      },
    ],
    openings: [
      [
        'Hice una transferencia de {suma} para {para} el {day-5} y [donde:no ha llegado]. Encima [comision:me cobrasteis {com} de comisión].',
      ],
      [
        'Buenas. [donde:¿Cuánto tarda una transferencia?] Van cinco días, {suma}, {para}.',
        {
          text: 'y explicadme [comision:los {com} de comisión] que la app ponía gratis',
          afterMinutes: 6,
        },
      ],
      [
        'Estimados señores: solicito [donde:información sobre la transferencia de {suma}] del {day-5}, que el destinatario no ha recibido, así como [comision:la devolución de la comisión] ({com}), dado que se anunciaba sin coste. Atentamente, {name}',
      ],
    ],
    questions: [
      [
        'iban|cuenta|swift',
        'El IBAN lo copié del contrato, acaba en 0093. El nombre está bien escrito.',
      ],
      ['justificante|comprobante|receipt', 'Sí, tengo el justificante en PDF.'],
    ],
    thanks: [
      'Vale, gracias por explicarlo bien.',
      'Muchas gracias. Aviso y espero entonces.',
      'Perfecto, gracias por devolver la comisión.',
    ],
    goodReply:
      'Hola {first}, {la transferencia está en el banco intermediario por un control y va a llegar mañana|he rastreado la transferencia: llega mañana a la cuenta de destino}. {La comisión de {com} te la hemos devuelto hoy|Los {com} de comisión eran un error y ya están devueltos}.',
    goodReplyEnglish:
      'Hello {first}, the transfer is held at another bank for a check and will arrive tomorrow. The fee was an error, I have refunded it.',
  },
  {
    id: 'ja-sokin',
    sector: 'banking',
    title: 'Transfer abroad: fee, duration, limit (Japanese)',
    language: 'ja',
    channels: ['web', 'app'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['transfer'],
    slots: {
      kuni: ['カナダ', 'オーストラリア', 'フィリピン', 'ドイツ'],
      gaku: { money: [900, 2400] },
    },
    events: [['other', -2, 'Transfer abroad stopped: limit']],
    intents: [
      {
        key: 'tesuryo',
        label: 'transfer fee',
        stems: ['手数料', '円', '無料', 'fee', 'cost'],
        ask: ['手数料はおいくらでしょうか。'],
      },
      {
        key: 'nissu',
        label: 'how long',
        stems: ['営業日', '日で', '着金', 'かかり', 'days', 'arrive'],
        ask: ['何日くらいで届きますか。'],
      },
      {
        key: 'gendo',
        label: 'raise limit',
        stems: ['限度', '上限', '引き上げ', '枠', 'limit', 'raise'],
        ask: ['限度額を上げていただくことは可能でしょうか。'],
      },
    ],
    openings: [
      [
        '留学中の娘に{kuni}へ{gaku}送金したいのですが、[gendo:限度額を超えていると表示]されます。[tesuryo:手数料]と[nissu:着金までの日数]も教えてください。',
      ],
      [
        '海外送金({kuni})について伺います。[tesuryo:①手数料はいくらですか]。[nissu:②何営業日かかりますか]。',
        {
          text: '[gendo:③上限の引き上げはアプリでできますか]。学費の期限が{day+6}です。',
          afterMinutes: 5,
        },
      ],
      [
        'いつもありがとうございます。{gaku}を{kuni}に送りたいのですがエラーになります。[gendo:枠が足りないのでしょうか]。急ぎですので[nissu:どのくらいで届くか]、[tesuryo:費用]も併せてお願いします。',
      ],
    ],
    questions: [
      ['目的|用途|purpose', '娘の大学の授業料です。請求書もございます。'],
      ['受取人|口座|recipient', '受取人は娘本人で、以前にも送金したことがあります。'],
    ],
    thanks: [
      'よく分かりました。無事に手続きできました。',
      '期限に間に合いそうです。ありがとうございました。',
      '迅速なご対応、感謝いたします。',
    ],
    goodReply:
      '{last}様、お問い合わせありがとうございます。{手数料は学費の場合2,000円です|授業料のご送金ですので手数料は無料となります}。{通常2〜3営業日で着金いたします|お受け取りまで2営業日ほどかかります}。{限度額は本日中に引き上げましたので、今からお手続きいただけます|上限は一時的に引き上げ済みです}。',
    goodReplyEnglish:
      'Dear {last}, the fee for tuition is 2,000 yen. It takes two to three days to arrive. I have raised your limit for today.',
  },
  {
    id: 'ar-bitaqa',
    sector: 'banking',
    title: 'Card refused online, limit, travel notice (Arabic)',
    language: 'ar',
    channels: ['whatsapp', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['card'],
    slots: {
      last4: { code: '####' },
      makan: ['لندن', 'القاهرة', 'دبي', 'جاكرتا'],
      mablagh: { money: [220, 760] },
    },
    events: [['other', 0, 'Online payment {mablagh} refused']],
    intents: [
      {
        key: 'rafd',
        label: 'payment refused',
        stems: [
          'رفض',
          'الدفع',
          'الشراء',
          'عملية',
          'الإنترنت',
          'فعّلت',
          'تفعيل',
          'online',
          'refused',
          'payment',
          'activated',
        ],
        ask: ['ولماذا تُرفض البطاقة؟'],
      },
      {
        key: 'hadd',
        label: 'raise limit',
        stems: ['الحد', 'رفعنا', 'رفعت', 'limit', 'raised'],
        ask: ['والحد اليومي؟ هل رفعتموه؟'],
      },
      {
        key: 'safar',
        label: 'card abroad',
        stems: ['سفر', 'خارج', '{makan}', 'abroad', 'travel'],
        ask: ['وهل تعمل البطاقة في {makan}؟'],
      },
    ],
    openings: [
      [
        'السلام عليكم، بطاقتي المنتهية بـ {last4} [rafd:مرفوضة عند الشراء من الإنترنت] بمبلغ {mablagh}. أرجو [hadd:رفع الحد اليومي] أيضاً، وسأسافر إلى {makan} غداً، [safar:هل ستعمل هناك؟]',
      ],
      [
        'لو سمحتم البطاقة {last4} [rafd:كل مرة ترفض] 😓 حجز فندق {makan} راح يروح علي.',
        {
          text: '[hadd:ارفعوا الحد] لو هو السبب، و[safar:فعلوها للسفر] الله يسعدكم',
          afterMinutes: 1,
        },
      ],
      [
        'مساء الخير، ثلاثة طلبات للبطاقة {last4}: [rafd:معرفة سبب رفض العملية]، [hadd:زيادة الحد]، [safar:إشعار سفر إلى {makan}].',
      ],
    ],
    questions: [
      ['التاجر|الموقع|merchant|which site', 'موقع حجز فنادق، جرّبت مرتين.'],
      ['كم تريد|المبلغ|how much', 'ضعف الحد الحالي يكفي، لمدة أسبوعين فقط.'],
    ],
    thanks: [
      'نجحت العملية الآن، شكراً لكم!',
      'شكراً، خدمة سريعة ماشاء الله.',
      'ممتاز، الله يعطيكم العافية.',
    ],
    goodReply:
      'وعليكم السلام {first}، {الشراء من الإنترنت كان موقوفاً للحماية وفعّلته الآن|سبب رفض العملية أن الدفع الإلكتروني غير مفعّل، وقد تم تفعيله}. {ورفعت الحد اليومي إلى الضعف لمدة أسبوعين|رفعنا الحد كما طلبتم}. {والبطاقة تعمل في {makan} من الغد، سجّلت إشعار السفر|إشعار السفر إلى {makan} مسجّل}.',
    goodReplyEnglish:
      'Hello {first}, online payments were switched off for protection, I have activated them now. The daily limit is raised for two weeks. The card works abroad from tomorrow.',
  },
  {
    id: 'pt-cartao',
    sector: 'banking',
    title: 'Unknown subscription on the card (Portuguese)',
    language: 'pt',
    channels: ['app', 'web'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['card', 'dispute'],
    slots: { servico: ['FitZone Plus', 'MyCloud 2TB', 'StreamBox'], valor: { money: [9, 24] } },
    events: [['other', -3, 'Card payment {servico} {valor}']],
    intents: [
      {
        key: 'assinatura',
        label: 'unknown subscription',
        stems: [
          'assinatura',
          'subscricao',
          'bloque',
          'comerciante',
          'cancel',
          'subscription',
          'blocked',
          'merchant',
        ],
        ask: ['E a assinatura, vai ser bloqueada?'],
      },
      {
        key: 'dinheiro',
        label: 'money back',
        stems: ['devol', 'reembols', 'estorn', 'credit', 'refund'],
        ask: ['E o dinheiro dos meses anteriores?'],
      },
    ],
    openings: [
      [
        'Boa noite, aparece no meu cartão [assinatura:«{servico}», {valor}, que nunca subscrevi]. Já vai no terceiro mês! [dinheiro:Quero o dinheiro de volta.]',
      ],
      [
        'Olá, podem ver o que é [assinatura:{servico}] no meu extrato? {valor} todos os meses.',
        { text: 'e como faço para [dinheiro:reaver os três meses]?', afterMinutes: 5 },
      ],
      [
        'bom dia! [assinatura:não reconheço {servico}], {valor}. liguei pra eles, número não existe. [dinheiro:quero estorno] por favor',
      ],
    ],
    questions: [
      [
        'email|conta|experimental|trial',
        'Nunca dei o meu e-mail a nenhum sítio desses, que me lembre.',
      ],
    ],
    thanks: [
      'Muito bem, assim durmo melhor.',
      'Impecável, agradeço a ajuda.',
      'Valeu! Resolvido em dois minutos.',
    ],
    goodReply:
      'Olá {first}, {a assinatura de {servico} está bloqueada, não volta a ser cobrada|bloqueei o comerciante {servico} no seu cartão}. {O valor dos três meses é devolvido até {weekday+3}|Os três meses já estão em estorno e entram até {weekday+3}}.',
    goodReplyEnglish:
      'Hello {first}, the subscription is blocked on your card. You get a refund of the three months by {weekday+3}.',
  },
];
