import type { Fact, Language } from '../scenario';

/**
 * The words by which a reply's sentences are told apart, as sources of regular expressions over normalised text (see
 * `normalise`): lower case, without accents.
 */
export interface Lexicon {
  /** Whole sentences that only greet or ask how one can help. */
  readonly greeting: string;
  /** The beginning of a sentence that shows sympathy and says nothing yet. */
  readonly sympathy: string;
  readonly holding: string;
  readonly refusal: string;
  readonly offer: string;
  /** Asks whether something may be done. */
  readonly consent: string;
  readonly anythingElse: string;
  /** Says goodbye or "you're welcome". */
  readonly closing: string;
  /** Asks to be told or sent something, without a question mark. */
  readonly request: string;
  readonly yes: string;
  readonly rude: string;
  /** A time at which something is promised or proposed. */
  readonly time: string;
  readonly facts: Readonly<Record<Fact, string>>;
}

const english: Lexicon = {
  greeting:
    '((hi|hello|hey|dear|welcome)\\b|good (morning|afternoon|evening|day)|my name is|i am \\w+ and|how (can|may) (i|we) help|what can (i|we) do|thank(s| you) for (writing|contacting|reaching|your message|getting in touch)|how are you)',
  sympathy:
    "(i('| a)m (so |very |really )?sorry|sorry|apolog|my apologies|we apolog|i understand|i see|thank(s| you)|that (is|sounds|must)|how annoying|oh no|oh dear|i can imagine|you asked|you('| a)re asking|regarding your|about your)",
  holding:
    "((i|we)('ll| will|'m going to| am going to| need to| have to| must)? ?(just )?(quickly )?(check|look into|look at (it|this|that)|find out|get back|come back|ask (my|the|a|our)|investigat|clarify|look it up)|let me (just )?(check|look|see|find|ask)|(am|are|'m|'re) (checking|looking|asking|on it)|one (moment|second|minute)|just a (moment|second|minute|sec)|bear with me|hold on|please wait|give me a (moment|minute|second)|will (let you know|update you|be in touch))",
  refusal:
    "((we|i) (can ?not|can'?t|are unable|am unable|aren'?t able|am not able|won'?t|do not offer|don'?t offer|have to decline|must decline)|(is|it'?s|that'?s) not possible|isn'?t possible|not entitled|not eligible|no refund|no credit|no compensation|there is no way|nothing (i|we) can do|unfortunately,? (no|not))",
  offer:
    "(would you (also )?(like|be interested)|are you interested|interested in|(i|we) (can|could|would like to) (also )?offer|may i (suggest|offer)|special (offer|price)|how about|you could also|i('d| would) recommend|(would|might) suit you)",
  consent:
    '(shall i|shall we|should i|should we|would you like me to|would you like us to|do you want me to|want me to|is (that|this) (ok|okay|fine|all right|alright)|ok(ay)? (for|with) you|does (that|this) (work|suit)|would (that|this|it) (work|suit|be)|may i|can i go ahead|agree\\b)',
  anythingElse:
    '(anything else|something else i can|any other question|further questions|else i can do)',
  closing:
    "(you('| a)re (very |most )?welcome|my pleasure|have a (nice|good|great|lovely|wonderful)|good ?bye|bye|take care|glad (i|we) could|happy to help|all the best|kind regards|best wishes|no problem|no worries|enjoy)",
  request:
    "(please (send|give|tell|provide|confirm|share|upload|attach|let me|reply)|(could|can|would|will) you|i('ll)? need (your|the|a)|may i (have|ask)|send me|tell me|let me know|what('s| is) your)",
  yes: "((yes|yep|sure)\\b|of course|certainly|done|absolutely|correct|it is|it's done|all done|sorted)",
  rude: "(stupid|idiot|shut up|moron|dumb|not my problem|get lost|deal with it|stop (whining|complaining)|(don'?t|do not) care|your own fault|learn to read|hate you|annoying customer|crap|damn you|f[*u]ck|bullsh)",
  time: "(today|tonight|tomorrow|by (the end|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\\d)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|this (afternoon|evening)|within (an|one|two|\\d)|in (an|one|two|\\d+|a few) (hour|minute|day)|\\d{1,2}(:\\d\\d| ?(am|pm|o'clock)))",
  facts: {
    order:
      '((order|booking|reference|invoice|ticket|tracking|return|customer|confirmation|report|account) ?(number|no\\b|id|code|ref)|which (order|booking))',
    address:
      '(postal |home |delivery |full |new |your )address|postcode|zip code|where do you live',
    birth: 'date of birth|birth ?(day|date)|when were you born|how old',
    photo: 'photo|picture|image|screenshot|snapshot',
    phone:
      '(phone|telephone|mobile|contact|callback) ?number|number (can|may|should) (i|we) (call|reach)|reach you',
    email: 'e-?mail( address)?',
    name: '(full|account holder|your|whose) name|name on the account|account holder',
  },
};

