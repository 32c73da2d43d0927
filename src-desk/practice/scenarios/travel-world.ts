import type { Scenario } from '../scenario';

export const travelWorld: readonly Scenario[] = [
  {
    id: 'de-umbuchung',
    sector: 'travel',
    title: 'Rebook because of exam, insurance, seats (German)',
    language: 'de',
    channels: ['email', 'app'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['rebooking', 'insurance'],
    slots: {
      ref: { code: 'MV-######' },
      ziel: ['Kreta', 'Teneriffa', 'Malta', 'Sizilien'],
      grund: [
        'eine Nachprüfung meiner Tochter',
        'eine OP, die verschoben wurde',
        'die Kur meiner Mutter',
      ],
    },
    events: [['booking', -60, 'Booking {ref}: {ziel}, from {day+16}']],
    intents: [
      {
        key: 'umbuchen',
        label: 'move trip by a week',
        stems: [
          '~umbuch',
          '~umgebucht',
          'woche',
          'neue(r|n)? termin',
          '~verschob',
          '~verschieb',
          'rebook',
          'moved',
          'week',
        ],
        ask: ['Und die Umbuchung um eine Woche? Geht das?'],
      },
      {
        key: 'kosten',
        label: 'rebooking fee',
        stems: ['kost', 'gebuhr', 'euro', 'aufpreis', '€', 'fee', 'cost'],
        ask: ['Was kostet mich das?'],
      },
      {
        key: 'versicherung',
        label: 'insurance',
        stems: ['~versicher', 'attest', 'police', 'insur', 'certificate'],
        ask: ['Zahlt die Versicherung?'],
      },
    ],
    openings: [
      [
        'Guten Tag, wegen {grund} können wir nicht am {day+16} nach {ziel} fliegen (Buchung {ref}). [umbuchen:Lässt sich die Reise um eine Woche verschieben?] [kosten:Was kostet das], und [versicherung:greift unsere Reiseversicherung]?',
      ],
      [
        'Hallo, blöde Situation: {grund}. {ref}, {ziel}.',
        {
          text: '[umbuchen:eine woche später wäre ideal]. [kosten:gebühr?] und [versicherung:wir haben doch die versicherung dazugebucht], zählt das als grund?',
          afterMinutes: 7,
        },
      ],
      [
        'Sehr geehrte Damen und Herren, ich bitte um [umbuchen:Umbuchung der Reise {ref} auf den {day+23}]. Bitte teilen Sie mir [kosten:die Kosten] mit und ob [versicherung:die Rücktrittsversicherung] eintritt. Grund: {grund}. Mit freundlichem Gruß, {name}',
      ],
    ],
    questions: [
      ['nachweis|attest|bescheinigung|proof', 'Ja, eine Bescheinigung habe ich, schicke ich gern.'],
      ['flughafen|airport', 'Flughafen bitte wie gehabt.'],
    ],
    thanks: [
      'Da fällt mir ein Stein vom Herzen. Danke!',
      'Vielen Dank, das hilft uns sehr.',
      'Danke, so machen wir es. Sehr freundlich von Ihnen.',
    ],
    goodReply:
      'Guten Tag {name}, {die Reise ist auf den {day+23} umgebucht, gleiches Hotel, gleiche Zimmer|eine Woche später ist alles frei, ich habe Sie auf den {day+23} umgebucht}. {Die Gebühr beträgt 30 Euro pro Person|Das kostet 30 Euro pro Person, sonst nichts}. {Die Versicherung übernimmt das, bitte reichen Sie die Bescheinigung ein|Mit einer Bescheinigung erstattet Ihnen die Reiseversicherung auch das}.',
    goodReplyEnglish:
      'Hello {name}, your trip is moved to {day+23}, same hotel. The fee is 30 per person. The insurance covers it if you send the certificate.',
  },
  {
    id: 'es-maleta',
    sector: 'travel',
    title: 'Luggage lost on arrival (Spanish)',
    language: 'es',
    channels: ['whatsapp', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['luggage', 'urgent'],
    slots: {
      ref: { code: '@@@#@#' },
      pir: { code: 'BCN MV #####' },
      ciudad: ['Bogotá', 'Ciudad de México', 'Buenos Aires', 'Lima'],
      color: ['verde con una cinta roja', 'gris, muy grande', 'azul con pegatinas'],
    },
    events: [
      ['booking', -45, 'Booking {ref} to {ciudad}'],
      ['other', -1, 'Baggage report {pir}'],
    ],
    intents: [
      {
        key: 'maleta',
        label: 'lost suitcase',
        stems: [
          'maleta',
          'equipaje',
          'localiz',
          'vuelo',
          'llega',
          'bag',
          'suitcase',
          'luggage',
          'found',
        ],
        ask: ['¿Pero dónde está la maleta?'],
      },
      {
        key: 'gastos',
        label: 'emergency purchases',
        stems: [
          'gastos',
          'compra',
          'recib',
          'tique',
          'reembols',
          'expenses',
          'receipt',
          'reimburs',
        ],
        ask: ['¿Y la ropa que he tenido que comprar?'],
      },
      {
        key: 'hotel',
        label: 'deliver to hotel',
        stems: ['hotel', 'direccion', 'mandar', 'mensajer', 'deliver', 'courier'],
        ask: ['¿Me la lleváis al hotel o tengo que volver al aeropuerto?'],
      },
    ],
    openings: [
      [
        'Hola, he llegado a {ciudad} y [maleta:mi maleta no]. Es {color}. Parte {pir}, reserva {ref}. Mañana tengo una boda y estoy en vaqueros.',
        {
          text: '[gastos:¿Puedo comprar algo y lo pagáis?] [hotel:¿Me la lleváis al hotel?]',
          afterMinutes: 3,
        },
      ],
      [
        'Buenas noches. Número de parte {pir}. [maleta:¿Se sabe algo del equipaje?] En el mostrador me dijeron "mañana" encogiéndose de hombros. Necesito saber también [gastos:qué gastos cubrís] y [hotel:si la entregáis en el hotel].',
      ],
      [
        'oye, la maleta ({color}) [maleta:se quedó en la escala seguro], lo vi desde la ventanilla jaja',
        '[gastos:me pagáis un cargador y unas camisas?] y [hotel:cómo me llega, que mañana cambio de hotel]. ref {ref}',
      ],
    ],
    questions: [
      [
        'hotel|direccion|donde se aloja|address',
        'Hotel Casa Almendro, habitación 214, hasta el {weekday+2}.',
      ],
      [
        'color|marca|describ|contenido',
        'Es {color}. Dentro hay ropa de boda y un libro de recetas de mi abuela.',
      ],
    ],
    thanks: [
      '¡Ay, qué alivio! Gracias, gracias.',
      'Perfecto, quedo a la espera de la maleta. Muchas gracias por todo.',
      'Mil gracias, me habéis salvado la boda.',
    ],
    goodReply:
      'Hola {first}, {la maleta está localizada: llega en el vuelo de mañana a las 9|hemos localizado el equipaje, sale esta noche en el próximo vuelo}. {Puedes hacer compras por hasta 120 euros, guarda los recibos|Los gastos de ropa y aseo te los reembolsamos hasta 120 con los tiques}. {Un mensajero la deja en tu hotel antes de las 12|Te la llevamos al hotel, no hace falta volver al aeropuerto}.',
    goodReplyEnglish:
      'Hello {first}, we found your suitcase, it arrives tomorrow at 9. You can buy what you need, we reimburse up to 120 with receipts. A courier will deliver to your hotel before noon.',
    chase: ['¿Alguna novedad? La boda es a las 12.'],
  },
  {
    id: 'ja-zaseki',
    sector: 'travel',
    title: 'Seats, meal, miles (Japanese)',
    language: 'ja',
    channels: ['web', 'app'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['seats', 'loyalty'],
    slots: { ref: { code: '@@@#@#' }, iki: ['ホノルル', 'ヘルシンキ', 'バンコク', 'パリ'] },
    events: [['booking', -30, 'Booking {ref}, two passengers']],
    intents: [
      {
        key: 'zaseki',
        label: 'seats together',
        stems: ['座席', '席', '隣', '並び', '通路', 'seat', 'row', 'together'],
        ask: ['座席はいかがでしょうか。'],
      },
      {
        key: 'shoku',
        label: 'special meal',
        stems: ['機内食', '食事', '卵', 'アレルギー', 'meal', 'allerg'],
        ask: ['機内食の件もお願いいたします。'],
      },
      {
        key: 'mile',
        label: 'miles missing',
        stems: ['マイル', '加算', '積算', 'miles'],
        ask: ['マイルがまだ付いていないようです。'],
      },
    ],
    openings: [
      [
        '予約番号{ref}の{last}です。{iki}行きですが、[zaseki:母と隣の席]にしていただけますか。母は[shoku:卵アレルギー]がありますので、機内食もご相談させてください。',
        { text: 'それから、前回の[mile:マイルがまだ加算されていません]。', afterMinutes: 8 },
      ],
      [
        'お世話になっております。{ref}について3点ございます。\n1. [zaseki:並びの席への変更]\n2. [shoku:アレルギー対応の機内食(卵)]\n3. [mile:マイルの事後登録]\nどうぞよろしくお願いいたします。',
      ],
      [
        '初めての{iki}で楽しみにしています!二人分の席が[zaseki:離れてしまっている]のですが、変えられますか?一人は[shoku:卵が食べられません]。[mile:マイルは自動で付きますか?]',
      ],
    ],
    questions: [
      ['通路|窓|aisle|window', '母が通路側、私がその隣を希望します。'],
      ['会員番号|お客様番号|membership', '会員番号は4471-20{phoneEnd}です。'],
    ],
    thanks: [
      '本当に助かりました。母も安心しております。',
      'ご対応ありがとうございました。当日を楽しみにしております。',
      'すべて解決しました。感謝いたします。',
    ],
    goodReply:
      '{last}様、ご連絡ありがとうございます。{お二人の座席を24Cと24Dに変更いたしました|お席は隣同士の24C・24Dをご用意いたしました}。{機内食は卵を使わないものを手配済みです|卵アレルギー対応の食事を承りました}。{マイルは本日加算いたしましたので、明日ご確認いただけます|前回分のマイルは積算の手続きをいたしました}。',
    goodReplyEnglish:
      'Dear {last}, your seats are now 24C and 24D, next to each other. An egg-free meal is ordered for your mother. The miles were added today.',
  },
  {
    id: 'ar-funduq',
    sector: 'travel',
    title: 'Change of hotel dates, family room (Arabic)',
    language: 'ar',
    channels: ['app', 'email'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['hotel'],
    slots: { ref: { code: 'MV-######' }, madina: ['إسطنبول', 'كوالالمبور', 'سراييفو', 'مسقط'] },
    events: [['booking', -20, 'Booking {ref}, hotel, 5 nights']],
    intents: [
      {
        key: 'tarikh',
        label: 'change dates',
        stems: ['تاريخ', 'الحجز', 'حجزكم', 'تعديل', 'عدّلت', 'عدلت', 'dates?', 'booking', 'moved'],
        ask: ['وهل تم تغيير التاريخ؟'],
      },
      {
        key: 'ghurfa',
        label: 'family room',
        stems: ['غرف', 'عائلي', 'متصل', 'سرير', 'room', 'connecting', 'family'],
        ask: ['والغرفة العائلية؟'],
      },
      {
        key: 'ftor',
        label: 'halal breakfast',
        stems: ['فطور', 'إفطار', 'افطار', 'حلال', 'breakfast', 'halal'],
        ask: ['وهل الفطور حلال ومشمول في السعر؟'],
      },
    ],
    openings: [
      [
        'السلام عليكم، حجزي {ref} في {madina}. [tarikh:أرغب في تأجيله يومين] بسبب دوام المدارس، و[ghurfa:هل تتوفر غرفة عائلية] لنا ولثلاثة أطفال؟',
        { text: 'و[ftor:هل الفطور حلال؟]', afterMinutes: 2 },
      ],
      [
        'تحية طيبة، بخصوص الحجز {ref}:\n- [tarikh:تغيير تاريخ الوصول إلى {day+12}]\n- [ghurfa:غرفتان متصلتان إن أمكن]\n- [ftor:الإفطار مشمول أم لا]\nمع الشكر',
      ],
      [
        'هلا، بنسافر {madina} ومعنا الوالدة. [tarikh:نبي نأخر الحجز يومين] {ref}. و[ghurfa:نبي غرفة كبيرة ولا غرفتين جنب بعض]. و[ftor:فطورهم حلال؟] 🙏',
      ],
    ],
    questions: [
      ['كم عدد|أعمار|الأطفال|how many|children', 'خمسة أشخاص، والأطفال أعمارهم ٤ و٧ و١٠.'],
      ['تاريخ|متى|which date', 'الوصول {day+12} والمغادرة بعدها بخمس ليالٍ.'],
    ],
    thanks: [
      'شكراً لكم، رتبتم لنا السفرة كلها برسالة واحدة.',
      'جزاكم الله خيراً.',
      'ممتاز جداً، شكراً على اهتمامكم.',
    ],
    goodReply:
      'وعليكم السلام {first}، {تم تعديل الحجز {ref} إلى {day+12} دون رسوم|غيّرنا تاريخ الوصول إلى {day+12}}. {وحجزنا لكم غرفتين متصلتين بنفس السعر|الغرفة العائلية متاحة بخمسة أسرّة}. {الفطور مشمول وجميع اللحوم حلال|والإفطار حلال ومشمول في السعر}.',
    goodReplyEnglish:
      'Hello {first}, the dates of {ref} are moved to {day+12} without a fee. You get two connecting rooms for the same price. Breakfast is included and halal.',
  },
];
