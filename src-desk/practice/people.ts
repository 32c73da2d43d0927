import type { Language } from './scenario';
import type { Currency } from './format';

const list = (items: string): readonly string[] => items.split(' · ');

/** Names and places of one culture. Names are `Latin` or `Latin=native script`. */
export interface Culture {
  readonly language: Language;
  readonly currency: Currency;
  readonly country: string;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly streets: readonly string[];
  readonly cities: readonly string[];
  readonly phone: string;
  readonly nativeScript?: true;
}

const UK = {
  language: 'en',
  currency: 'GBP',
  country: 'United Kingdom',
  streets: list(
    '14 Quarry Rise · 3 Mill Lane · 27 Albert Road · Flat 9, Almond Court · 81 Station Road · 5 Chapel Hill · 112 Whitworth Street · 36 Tanner Row · 2 The Shambles · 58 Lockside',
  ),
  cities: list(
    'Leeds LS6 2AB · Bristol BS3 4QD · Manchester M14 5TP · Cardiff CF10 1BH · Glasgow G12 8QQ · Norwich NR2 3RU · Sheffield S7 1FE · Leicester LE2 0QB · London SE15 4TW · London E17 9HB',
  ),
  phone: '07### ######',
} as const;

const IRELAND = {
  language: 'en',
  currency: 'EUR',
  country: 'Ireland',
  streets: list(
    '8 Harcourt Terrace · 21 Barrack Street · Apt 4, The Granary · 17 Sundrive Park · 63 College Road',
  ),
  cities: list('Dublin 6 · Cork T12 XR5A · Galway H91 K2P6 · Limerick V94 T9PX · Dublin 12'),
  phone: '08# ### ####',
} as const;

const USA = {
  language: 'en',
  currency: 'USD',
  country: 'United States',
  streets: list(
    '410 Juniper Ave · 1827 Delancey St, Apt 3 · 96 Old Mill Rd · 2205 W Cortland St · 738 Alder Ct',
  ),
  cities: list(
    'Portland, OR 97214 · Chicago, IL 60647 · Decatur, GA 30030 · Philadelphia, PA 19103 · Tucson, AZ 85719',
  ),
  phone: '(###) 555-01##',
} as const;

const GERMANY = {
  language: 'de',
  currency: 'EUR',
  country: 'Germany',
  streets: list(
    'Lindenstr. 4 · Am Mühlbach 17 · Goethestraße 52 · Kantstr. 88 · Bergweg 3a · Hafenstraße 21 · Rosenweg 9 · Sonnenallee 140 · Schillerplatz 6 · Im Winkel 11',
  ),
  cities: list(
    '10435 Berlin · 50677 Köln · 04229 Leipzig · 22765 Hamburg · 80469 München · 99084 Erfurt · 79102 Freiburg · 44137 Dortmund',
  ),
  phone: '0151 ########',
} as const;

const SPAIN = {
  language: 'es',
  currency: 'EUR',
  country: 'Spain',
  streets: list(
    'Calle Feria 31, 2º B · Avenida de la Constitución 7 · Calle Olmo 15, bajo · Plaza del Carmen 3 · Carrer de Blai 44, 1º · Paseo de Zorrilla 102 · Calle San Vicente 8, 4º D',
  ),
  cities: list(
    '41003 Sevilla · 28012 Madrid · 08004 Barcelona · 47006 Valladolid · 46002 Valencia · 48003 Bilbao · 29012 Málaga',
  ),
  phone: '6## ### ###',
} as const;