const german: Lexicon = {
  greeting:
    '(hallo|guten (tag|morgen|abend)|moin|servus|gruß gott|liebe[r]?|sehr geehrte|mein name ist|(wie|womit) (kann|darf) ich|was kann ich|danke fur (ihre|deine) nachricht|vielen dank fur ihre)',
  sympathy:
    '(es tut mir (sehr )?leid|das tut mir (sehr )?leid|tut mir leid|entschuldig|ich verstehe|danke|vielen dank|das ist argerlich|sie fragen|zu ihrer frage|oje|bitte entschuldigen)',
  holding:
    '(ich|wir) (prufe|prufen|schaue|schauen|frage|fragen|klare|klaren|kummere|melde|melden|sehe nach|recherchiere)|(muss|mochte|werde) .*(prufen|nachsehen|nachschauen|klaren|nachfragen)|einen (moment|augenblick)|moment bitte|gebe ihnen bescheid|bin dran',
  refusal:
    '((leider|kann ich|konnen wir|konnte ich) .*(nicht|kein)|nicht moglich|kein anspruch|geht (leider )?nicht|ausgeschlossen|bedaure)',
  offer:
    '((kann|konnte|darf|mochte) (ich )?ihnen .*anbieten|haben sie interesse|wie ware es mit|angebot fur sie|empfehle ihnen|ware .* etwas fur sie)',
  consent:
    '(soll ich|sollen wir|mochten sie, dass|darf ich|ist das (in ordnung|ok|okay)|passt (das|ihnen)|einverstanden|ware das)',
  anythingElse: '(noch etwas|sonst noch|weitere fragen|noch fragen)',
  closing:
    '(gern geschehen|gerne?!|bitte sehr|schonen (tag|abend)|alles gute|auf wiedersehen|tschuss|viele gruße|freundlichen grußen|keine ursache)',
  request:
    '((konnen|konnten|wurden) sie|bitte (senden|schicken|nennen|teilen|geben|bestatigen)|ich (brauche|benotige)|nennen sie|schicken sie)',
  yes: '(ja\\b|genau|klar|erledigt|naturlich|gemacht|stimmt)',
  rude: '(blod|idiot|dumm|halt die klappe|nicht mein problem|selbst schuld|pech gehabt|ist mir egal|interessiert mich nicht|nervt|scheiß|verschwinde)',
  time: '(heute|morgen|ubermorgen|bis (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|zum|ende|\\d)|montag|dienstag|mittwoch|donnerstag|freitag|samstag|nachste woche|innerhalb|in (einer|zwei|\\d+) (stunde|tag|minute)|\\d{1,2} uhr|\\d{1,2}:\\d\\d)',
  facts: {
    order:
      '(bestell|buchungs|auftrags|rechnungs|kunden|vorgangs|ticket|sendungs|konto|vertrags)-?nummer|welche (bestellung|buchung)',
    address: '(adresse|anschrift|postleitzahl|wo wohnen)',
    birth: 'geburts(datum|tag)|wann sind sie geboren|wie alt',
    photo: 'foto|bild|aufnahme|screenshot',
    phone: '(telefon|handy|mobil|ruckruf)-?nummer|wie (erreiche|erreichen)',
    email: 'e-?mail(-?adresse)?',
    name: '(vollstandigen|ihren|ihr|wie ist ihr) namen?|kontoinhaber',
  },
};

