import type { Scenario } from '../scenario';

export const frenchPortuguese: readonly Scenario[] = [
  {
    id: 'fr-colis-voisin',
    sector: 'retail',
    title: 'Marked delivered, nothing there (French)',
    language: 'fr',
    channels: ['whatsapp', 'email'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['delivery', 'refund'],
    slots: {
      order: { code: 'HF-######' },
      objet: ['une lampe', 'deux manteaux', 'un service à thé', 'un tapis'],
    },
    events: [
      ['order', -7, 'Order {order}'],
      ['delivery', -2, 'Carrier: delivered to mailbox'],
    ],
    intents: [
      {
        key: 'colis',
        label: 'parcel not received',
        stems: ['colis', 'transporteur', 'enquete', 'livr', 'voisin', 'parcel', 'carrier', 'found'],
        ask: ['Mais où est mon colis ?'],
      },
      {
        key: 'rembours',
        label: 'refund or resend',
        stems: ['rembours', 'renvo', 'nouvel envoi', 'reexpedi', 'refund', 'resend', 'replac'],
        ask: ['Et vous remboursez ou vous renvoyez ?'],
      },
    ],
    openings: [
      [
        "Bonjour, le suivi indique [colis:« livré en boîte aux lettres »]. Il s'agit d'{objet}, ma boîte fait 20 cm. Rien reçu. [rembours:Remboursement ou nouvel envoi], s'il vous plaît. Commande {order}.",
      ],
      [
        'Bonjour à vous. {order} : « livré ». Livré où ? [colis:Ni chez moi, ni chez la gardienne, ni chez les voisins.]',
        { text: 'Que proposez-vous : [rembours:un remboursement ?]', afterMinutes: 12 },
      ],
      [
        "slt, colis {order} soi disant livré {weekday-2}, [colis:j'ai rien eu]. j'ai fait tout l'immeuble. [rembours:vous pouvez me le renvoyer svp] c'est pour un anniv",
      ],
    ],
    questions: [
      [
        'signature|photo|preuve|proof',
        'Aucune signature, et la photo du livreur montre une porte verte. La mienne est bleue.',
      ],
      ['adresse|digicode|code', "{address}. Le digicode n'a pas changé, A1937."],
    ],
    thanks: [
      "Merci, c'est exactement ce que j'attendais.",
      'Très bien, merci pour la réponse rapide.',
      'Super, merci beaucoup !',
    ],
    goodReply:
      "Bonjour {first}, {le transporteur a livré votre colis au mauvais numéro, une enquête est ouverte|le colis est perdu chez le transporteur}. {Je vous fais un nouvel envoi aujourd'hui même, chez vous {weekday+2}|Nous vous remboursons la totalité dès aujourd'hui}.",
    goodReplyEnglish:
      'Hello {first}, the carrier left your parcel at the wrong house. I resend everything today, or refund it if you prefer.',
  },
  {
    id: 'pt-troca',
    sector: 'retail',
    title: 'Exchange and missing points (Portuguese)',
    language: 'pt',
    channels: ['app', 'whatsapp'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['exchange', 'loyalty'],
    slots: {
      order: { code: 'HF-######' },
      peca: ['o casaco', 'as botas', 'o vestido'],
      tam: ['38', '40', 'M', 'L'],
    },
    events: [
      ['order', -9, 'Order {order}'],
      ['delivery', -4, 'Delivered'],
    ],
    intents: [
      {
        key: 'troca',
        label: 'exchange size',
        stems: ['troca', 'tamanho', 'stock', 'exchange', 'size', 'reserv'],
        ask: ['E a troca do tamanho, dá?'],
      },
      {
        key: 'pontos',
        label: 'points missing',
        stems: ['pontos', 'cartao', 'points'],
        ask: ['E os pontos desta compra?'],
      },
    ],
    openings: [
      [
        'Olá! {Peca} da encomenda {order} não me serve. [troca:Posso trocar por um {tam}?] E já agora, [pontos:os pontos desta compra não apareceram].',
      ],
      [
        'Boa tarde, duas coisinhas sobre a {order}: [troca:trocar o tamanho (preciso do {tam})] e [pontos:faltam pontos no cartão]. Agradeço desde já!',
      ],
      [
        'oi, tudo bem? adorei {peca} mas [troca:ficou pequeno], tem {tam}?',
        { text: 'ah e [pontos:meus pontos] não caíram ainda 🤔', afterMinutes: 2 },
      ],
    ],
    questions: [
      ['cor|colour|color', 'A mesma cor, por favor.'],
      ['etiqueta|usad|worn', 'Ainda tem a etiqueta, só experimentei em casa.'],
    ],
    thanks: [
      'Que maravilha, agradeço imenso a ajuda!',
      'Perfeito! Tudo claro.',
      'Adorei o atendimento, boa semana!',
    ],
    goodReply:
      'Olá {first}, {temos o {tam} e já está reservado, a troca é gratuita|a troca pelo tamanho {tam} está marcada para {weekday+3}}. {Os pontos entram 14 dias depois da compra, mas já os adicionei|Já coloquei os pontos no seu cartão}.',
    goodReplyEnglish:
      'Hello {first}, size {tam} is reserved for you and the exchange is free. The points have been added to your account.',
  },
  {
    id: 'fr-annulation',
    sector: 'travel',
    title: 'Cancel for medical reasons (French)',
    language: 'fr',
    channels: ['email', 'whatsapp'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['cancellation', 'insurance'],
    slots: {
      ref: { code: 'MV-######' },
      lieu: ['La Réunion', 'Essaouira', 'Rome', 'les Açores'],
      montant: { money: [640, 1280] },
    },
    events: [
      ['booking', -80, 'Booking {ref}, {montant}'],
      ['other', -75, 'Cancellation insurance added'],
    ],
    intents: [
      {
        key: 'annul',
        label: 'cancel trip',
        stems: ['annul', 'cancel'],
        ask: ['Le voyage est bien annulé, alors ?'],
      },
      {
        key: 'rembours',
        label: 'refund',
        stems: ['rembours', 'virement', 'versement', 'refund'],
        ask: ['Et le remboursement, sous quel délai ?'],
      },
      {
        key: 'papiers',
        label: 'medical certificate',
        stems: ['certificat', 'justificatif', 'document', 'medecin', 'certificate', 'proof'],
        ask: ['Quels papiers dois-je envoyer ?'],
      },
    ],
    openings: [
      [
        "Bonjour, mon mari s'est cassé la jambe hier, nous devons [annul:annuler notre voyage à {lieu}] ({ref}). Nous avions pris l'assurance. [rembours:Serons-nous remboursés des {montant} ?] [papiers:Que faut-il envoyer ?]",
      ],
      [
        'Bonsoir. Réservation {ref}. Hospitalisation de ma mère, [annul:je ne pars plus].',
        {
          text: "Pouvez-vous me dire [rembours:ce que je récupère] et [papiers:quel justificatif il faut] ? Pardon, je n'ai pas la tête à lire les conditions.",
          afterMinutes: 4,
        },
      ],
      [
        "Madame, Monsieur, je vous prie de bien vouloir [annul:annuler la réservation {ref}] pour raison médicale. Merci de m'indiquer [papiers:les pièces à fournir] et [rembours:le délai de remboursement]. Cordialement, {name}",
      ],
    ],
    questions: [
      ['certificat|date|quand|when', "Le certificat date d'hier, je peux le prendre en photo."],
    ],
    thanks: [
      'Merci pour votre gentillesse, ça compte dans ces moments-là.',
      "Merci infiniment, c'est très clair.",
      "Merci beaucoup. Nous partirons l'an prochain !",
    ],
    goodReply:
      "Bonjour {first}, nous souhaitons un bon rétablissement. {Le voyage {ref} est annulé sans frais|L'annulation est enregistrée à la date d'aujourd'hui}. {Le remboursement de {montant} arrive sous dix jours|Vous serez remboursés intégralement, le virement part sous dix jours}. {Il me faut seulement le certificat du médecin, une photo suffit|Un certificat médical en photo suffit, aucun autre document}.",
    goodReplyEnglish:
      'Hello {first}, I wish a quick recovery. The trip {ref} is cancelled without a fee. You get a refund of {montant} within ten days. I only need the medical certificate, a photo is enough.',
  },
  {
    id: 'pt-voo',
    sector: 'travel',
    title: 'Schedule change, miss the connection (Portuguese)',
    language: 'pt',
    channels: ['whatsapp', 'web'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['schedule change'],
    slots: { ref: { code: '@@@#@#' }, dest: ['Recife', 'Maputo', 'Genebra', 'São Paulo'] },
    events: [
      ['booking', -33, 'Booking {ref} to {dest}'],
      ['other', -1, 'Schedule change, connection 25 min'],
    ],
    intents: [
      {
        key: 'ligacao',
        label: 'connection too short',
        stems: ['ligacao', 'conexao', 'voo', 'mudei', 'remarc', 'connection', 'flight', 'rebook'],
        ask: ['E a ligação de 25 minutos? Não dá tempo.'],
      },
      {
        key: 'lugares',
        label: 'keep seats',
        stems: ['lugar', 'assento', 'fila', 'seat', 'row'],
        ask: ['Os lugares que paguei mantêm-se?'],
      },
    ],
    openings: [
      [
        'Olá, mudaram o horário do meu voo para {dest} ({ref}) e agora [ligacao:tenho 25 minutos de ligação]. Impossível com uma criança. E [lugares:os lugares que paguei]?',
      ],
      [
        'Bom dia. Recebi o vosso mail sobre a {ref}. [ligacao:A ligação ficou curta demais], peço outro voo.',
        {
          text: 'E já paguei [lugares:lugares juntos], quero mantê-los, se faz favor.',
          afterMinutes: 10,
        },
      ],
      [
        'oi gente, [ligacao:25 min de conexão] pra {dest}?? nem correndo 😂 me coloca em outro por favor. e [lugares:o assento na janela], continua?',
      ],
    ],
    questions: [
      [
        'manha|tarde|prefere|morning',
        'De manhã, se possível, mas aceito qualquer um no mesmo dia.',
      ],
    ],
    thanks: [
      'Ótimo, muito melhor assim. Valeu pela ajuda!',
      'Perfeito, agradeço a rapidez.',
      'Que bom! Boa tarde e bom trabalho.',
    ],
    goodReply:
      'Olá {first}, {mudei a ligação para o voo das 11h40, com duas horas de intervalo|o novo voo sai às 11h40 e a ligação é de duas horas}. {Os lugares mantêm-se: fila 9, juntos|Guardei os mesmos lugares na fila 9}.',
    goodReplyEnglish:
      'Hello {first}, I moved you to the 11:40 flight, so the connection is two hours. Your seats stay the same, row 9.',
  },
  {
    id: 'fr-facture',
    sector: 'telecoms',
    title: 'Bill with unknown option (French)',
    language: 'fr',
    channels: ['app', 'messenger'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['billing'],
    slots: { option: ['Ciné+ Max', 'Sécurité Duo', 'Jeux Illimité'], montant: { money: [6, 14] } },
    events: [['invoice', -4, 'Invoice with option {option}']],
    intents: [
      {
        key: 'option',
        label: 'unknown option',
        stems: ['option', 'resili', 'desactiv', 'supprim', 'removed?', 'cancel'],
        ask: ['Et cette option, elle est supprimée ou pas ?'],
      },
      {
        key: 'rembours',
        label: 'refund',
        stems: ['rembours', 'avoir', 'credit', 'refund', '~recredit'],
        ask: ['Et pour le remboursement des trois mois ?'],
        refused: [
          "Je n'ai jamais demandé cette option, je ne vois pas pourquoi ce serait à moi de payer.",
        ],
      },
    ],
    openings: [
      [
        "Bonjour, je découvre une [option:option « {option} » à {montant} par mois] que je n'ai jamais demandée. Merci de la supprimer et de me [rembours:rembourser les trois derniers mois].",
      ],
      [
        "Bonsoir, petite question : [option:c'est quoi « {option} »] sur ma facture ? {montant} quand même...",
        {
          text: "J'ai regardé, ça fait trois mois. [rembours:Je voudrais récupérer les trois.]",
          afterMinutes: 11,
        },
      ],
      [
        "Re-bonjour. Toujours [option:{option}], toujours {montant}. On m'avait dit au téléphone que c'était réglé. [rembours:Et mon remboursement ?]",
      ],
    ],
    questions: [['quel mois|depuis quand|which month', "Depuis {month-3} d'après mes factures."]],
    thanks: [
      'Parfait, merci pour votre réactivité. Bonne journée !',
      "Merci beaucoup, c'est clair.",
      'Super, affaire réglée. Merci à vous.',
    ],
    goodReply:
      "Bonjour {first}, {l'option {option} est supprimée depuis aujourd'hui|j'ai résilié l'option, elle ne sera plus facturée}. {Les trois mois vous sont remboursés sur la prochaine facture|Un avoir pour les trois mois apparaîtra sur votre prochaine facture}.",
    goodReplyEnglish:
      'Hello {first}, the option {option} is removed as of today. You get a refund for the three months with the next bill.',
  },
];