/** All cultures. The first name lists are long enough that a few hundred people share no full name. */
export const cultures: readonly Culture[] = [
  {
    ...UK,
    firstNames: list(
      'Oliver · Hannah · Gareth · Imogen · Callum · Bronwen · Stuart · Eleanor · Darren · Fiona · Rhys · Maureen',
    ),
    lastNames: list(
      'Whitaker · Pritchard · MacLeod · Ashworth · Tully · Beaumont · Hargreaves · Sutcliffe · Rowe · Lockwood · Penhaligon · Drummond',
    ),
  },
  {
    ...UK,
    firstNames: list(
      'Grace · Chidi · Adaeze · Tunde · Ngozi · Emeka · Folake · Ifeoma · Babatunde · Blessing',
    ),
    lastNames: list(
      'Okafor · Adeyemi · Eze · Balogun · Nwosu · Okonkwo · Afolabi · Obi · Bankole · Uche',
    ),
  },
  {
    ...UK,
    firstNames: list(
      'Priya · Arjun · Meera · Rohan · Kavita · Sanjay · Anjali · Vikram · Deepa · Harpreet · Nisha',
    ),
    lastNames: list(
      'Wadhwa · Nair · Patel · Iyer · Chaudhry · Kapoor · Singh Gill · Menon · Deshmukh · Rao',
    ),
  },
  {
    ...UK,
    firstNames: list(
      'Tomasz · Agnieszka · Piotr · Zofia · Oksana · Andriy · Milan · Ivana · Kasia · Dmytro',
    ),
    lastNames: list(
      'Kowalczyk · Wójcik · Zieliński · Shevchenko · Novák · Horvat · Lewandowska · Kravets · Petrović · Mazur',
    ),
  },
  {
    ...UK,
    firstNames: list(
      'Yaw · Abena · Kwame · Akosua · Wanjiru · Otieno · Naomi · Samuel · Efua · Kip',
    ),
    lastNames: list(
      'Mensah · Owusu · Boateng · Kamau · Odhiambo · Asante · Mutua · Amponsah · Wekesa · Darko',
    ),
  },
  {
    ...UK,
    firstNames: list('Elif · Emre · Zeynep · Cem · Shirin · Farhad · Leyla · Kaveh · Defne · Reza'),
    lastNames: list(
      'Fidan · Aydın · Karimi · Demir · Hosseini · Şahin · Rostami · Öztürk · Farahani · Kaplan',
    ),
  },
  {
    ...UK,
    firstNames: list('Bilal · Ayesha · Imran · Saima · Nusrat · Tariq · Rukhsana · Hamza · Sadia'),
    lastNames: list(
      'Qureshi · Mahmood · Rahman · Begum · Siddiqui · Akhtar · Hussain · Chowdhury · Malik',
    ),
  },
  {
    ...IRELAND,
    firstNames: list(
      'Aoife · Ciarán · Niamh · Declan · Siobhán · Eoin · Róisín · Pádraig · Gráinne',
    ),
    lastNames: list(
      "Byrne · Gallagher · O'Shea · Kinsella · Ní Bhriain · Doherty · McEvoy · Fitzgerald · Brennan",
    ),
  },
  {
    ...IRELAND,
    firstNames: list('Lars · Ingrid · Maja · Anders · Sanna · Mikkel · Aino · Freja · Jukka'),
    lastNames: list(
      'Lindqvist · Sørensen · Virtanen · Halvorsen · Nyström · Korhonen · Dahl · Bergström · Holm',
    ),
  },
  {
    ...USA,
    firstNames: list('Tom · Linh · Minh · Thuy · Kim · Anh · Duc · Mai · Vy'),
    lastNames: list('Nguyen · Tran · Pham · Le · Vo · Dang · Bui · Hoang'),
  },
  {
    ...USA,
    firstNames: list(
      'Marcus · Denise · Tyrell · Shauna · Wesley · Janelle · Curtis · Brianna · Elijah',
    ),
    lastNames: list(
      'Washington · Coleman · Baptiste · Hayes · Robinson · Whitfield · Sinclair · Grady · Monroe',
    ),
  },
  {
    ...USA,
    firstNames: list('Grace · Wei · Jia · Daniel · Mei-Ling · Hyun-woo · Soo-jin · Kevin · Eunice'),
    lastNames: list('Chen · Park · Liu · Kang · Zhao · Choi · Huang · Seo · Lam'),
  },
  {
    ...USA,
    firstNames: list('Kalani · Leilani · Maria Clara · Jomar · Analyn · Dante · Rowena · Noelani'),
    lastNames: list('Santos · Kahale · Reyes-Cruz · Bautista · Kealoha · Villanueva · Magsaysay'),
  },
  {
    ...GERMANY,
    firstNames: list(
      'Jonas · Katharina · Uwe · Svenja · Matthias · Heike · Lukas · Annegret · Torsten · Friederike · Moritz · Birgit',
    ),
    lastNames: list(
      'Becker · Hoffmann · Wiesner · Krüger · Lindemann · Vogt · Schäfer · Petersen · Brandt · Neumann · Oberländer · Thiele',
    ),
  },
  {
    ...GERMANY,
    firstNames: list('Ayşe · Mehmet · Derya · Can · Fatma · Murat · Dilan · Kemal'),
    lastNames: list('Yıldız · Kaya · Çelik · Aslan · Polat · Erdoğmuş · Güneş'),
  },
  {
    ...SPAIN,
    firstNames: list(
      'Lucía · Álvaro · Carmen · Iker · Rocío · Pablo · Montserrat · Javier · Nerea · Ramón',
    ),
    lastNames: list(
      'Méndez · Ortega Ruiz · Etxeberria · Soler · Navarro Gil · Castaño · Puig · Vázquez · Romero Díaz · Ferrer',
    ),
  },
  {
    ...SPAIN,
    firstNames: list('Valentina · Santiago · Ximena · Mateo · Daniela · Joaquín · Camila · Andrés'),
    lastNames: list(
      'Quispe · Restrepo · Villalobos · Fuentes · Arango · Cárdenas · Paredes · Benítez',
    ),
  },
  {
    language: 'ja',
    currency: 'JPY',
    country: 'Japan',
    phone: '090-####-####',
    nativeScript: true,
    firstNames: list(
      'Haruki=春樹 · Yui=結衣 · Kenji=健司 · Sakura=さくら · Takumi=拓海 · Misaki=美咲 · Hiroshi=浩 · Ayaka=彩花 · Naoko=直子 · Ryo=涼 · Emi=恵美 · Shota=翔太',
    ),
    lastNames: list(
      'Tanaka=田中 · Suzuki=鈴木 · Kobayashi=小林 · Yamamoto=山本 · Nakamura=中村 · Mori=森 · Ishikawa=石川 · Fujita=藤田 · Okada=岡田 · Hasegawa=長谷川 · Aoki=青木 · Ueno=上野',
    ),
    streets: list('緑町3-12-5 · 本町1-8-20 · 桜ヶ丘2-4-1 コーポ山吹202 · 栄4-15-7 · 若葉台6-3'),
    cities: list(
      '〒154-0012 東京都世田谷区 · 〒211-0006 川崎市中原区 · 〒564-0051 大阪府吹田市 · 〒460-0008 名古屋市中区 · 〒001-0024 札幌市北区',
    ),
  },
  {
    language: 'ar',
    currency: 'SAR',
    country: 'Saudi Arabia',
    phone: '05# ### ####',
    nativeScript: true,
    firstNames: list(
      'Amal=أمل · Yousef=يوسف · Noura=نورة · Khalid=خالد · Huda=هدى · Omar=عمر · Reem=ريم · Faisal=فيصل · Salma=سلمى · Tarek=طارق · Layan=ليان · Hassan=حسن',
    ),
    lastNames: list(
      'Saleh=صالح · Al-Harbi=الحربي · Haddad=حداد · Al-Otaibi=العتيبي · Mansour=منصور · Al-Qahtani=القحطاني · Nasser=ناصر · Darwish=درويش · Al-Zahrani=الزهراني · Khoury=خوري',
    ),
    streets: list(
      'شارع الأمير سلطان ٢١ · حي النرجس، شارع ١٤ · شارع التحلية، عمارة ٨ · حي الروضة، شارع ٦ · طريق الملك فهد ٣٣٠',
    ),
    cities: list('الرياض 13322 · جدة 23434 · الدمام 32241 · المدينة المنورة 42311'),
  },
  {
    language: 'fr',
    currency: 'EUR',
    country: 'France',
    phone: '06 ## ## ## ##',
    firstNames: list(
      'Camille · Antoine · Fatou · Mathilde · Yanis · Solène · Didier · Aminata · Gaëlle · Rémi',
    ),
    lastNames: list(
      'Lefèvre · Diallo · Moreau · Benali · Garnier · Le Goff · Traoré · Perrin · Chevalier · Haddadi',
    ),
    streets: list(
      '12 rue des Tanneurs · 45 avenue Jean-Jaurès · 8 impasse du Puits · 103 cours Lafayette · 6 quai de la Fosse',
    ),
    cities: list('69003 Lyon · 44000 Nantes · 75011 Paris · 35000 Rennes · 13006 Marseille'),
  },
  {
    language: 'pt',
    currency: 'EUR',
    country: 'Portugal',
    phone: '9## ### ###',
    firstNames: list(
      'Inês · Tiago · Beatriz · Rui · Mariana · João Pedro · Leonor · Thiago · Luana · Gonçalo',
    ),
    lastNames: list(
      'Ferreira · Almeida · Sousa Pinto · Carvalho · Nogueira · Tavares · Barbosa · Figueiredo · Lopes · Azevedo',
    ),
    streets: list(
      'Rua das Flores 58, 3.º Esq. · Travessa do Carmo 4 · Avenida de Roma 91 · Rua do Almada 230 · Largo da Graça 12',
    ),
    cities: list('4050-265 Porto · 1170-165 Lisboa · 3000-150 Coimbra · 4700-035 Braga'),
  },
];
