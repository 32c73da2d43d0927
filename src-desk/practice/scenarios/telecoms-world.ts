import type { Scenario } from '../scenario';

export const telecomsWorld: readonly Scenario[] = [
  {
    id: 'ja-hikkoshi',
    sector: 'telecoms',
    title: 'Moving: installation date, fee, e-mail address (Japanese)',
    language: 'ja',
    channels: ['app', 'messenger'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['move'],
    slots: { machi: ['世田谷区', '川崎市中原区', '吹田市', '札幌市北区'] },
    events: [
      ['order', -3, 'Move of fibre line requested'],
      ['visit', 9, 'Installation provisionally {day+9}'],
    ],
    intents: [
      {
        key: 'koji',
        label: 'installation date',
        stems: ['工事', '立ち会', '立会', '日程', '業者', 'install', 'technician', 'appointment'],
        ask: ['それと、工事の日はどうなりますでしょうか。'],
      },
      {
        key: 'hiyo',
        label: 'moving fee',
        stems: ['費用', '料金', '円', '無料', '手数料', 'fee', 'charge', 'cost', 'free'],
        ask: ['費用についても教えていただけますか。'],
      },
      {
        key: 'mail',
        label: 'keep e-mail address',
        stems: ['メール', 'アドレス', 'e-?mail', 'mailbox'],
        ask: ['メールアドレスはそのまま使えますか。'],
      },
    ],
    openings: [
      [
        'お世話になっております。{last}です。{machi}へ引っ越すことになりました。[koji:工事は{day+9}より早くできますか]。また、[hiyo:移転の費用はいくらかかりますか]。',
        {
          text: '追加ですみません。[mail:今のメールアドレスは引き続き使えますでしょうか]。',
          afterMinutes: 3,
        },
      ],
      [
        'こんにちは。引っ越しの件で3点お願いします。\n①[koji:工事日の変更]({weekday+7}の午前が希望です)\n②[hiyo:かかる料金]\n③[mail:メールアドレスが変わるかどうか]\nよろしくお願いいたします。',
      ],
      [
        '新居の鍵を早めにもらえることになったので、[koji:工事も前倒しできたら助かります]。子どもがオンライン授業でして…。あと[hiyo:工事費は分割できますか]?[mail:メアド]はこのままですよね?',
      ],
    ],
    questions: [
      ['希望|何時|午前|午後|time|morning', '平日の午前中でしたらいつでも大丈夫です。'],
      [
        '建物|マンション|一戸建|building',
        '3階建てのマンションの2階です。管理会社の許可は取ってあります。',
      ],
    ],
    thanks: [
      'ご丁寧にありがとうございます。全部分かって安心しました。',
      '早速のご回答ありがとうございました。それでは{weekday+7}、お待ちしております。',
      '助かりました!ありがとうございます。',
    ],
    goodReply:
      '{last}様、お世話になっております。{工事は{day+7}の午前9時から11時に変更いたしました|工事日を{day+7}の午前に前倒しいたしました}。{移転の費用は通常11,000円のところ、長年のご利用に感謝して無料です|かかる料金は2,200円のみで、工事費は頂戴しません}。{メールアドレスはそのままお使いいただけます|今のアドレスは変わりません}。',
    goodReplyEnglish:
      'Dear {last}, the technician can come on {day+7} in the morning, I have changed the appointment. There is no fee for moving because you have been with us so long. Your e-mail address stays as it is.',
    chase: ['お忙しいところ恐れ入ります。先日の件、その後いかがでしょうか。'],
    history: [
      {
        daysAgo: 48,
        intents: ['Wi-Fi slow'],
        outcome: 'Channel changed remotely',
        lines: [
          { c: '最近、夜になるとWi-Fiが遅くて動画が止まります。' },
          {
            a: '{last}様、ご不便をおかけしております。近隣の電波と重なっていましたので、こちらでチャンネルを変更いたしました。今夜お試しください。',
            h: 1,
          },
          { c: '昨夜は一度も止まりませんでした。ありがとうございます。', h: 18 },
        ],
      },
    ],
  },
  {
    id: 'ja-bill-family',
    sector: 'telecoms',
    title: 'Bill higher than usual, child line (Japanese)',
    language: 'ja',
    channels: ['app', 'sms'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['billing', 'family'],
    slots: { gaku: { money: [70, 110] }, itsumo: { money: [38, 52] } },
    events: [['invoice', -2, 'Invoice {month-0}: {gaku}, app store purchases']],
    intents: [
      {
        key: 'seikyu',
        label: 'bill too high',
        stems: [
          '請求',
          '課金',
          '返金',
          '購入',
          '内訳',
          'ゲーム',
          'bill',
          'purchase',
          'refund',
          'charge',
        ],
        ask: ['請求の件はどうなりますか。', '高くなった理由をまだ伺っていません。'],
      },
      {
        key: 'seigen',
        label: 'limit purchases',
        stems: [
          '制限',
          '上限',
          '設定',
          'フィルタ',
          'ブロック',
          'limit',
          'block',
          'parental',
          'setting',
        ],
        ask: ['今後のために、制限をかける方法を教えてください。'],
      },
    ],
    openings: [
      [
        '今月の[seikyu:請求が{gaku}になっていて]驚いています。いつもは{itsumo}くらいです。',
        '息子の回線でゲームの[seikyu:課金]があったのかもしれません。[seigen:使えないように制限できますか]?',
      ],
      [
        'すみません、{last}と申します。明細を見たら{gaku}…。[seikyu:何の料金でしょうか]。小学生の子どもが使っている番号です。[seigen:上限の設定]もお願いしたいです。',
      ],
      [
        '[seikyu:請求額が高すぎます]。{itsumo}のプランのはずです。内訳を教えてください。[seigen:アプリの購入を止める設定]も知りたいです。',
      ],
    ],
    questions: [
      ['番号|回線|どちら|which', '息子の回線で、末尾が{phoneEnd}の番号です。'],
      ['年齢|何歳|おいくつ|old', '9歳です。'],
    ],
    thanks: [
      '分かりました。息子ともよく話します。ありがとうございました。',
      '返金までしていただけるとは思いませんでした。本当にありがとうございます。',
      '丁寧な説明をありがとうございます。早速設定します。',
    ],
    goodReply:
      '{last}様、ご心配をおかけしました。{内訳を確認したところ、ゲームの課金が4件あり、初回ですので全額返金いたします|高くなったのはゲーム内の購入で、今回に限り返金の手続きをいたしました}。{今後の購入は月0円を上限に設定しましたので、暗証番号がないと買えません|制限はこちらで設定済みで、保護者の方の承認が必要になります}。',
    goodReplyEnglish:
      'Dear {last}, four purchases in a game were charged, and as this is the first time we refund them all. I have set a limit of zero on his line, so that nothing can be bought without your code.',
  },
  {
    id: 'ar-baqa',
    sector: 'telecoms',
    title: 'Upgrade without extra fees (Arabic)',
    language: 'ar',
    channels: ['app', 'whatsapp'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['plan change', 'roaming'],
    slots: {
      baqa: ['باقة 100', 'باقة العائلة', 'باقة 50 جيجا'],
      balad: ['تركيا', 'ألمانيا', 'ماليزيا'],
    },
    events: [['invoice', -9, 'Invoice {month-0}, plan fully used']],
    intents: [
      {
        key: 'tarqiya',
        label: 'upgrade without fee',
        stems: ['ترقي', 'باقة', 'باقت', 'رسوم', 'upgrade', 'plan', 'fee'],
        ask: ['وماذا عن ترقية الباقة؟ هل توجد رسوم؟'],
      },
      {
        key: 'tajwal',
        label: 'roaming',
        stems: ['تجوال', 'خارج', 'السفر', 'roaming', 'abroad', 'travel'],
        ask: ['ولم تجيبوا عن التجوال في {balad}.'],
      },
      {
        key: 'fatura',
        label: 'invoice in Arabic',
        stems: ['فاتور', 'فواتير', 'بالعربي', 'invoice', 'bill'],
        ask: ['والفاتورة، هل يمكن أن تصلني بالعربية؟'],
      },
    ],
    openings: [
      [
        'السلام عليكم، [tarqiya:هل يمكنني ترقية {baqa} دون رسوم إضافية؟] الباقة الحالية تنتهي قبل آخر الشهر بأسبوع.',
        {
          text: 'وسأسافر إلى {balad} يوم {day+8}، [tajwal:كم تكلفة التجوال؟] و[fatura:هل يمكن أن تصلني الفاتورة بالعربية؟]',
          afterMinutes: 5,
        },
      ],
      [
        'مساء الخير. عندي ثلاثة أسئلة:\n١- [tarqiya:ترقية {baqa}]، هل عليها رسوم؟\n٢- [tajwal:التجوال في {balad}]\n٣- [fatura:الفاتورة باللغة العربية]\nوشكراً مقدماً.',
      ],
      [
        'مرحبا، الإنترنت يخلص عندي بسرعة 😅 [tarqiya:أبغى باقة أكبر بس بدون رسوم تغيير]. وبعد أسبوع مسافر {balad}، [tajwal:التجوال يشتغل لحاله ولا لازم أفعّله؟] وياليت [fatura:الفاتورة تكون عربي].',
      ],
    ],
    questions: [
      ['كم يوم|مدة|how long|days', 'عشرة أيام إن شاء الله.'],
      ['كم جيجا|استهلاك|how much data', 'حوالي 60 جيجا في الشهر.'],
    ],
    thanks: [
      'شكراً جزيلاً، الله يعطيكم العافية.',
      'ممتاز، وصلني كل شيء. شكراً لكم.',
      'شكراً على الرد الواضح والسريع، يومكم سعيد.',
    ],
    goodReply:
      'وعليكم السلام {first}، {نعم، الترقية إلى باقة 150 متاحة لكم بدون أي رسوم وتبدأ من اليوم|تمت ترقية باقتكم دون رسوم والزيادة 15 فقط في الشهر}. {التجوال في {balad} يعمل تلقائياً، وباقة الأسبوع تكلفتها 39|تجوال {balad} مفعّل لكم، والأفضل باقة السفر لمدة عشرة أيام}. {ومن الشهر القادم ستصلكم الفاتورة بالعربية|غيّرت لغة الفواتير إلى العربية}.',
    goodReplyEnglish:
      'Hello {first}, yes, you can upgrade to the larger plan without any fee. Roaming in {balad} works by itself, a week costs 39. From next month the invoice comes in Arabic.',
    chase: ['هل من جديد بخصوص طلبي؟'],
  },
  {
    id: 'ar-internet',
    sector: 'telecoms',
    title: 'Home internet down, technician (Arabic)',
    language: 'ar',
    channels: ['whatsapp', 'app'],
    mood: 'cross',
    rhythm: 'minutes',
    tags: ['outage'],
    slots: { mudda: ['يومين', 'ثلاثة أيام', 'أربعة أيام'] },
    events: [['call', -2, 'Reported home internet down, ticket opened']],
    picture: 'router-red',
    intents: [
      {
        key: 'ente',
        label: 'internet down',
        stems: [
          'عطل',
          'الخط',
          'إصلاح',
          'اصلاح',
          'الإنترنت',
          'الانترنت',
          'الخدمة',
          'fault',
          'line',
          'repair',
          'internet',
        ],
        ask: ['طيب متى يرجع الإنترنت؟'],
      },
      {
        key: 'fanni',
        label: 'technician visit',
        stems: ['فني', 'موعد', 'زيارة', 'technician', 'engineer', 'appointment', 'visit'],
        ask: ['والفني؟ متى سيأتي؟'],
      },
      {
        key: 'tawid',
        label: 'compensation',
        stems: ['تعويض', 'خصم', 'رصيد', 'compens', 'credit', 'discount', 'refund'],
        ask: ['وماذا عن التعويض عن {mudda} بلا خدمة؟'],
        refused: ['يعني أدفع كامل المبلغ و{mudda} بدون خدمة؟ هذا غير منطقي.'],
      },
    ],
    openings: [
      [
        {
          text: '[ente:الإنترنت مقطوع عندي منذ {mudda}] والضوء أحمر كما في الصورة.',
          picture: 'router-red',
        },
        'وعدتموني [fanni:بفني ولم يأتِ أحد]. وأريد [tawid:تعويضاً عن هذه الأيام].',
      ],
      [
        'يا جماعة الخير {mudda} [ente:بدون نت] وعندنا امتحانات! [fanni:الفني] قال بيجي أمس وما جا. [tawid:مين يعوضنا؟]',
      ],
      [
        'السلام عليكم، أرسلت لكم مرتين ولم يصلني رد. [ente:الخدمة متوقفة منذ {mudda}]. أرجو تحديد [fanni:موعد زيارة الفني] بدقة، و[tawid:خصم أيام الانقطاع من الفاتورة].',
      ],
    ],
    questions: [
      ['إعادة تشغيل|اعادة تشغيل|طفي|restart|reboot', 'أعدت تشغيله أكثر من مرة، ونفس الشيء.'],
      ['الوقت|صباح|مساء|when|time', 'بعد العصر أفضل، من الرابعة وما بعد.'],
    ],
    thanks: [
      'تمام، شكراً لكم. بانتظار الفني.',
      'جزاكم الله خيراً على الاهتمام.',
      'شكراً، هذا ما كنت أريد سماعه.',
    ],
    goodReply:
      'نعتذر منكم {first}. {العطل في كابينة الحي وسيتم الإصلاح اليوم قبل العاشرة مساءً|وجدنا العطل في الخط الخارجي وترجع الخدمة الليلة}. {الفني عندكم {weekday+1} بين الرابعة والسادسة ويتصل قبلها|حجزت لكم موعد الفني {weekday+1} الساعة الرابعة عصراً}. {وأضفنا تعويضاً بقيمة أسبوع كامل على الفاتورة القادمة|وسيظهر خصم أسبوع كامل في فاتورتكم}.',
    goodReplyEnglish:
      'I am sorry, {first}. The fault is in the street cabinet and is repaired tonight. The technician comes on {weekday+1} between four and six and calls first. You get a credit of one full week.',
    chase: ['ألو؟ هل يوجد أحد؟', 'لا رد ولا إنترنت.'],
  },
];
