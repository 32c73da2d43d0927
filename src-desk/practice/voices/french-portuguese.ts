import type { Voice } from './voice';

export const french: Voice = {
  partly: {
    any: ["Merci, c'est déjà ça.", "D'accord, merci pour cette partie.", 'Très bien, merci.'],
    cross: ["Bon. Mais ce n'était pas ma seule question."],
  },
  notAnswered: {
    any: [
      'Merci de votre retour, mais je ne trouve pas la réponse à ma question.',
      "Pardon, qu'est-ce que cela change pour moi ?",
    ],
    cross: ['Avez-vous lu mon message ?'],
  },
  greetingOnly: {
    any: ['Bonjour ! Tout est plus haut, en résumé :', 'Bonjour, merci de prendre le relais.'],
  },
  holdOk: { any: ["D'accord, merci, j'attends votre retour.", "Très bien, à tout à l'heure."] },
  holdAgain: { any: ["Vous l'avez déjà dit... Vous avez une idée du délai ?"] },
  promiseOk: { any: ["Parfait, j'attends jusque-là.", "C'est noté, merci."] },
  refused: {
    any: [
      "C'est dommage. Il n'y a vraiment aucune solution ?",
      "J'espérais une autre réponse. On ne peut rien faire ?",
    ],
  },
  refusedAccepted: { any: ["Bon, au moins c'est clair. Merci d'avoir vérifié."] },
  offerYes: { any: ['Ah oui, pourquoi pas, je prends.', 'Ça me convient, oui merci.'] },
  offerNo: { any: ["Merci, mais ça ne m'intéresse pas.", "Non merci, je n'en ai pas besoin."] },
  offerAfterwards: { any: ["Pour l'offre, on verra après. D'abord mon souci, s'il vous plaît."] },
  rude: { any: ['Pardon ? Je vous ai écrit poliment.', 'Le ton est de trop, je trouve.'] },
  nonsense: { any: ["Euh, je n'ai pas compris.", 'Ce message était pour moi ?'] },
  otherLanguage: {
    any: ["Pardon, je ne comprends pas cette langue. En français, c'est possible ?"],
  },
  inEnglish: {
    any: [
      '(En français ce serait mieux, mais je comprends.)',
      'Mon anglais est moyen, mais je vous suis.',
    ],
  },
  consent: { any: ["Oui, allez-y, s'il vous plaît.", 'Oui, merci de le faire.'] },
  dateFits: { any: ['Oui, ça me va.', 'Parfait pour moi.'] },
  nothingElse: { any: ["Non, c'est tout. Merci !", "Rien d'autre, bonne journée à vous."] },
  unknownQuestion: {
    any: ['Je ne sais pas, vous ne le voyez pas de votre côté ?', 'Aucune idée, pardon.'],
  },
  askedAlready: { any: ["Je l'ai déjà indiqué plus haut."] },
  photoSent: { any: ['Voici la photo.', 'Photo jointe.'] },
  noPhoto: { any: ["Je ne peux pas prendre de photo là, on peut s'en passer ?"] },
  chase: { any: ['Bonjour, avez-vous du nouveau ?', 'Je me permets de relancer.'] },
  chasePromise: { any: ['Bonjour, vous deviez revenir vers moi. Du nouveau ?'] },
  giveUp: { any: ['Je vais appeler, ce sera plus simple. Merci quand même.'] },
  pleased: { any: ["Merci pour l'info !", "C'est gentil, merci."] },
  facts: {
    order: ["C'est le {value}.", '{value}'],
    address: ['{value}.'],
    birth: ['Le {value}.', '{value}.'],
    phone: ['Au {value}, plutôt en fin de journée.'],
    email: ['{value}'],
    name: ['{value}, comme sur le contrat.'],
  },
};

export const portuguese: Voice = {
  partly: {
    any: ['Ótimo, isso já ajuda.', 'Certo, essa parte ficou clara.', 'Boa, menos uma coisa.'],
    cross: ['Certo, mas não era só isso.'],
  },
  notAnswered: {
    any: [
      'Agradeço a resposta, mas acho que não responde ao que perguntei.',
      'Desculpe, o que é que isso significa para mim?',
    ],
  },
  greetingOnly: { any: ['Olá! Está tudo na mensagem acima, em resumo:', 'Oi, como escrevi:'] },
  holdOk: { any: ['Está bem, fico à espera.', 'Certo, aguardo.'] },
  holdAgain: { any: ['Já me disseram isso antes. Mais ou menos quando?'] },
  promiseOk: { any: ['Combinado, até lá.', 'Perfeito, fico a aguardar.'] },
  refused: {
    any: [
      'Que pena. Não há mesmo nenhuma hipótese?',
      'Esperava outra resposta. Não dá para fazer nada?',
    ],
  },
  refusedAccepted: { any: ['Pronto, pelo menos ficou claro.', 'Entendi. Paciência.'] },
  offerYes: { any: ['Parece bom, sim, por favor.', 'Quero sim!'] },
  offerNo: { any: ['Agradeço, mas não preciso.', 'Não, por agora não.'] },
  offerAfterwards: { any: ['Sobre a oferta, vemos depois. Primeiro isto, por favor.'] },
  rude: { any: ['Desculpe? Não é preciso falar assim.'] },
  nonsense: { any: ['Hã? Não percebi.', 'Isso era para mim?'] },
  otherLanguage: { any: ['Desculpe, não entendo essa língua. Pode ser em português?'] },
  inEnglish: {
    any: ['(Em português seria melhor, mas percebo.)', 'O meu inglês é fraquinho, mas entendi.'],
  },
  consent: { any: ['Sim, por favor.', 'Pode avançar.'] },
  dateFits: { any: ['Sim, esse dia dá.', 'Por mim está bem.'] },
  nothingElse: { any: ['Não, é tudo. Bom dia!', 'Mais nada, está tudo resolvido.'] },
  unknownQuestion: { any: ['Isso não sei. Não aparece aí?', 'Não faço ideia, sinceramente.'] },
  askedAlready: { any: ['Já mandei isso acima.'] },
  photoSent: { any: ['Aqui vai a foto.'] },
  noPhoto: { any: ['Agora não consigo tirar foto, dá sem ela?'] },
  chase: { any: ['Olá, há novidades?', 'Continuo à espera.'] },
  chasePromise: { any: ['Olá, ficaram de me dizer alguma coisa. Há novidades?'] },
  giveUp: { any: ['Acho melhor ligar. De qualquer forma, bom trabalho.'] },
  pleased: { any: ['Que bom, agradeço o aviso!'] },
  facts: {
    order: ['É a {value}.', '{value}'],
    address: ['{value}.'],
    birth: ['{value}.'],
    phone: ['{value}, de preferência ao fim da tarde.'],
    email: ['{value}'],
    name: ['{value}, como na conta.'],
  },
};