const spanish: Lexicon = {
  greeting:
    '(hola|buenos dias|buenas( tardes| noches)?|estimad[oa]|me llamo|soy \\w+ de|en que (puedo|te puedo|le puedo)|como (puedo|te puedo|le puedo)|gracias por (escribir|contactar|tu mensaje|su mensaje))',
  sympathy:
    '(lo siento( mucho)?|siento|lamento|perdon|disculp|entiendo|comprendo|gracias|vaya|tienes razon|tiene razon)',
  holding:
    '((voy|vamos) a (mirar|revisar|comprobar|consultar|ver|preguntar)|lo (miro|reviso|consulto|compruebo|pregunto)|(estoy|estamos) (mirando|revisando|comprobando|consultando)|un (momento|segundo|minuto)|dame un|deme un|te (digo|aviso) algo|le (digo|aviso)|te cuento|enseguida)',
  refusal:
    '((no (podemos|puedo|es posible|se puede|sera posible|tienes derecho|tiene derecho|corresponde))|imposible|lamentablemente no)',
  offer:
    '((te|le|os) (puedo|podemos|podria) ofrecer|te interesa|le interesa|(te|le) gustaria (probar|anadir|mejorar|contratar|tener)|que te parece (el|la|un|una)|oferta para (ti|usted)|te recomiendo|le recomiendo)',
  consent:
    '((quieres|quiere) que|te (viene|va) bien|le (viene|va) bien|te parece bien|le parece bien|de acuerdo\\?|puedo (hacer|reservar|anular|cancelar)|lo (hago|reservo|anulo)\\?)',
  anythingElse: '(algo mas|alguna otra|otra cosa)',
  closing:
    '(de nada|a ti\\b|a usted|un placer|(que tengas|que tenga|buen) (un )?(buen )?(dia|tarde|fin)|hasta (luego|pronto)|un saludo|saludos|adios)',
  request:
    '((puedes|puede|podrias|podria|podeis) |(me )?(envia|envie|manda|mande|dime|digame|indica|indique|pasa|facilita|facilite|confirma|confirme)(me|nos)? |necesito|necesitamos|me hace falta|nos hace falta)',
  yes: '((si|claro|hecho)\\b|por supuesto|correcto|listo)',
  rude: '(idiota|tont[oa]|estupid[oa]|callate|no es mi problema|me da igual|mala suerte|te aguantas|culpa tuya|no me importa|mierda)',
  time: '(hoy|manana|esta (tarde|noche)|(el |para el )?(lunes|martes|miercoles|jueves|viernes|sabado|domingo)|antes de|en (una|dos|\\d+) (hora|dia|minuto)|la semana que viene|a las \\d)',
  facts: {
    order:
      '(numero|codigo|referencia|n\\.?º) (de|del) ?(la |el )?(pedido|reserva|factura|cliente|contrato|envio|parte|cuenta)|que pedido|localizador',
    address: 'direccion|codigo postal|donde vives|donde vive',
    birth: 'fecha de nacimiento|cuando nacist|cuantos anos',
    photo: 'foto|imagen|captura',
    phone: '(numero de )?(telefono|movil)|a que numero',
    email: 'correo|e-?mail',
    name: 'nombre (completo|y apellidos)|tu nombre|su nombre|titular',
  },
};

const french: Lexicon = {
  greeting:
    "(bonjour|bonsoir|salut|chere?\\b|madame|monsieur|je m'appelle|comment puis-je|en quoi puis-je|que puis-je|merci (de|pour) votre message)",
  sympathy:
    "(je suis (vraiment )?desole|desole|toutes mes excuses|je (vous )?comprends|merci|pardon|je m'excuse|je vois)",
  holding:
    '(je (vais )?(verifie|verifier|regarde|regarder|me renseigne|demande|demander|reviens vers)|nous (verifions|regardons)|(je suis|nous sommes) en train|un (instant|moment)|une (minute|seconde)|je vous tiens|laissez-moi (verifier|regarder|voir))',
  refusal:
    "(je ne (peux|pourrai) pas|nous ne (pouvons|pourrons) pas|(n'est|est) pas possible|impossible|malheureusement (non|pas)|pas droit)",
  offer:
    '(je (peux|pourrais) (aussi )?vous (proposer|offrir)|(seriez-vous|etes-vous) interesse|que diriez-vous|offre pour vous|je vous (recommande|propose)|cela vous interesse)',
  consent:
    "(voulez-vous que|souhaitez-vous que|puis-je|est-ce que (ca|cela) vous|(ca|cela) vous (va|convient)|d'accord \\?|dois-je)",
  anythingElse: "(autre chose|d'autres questions|autre question)",
  closing:
    '(je vous en prie|de rien|avec plaisir|bonne (journee|soiree)|au revoir|cordialement|a bientot)',
  request:
    "((pouvez|pourriez)-vous|(envoyez|donnez|indiquez|transmettez|confirmez)-(moi|nous)|merci de (m'|me |nous )|il me faut (votre|le|la)|j'ai besoin)",
  yes: "(oui|bien sur|c'est fait|tout a fait|absolument)",
  rude: '(idiot|stupide|imbecile|taisez|ta gueule|pas mon probleme|tant pis|je m.en (fiche|fous)|merde|de votre faute)',
  time: "(aujourd'hui|demain|ce soir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|d'ici|dans (une|deux|\\d+) (heure|jour|minute)|la semaine prochaine|\\d{1,2} ?h)",
  facts: {
    order:
      '(numero|reference) (de |du )?(la )?(commande|reservation|client|facture|dossier|suivi|contrat)|quelle commande',
    address: 'adresse( postale)?|code postal',
    birth: 'date de naissance|quel age',
    photo: 'photo|image|capture',
    phone: '(numero de )?telephone|numero (pour|ou) (vous )?(joindre|appeler)',
    email: 'e-?mail|adresse mail|courriel',
    name: 'nom (complet|et prenom)|votre nom|titulaire',
  },
};

const portuguese: Lexicon = {
  greeting:
    '((ola|oi|car[oa])\\b|bom dia|boa tarde|boa noite|o meu nome|(como|em que) (posso|podemos)|obrigad[oa] (por|pelo|pela))',
  sympathy:
    '(lamento|sinto muito|peco desculpa|desculp|compreendo|entendo|obrigad[oa]|que pena|que chatice)',
  holding:
    '((vou|vamos) (verificar|ver|consultar|confirmar|perguntar|analisar)|(estou|estamos) a (verificar|ver|consultar)|(estou|estamos) (verificando|vendo)|um (momento|instante|minuto)|ja (lhe|te) digo|deixe-me (ver|verificar)|dou noticias)',
  refusal: '(nao (podemos|posso|e possivel|sera possivel|tem direito)|infelizmente nao|impossivel)',
  offer:
    '((posso|podemos) (tambem )?(oferecer|propor)|tem interesse|esta interessad|que tal|recomendo|gostaria de (experimentar|ter|aderir))',
  consent:
    '((quer|deseja|gostaria) que|posso (avancar|fazer|marcar|cancelar|reservar)|esta bem (para|assim)|concorda|serve\\?|pode ser\\?)',
  anythingElse: '(mais alguma|algo mais|alguma outra)',
  closing:
    '(de nada|disponha|um prazer|(bom|boa|tenha) (um )?(bom |boa )?(dia|tarde|semana|viagem)|ate (logo|breve)|cumprimentos|adeus)',
  request:
    '((pode|poderia|podia)(-me)? |(envie|mande|diga|indique|confirme)(-me|-nos)? |preciso (de|do|da)|precisamos)',
  yes: '(sim\\b|claro|feito|com certeza|certo)',
  rude: '(idiota|burr[oa]|estupid[oa]|cale-se|cala a boca|problema seu|nao e problema meu|tanto faz|nao me interessa|merda)',
  time: '(hoje|amanha|esta (tarde|noite)|segunda|terca|quarta|quinta|sexta|sabado|domingo|ate (ao|a|dia)|em (uma|duas|\\d+) (hora|dia|minuto)|proxima semana|as \\d)',
  facts: {
    order:
      '(numero|codigo|referencia) (da|do|de) (encomenda|pedido|reserva|fatura|cliente|conta)|que encomenda|qual pedido',
    address: 'morada|endereco|codigo postal|cep',
    birth: 'data de nascimento|que idade',
    photo: 'foto|imagem|print',
    phone: '(numero de )?(telefone|telemovel|celular)',
    email: 'e-?mail',
    name: 'nome completo|seu nome|titular',
  },
};

const japanese: Lexicon = {
  greeting:
    '^[^。]*(こんにちは|おはよう|こんばんは|お世話になって|お問い合わせ(いただき)?.*ありがとう|ご連絡.*ありがとう|ご注文ありがとう|と申します|いかがいたしましょう|どのようなご用件|お手伝い)',
  sympathy: '(申し訳|すみません|失礼|ご不便|ご迷惑|ご心配|お待たせ|ありがとう|お察し)',
  holding:
    '(確認(いたし|し)ます|確認中|お調べ|調べます|少々お待ち|しばらくお待ち|お待ちくださ|折り返し|改めてご連絡|後ほど)',
  refusal:
    '(できかねます|いたしかねます|出来ません|できません|致しかねます|対象外|難しい(状況)?です|承れません)',
  offer: '(ご提案|おすすめ|お勧め|ご興味|いかがですか|キャンペーン|お得な)',
  consent:
    '(よろしいでしょうか|よろしいですか|進めても|ご都合|いかがでしょうか|承りましょうか|いたしましょうか)',
  anythingElse: '(他に(は)?(何か|ご)|ほかに(は)?(何か|ご)|その他ご(質問|不明))',
  closing:
    '(どういたしまして|とんでもございません|良い一日|よい一日|またのご利用|失礼いたします|お役に立て)',
  request:
    '(教えて|お知らせ|お送り(いただ|くだ)|送って|いただけますか|お聞かせ|ご記入|お願いできます)',
  yes: '(はい|承りました|完了|かしこまりました)',
  rude: '(バカ|馬鹿|うるさい|自業自得|アホ|黙)',
  time: '(本日|今日|明日|明後日|までに|[0-9]+時|午前|午後|曜日|来週|[0-9]+日|以内)',
  facts: {
    order: '(注文|予約|受付|お客様|会員|契約|伝票|問い合わせ)番号',
    address: '住所|郵便番号',
    birth: '生年月日|お誕生日',
    photo: '写真|画像|スクリーンショット',
    phone: '電話番号|連絡先',
    email: 'メールアドレス',
    name: 'お名前|氏名|契約者',
  },
};

const arabic: Lexicon = {
  greeting:
    '(السلام عليكم|وعليكم السلام|مرحبا|اهلا|صباح الخير|مساء الخير|معك|كيف (يمكنني|اقدر|استطيع)|شكرا (على|ل) (تواصل|رسالت))',
  sympathy: '(نعتذر|اعتذر|عذرا|اسف|نتفهم|اتفهم|شكرا|نقدر)',
  holding:
    '(ساتحقق|سنتحقق|اتحقق|ساراجع|سنراجع|لحظة|لحظه|دقيقة|دقيقه|انتظر|ساعود|سنعود|جاري (التحقق|المراجعة)|ساسال|سابلغ)',
  refusal: '(لا (يمكن|نستطيع|استطيع|نقدر|يحق)|غير (ممكن|متاح|مؤهل)|للاسف لا|تعذر)',
  offer: '(عرض (خاص|لك)|هل (تود|ترغب|يهمك|تهتم)|(يمكن|استطيع ان|نقدر) (ا|ن)قدم لك|انصحك|ننصحك)',
  consent: '(هل (اقوم|نقوم|احجز|نحجز|تريد ان|توافق|يناسب)|يناسبكم|موافق)',
  anythingElse: '(شيء اخر|خدمة اخرى|استفسار اخر|اي شيء)',
  closing: '(العفو|على الرحب|يوم(ك|كم) سعيد|طاب يوم|مع السلامة|بالتوفيق|تحياتي|نسعد)',
  request: '(ارجو|نرجو|هل يمكن(ك|كم)|ممكن|ارسل|ارسال|تزويد|زودنا|اخبرنا|نحتاج|احتاج)',
  yes: '(نعم|اكيد|بالتاكيد|تم|طبعا)',
  rude: '(غبي|احمق|اسكت|مو مشكلتي|ليست مشكلتي|مشكلتك|لا يهمني|تافه)',
  time: '(اليوم|غدا|بكرة|الليلة|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|خلال|قبل|الساعة|الاسبوع القادم)',
  facts: {
    order: 'رقم (الطلب|الحجز|الفاتورة|العميل|التذكرة|الشكوى|البطاقة)',
    address: 'العنوان|عنوان|الرمز البريدي|الحي',
    birth: 'تاريخ (الميلاد|ميلاد)|العمر',
    photo: 'صورة|صوره|لقطة',
    phone: 'رقم (الجوال|الهاتف|التواصل|جوال|هاتف)',
    email: 'البريد|الايميل|بريدك',
    name: 'الاسم (الكامل|الثلاثي)|اسمك|اسم صاحب',
  },
};

export const lexicons: Readonly<Record<Language, Lexicon>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  pt: portuguese,
  ja: japanese,
  ar: arabic,
};
